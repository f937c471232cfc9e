import { describe, expect, it } from "vitest";
import { highlightTypescript } from "./highlight-typescript";

describe("syntax colours", () => {
  it("lose no character and no line", () => {
    const code =
      "// plan\nconst total: number = rows.length; // `x`\n\nFINAL(`${total}`, [/a+/g]);";
    const lines = highlightTypescript(code);
    expect(lines.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code);
  });

  it("come from the page's own variables, by kind of token", () => {
    const [line = []] = highlightTypescript("const name = 'text'; // why");
    const colorOf = (part: string) => line.find(({ text }) => text.includes(part))?.color;
    expect(colorOf("const")).toBe("var(--shiki-token-keyword)");
    expect(colorOf("text")).toMatch(/^var\(--shiki-token-string/);
    expect(colorOf("why")).toBe("var(--shiki-token-comment)");
  });

  it("stand for code that does not parse", () => {
    expect(highlightTypescript("const = = (((\n`open").flat().length).toBeGreaterThan(0);
  });
});
