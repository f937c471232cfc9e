import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lightTokens } from "./light-tokens";

const textOf = (code: string) =>
  lightTokens(code)
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n");

const colored = (code: string) =>
  lightTokens(code)
    .flat()
    .flatMap(({ text, color }) =>
      color ? [[color.replace(/^var\(--shiki-token-|\)$/g, ""), text]] : [],
    );

describe("light syntax colours", () => {
  it("lose no character of any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (code) => textOf(code) === code));
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "/",
            "*",
            "`",
            "'",
            '"',
            "\\",
            "\n",
            "a",
            "1",
            "(",
            "[",
            "]",
            " ",
            "${",
            "表",
          ),
        ),
        (parts) => textOf(parts.join("")) === parts.join(""),
      ),
    );
  });

  it("tell kinds of tokens apart", () => {
    expect(
      colored("const total = sum(rows, 1_000.5); // why\nprint(`a ${b}\nc`, 'x', null)"),
    ).toEqual([
      ["keyword", "const"],
      ["function", "sum"],
      ["constant", "1_000.5"],
      ["comment", "// why"],
      ["function", "print"],
      ["string", "`a ${b}"],
      ["string", "c`"],
      ["string", "'x'"],
      ["constant", "null"],
    ]);
  });

  it("tell a pattern from a division", () => {
    expect(colored("grep(/[/\\d]+ units/g) + total / 2 / count")).toEqual([
      ["function", "grep"],
      ["link", "/[/\\d]+ units/g"],
      ["constant", "2"],
    ]);
    expect(colored("return /x/.test(line)")).toContainEqual(["link", "/x/"]);
  });

  it("colour code that is still being written", () => {
    expect(colored("const text = `open")).toContainEqual(["string", "`open"]);
    expect(colored("/* open\nfor")).toEqual([
      ["comment", "/* open"],
      ["comment", "for"],
    ]);
  });
});
