import { expect, test } from "vitest";
import { quotedLines } from "./quote-lines";

const lines = [{ text: "To cap retries, pass" }, { text: "  `limit` to the client." }];

test("a quote is found over the end of a line", () => {
  const { marks, lines: placed } = quotedLines(lines, "pass `limit`");
  expect(marks).toEqual([{ id: "quote", start: 16, end: 30 }]);
  expect(placed.map(({ start }) => start)).toEqual([0, 21]);
});

test("signs of patterns in a quote mean themselves", () => {
  expect(quotedLines([{ text: "a?: (x|y)[]" }], "a?: (x|y)[]").marks).toHaveLength(1);
  expect(quotedLines([{ text: "abc" }], "a.c").marks).toEqual([]);
});

test("what stands nowhere is not marked", () => {
  expect(quotedLines(lines, "the server").marks).toEqual([]);
  expect(quotedLines(lines, "  ").marks).toEqual([]);
});

test("a quote with the signs of a patch is found beside them", () => {
  const changed = [{ text: "  limit?: number;" }, { text: "  most?: number;" }];
  expect(quotedLines(changed, "-  limit?: number;\n+  most?: number;").marks).toEqual([
    { id: "quote", start: 2, end: 34 },
  ]);
});
