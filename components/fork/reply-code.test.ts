import { describe, expect, test } from "vitest";
import { codeIn, withCode } from "./reply-code";

const reply = "First I look.\n\n```ts\nconst n = 1;\nprint(n);\n```\nThen I answer.";

describe("the code of a reply", () => {
  test("stands between its fences, and is put back there", () => {
    expect(codeIn(reply)).toBe("const n = 1;\nprint(n);");
    expect(withCode(reply, "print(2);")).toBe(
      "First I look.\n\n```ts\nprint(2);\n```\nThen I answer.",
    );
  });

  test("put back as it is leaves the reply as it was", () => {
    for (const text of [reply, "```\n\n```", "```ts\na\n\n```\n"])
      expect(withCode(text, codeIn(text) ?? "none")).toBe(text);
  });

  test.each([
    ["no fence", "Only words."],
    ["a fence that is not closed", "```ts\nconst n = 1;"],
    ["two blocks", "```ts\na\n```\n```ts\nb\n```"],
  ])("is not told apart in a reply with %s", (_what, text) => {
    expect(codeIn(text)).toBeNull();
    expect(withCode(text, "x")).toBe(text);
  });
});
