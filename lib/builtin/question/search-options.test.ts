import { expect, test } from "vitest";
import { readQuestion } from "./reading";
import { takeSearchOptions } from "./search-options";

test.each([
  ["(ignore upper/lower case, and treat line breaks as spaces)", "any", "as-spaces", "unstated"],
  ["(any case, line breaks count as spaces)", "any", "as-spaces", "unstated"],
  ["case-insensitive, as a whole word", "any", "unstated", "whole"],
  ["with exact capitals", "exact", "unstated", "unstated"],
  ["case-sensitive", "exact", "unstated", "unstated"],
  ["Wie oft, Groß- und Kleinschreibung egal, als ganzes Wort?", "any", "unstated", "whole"],
  ["Wie oft, genaue Groß- und Kleinschreibung?", "exact", "unstated", "unstated"],
  ["大文字と小文字を区別せずに", "any", "unstated", "unstated"],
  ["大文字と小文字を区別して", "exact", "unstated", "unstated"],
  ["how many times?", "unstated", "unstated", "unstated"],
])("%s", (question, letterCase, lineBreaks, word) => {
  expect(takeSearchOptions(readQuestion(question))).toMatchObject({ letterCase, lineBreaks, word });
});

test("a bare mention of upper and lower case states no option", () => {
  expect(takeSearchOptions(readQuestion("Are upper and lower case letters used?")).letterCase).toBe(
    "unstated",
  );
});
