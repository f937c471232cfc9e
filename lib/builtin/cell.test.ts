import { expect, test } from "vitest";
import { escapePattern, literal, pattern, writeReply } from "./cell";

test("a reply is a sentence and one fenced cell", () => {
  expect(writeReply({ why: "I count.", code: "print(1)\n" })).toBe(
    "I count.\n\n```ts\nprint(1)\n```",
  );
});

test("a wording from the question cannot end the fence, nor forge the marks", () => {
  const source = literal("a ```\n⟦b⟧");
  expect(source).not.toContain("`");
  expect(source).not.toMatch(/[⟦⟧\n]/);
  expect(JSON.parse(source)).toBe("a ```\n⟦b⟧");
});

test.each(["[***]", "a/b", "C:\\dir", "1.5 (net)", "$5?"])(
  "the pattern of %s matches it and nothing looser",
  (text) => {
    const source = pattern(escapePattern(text), "u");
    const body = source.slice(1, source.lastIndexOf("/"));
    expect(new RegExp(body, "u").exec(`x${text}y`)?.[0]).toBe(text);
  },
);
