import { expect, test } from "vitest";
import { misquoted, misquoteNote } from "@/lib/rlm/quoted-words";

const context =
  "The Supplier shall give\nnotice not later than ninety (90) days before the end of the term.";

test("a quote with other white space and quotation marks stands", () => {
  expect(
    misquoted("It says “The Supplier shall give notice not later than ninety (90) days”.", context),
  ).toEqual([]);
});

test("a quote with one word changed does not stand", () => {
  const quote = "The Supplier shall give notice not later than sixty (60) days";
  expect(misquoted(`It says "${quote}".`, context)).toEqual([quote]);
});

test("a short term in quotation marks is not taken for a quote", () => {
  expect(misquoted('The "Term" is not defined.', context)).toEqual([]);
});

test("the note counts the replies and names the items", () => {
  const right = { reply: '"notice not later than ninety (90) days"', context };
  const wrong = { reply: '"notice not later than thirty (30) days"', context };
  expect(misquoteNote([right, right])).toBeNull();
  expect(misquoteNote([right, wrong])).toBe(
    "1 of 2 sub-call replies quotes words that do not stand in its context (item 2)",
  );
});

test.each(["“", "「", "『", "“「『"])("a reply of %j over and over is read in seconds", (piece) => {
  const startedAt = performance.now();
  expect(misquoted(piece.repeat(100_000 / piece.length), context)).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});
