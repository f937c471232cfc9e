import { expect, test } from "vitest";
import type { SearchOptions } from "@/lib/builtin/question/search-options";
import type { Wording } from "@/lib/builtin/question/wording";
import { phraseReadings } from "./phrase-pattern";

const unstated: SearchOptions = {
  letterCase: "unstated",
  lineBreaks: "unstated",
  word: "unstated",
  withoutNotes: false,
};
const quoted = (text: string, changes: Partial<Wording> = {}): Wording => ({
  text,
  start: 0,
  isQuoted: true,
  isAcronym: false,
  isCalledWord: false,
  ...changes,
});

function counts(wording: Wording, options: Partial<SearchOptions>, text: string): number[] {
  return phraseReadings(wording, { ...unstated, ...options }).map(({ source }) => {
    const end = source.lastIndexOf("/");
    return text.match(new RegExp(source.slice(1, end), source.slice(end + 1)))?.length ?? 0;
  });
}

test("what the question leaves open is counted in every way", () => {
  expect(counts(quoted("sea"), {}, "sea Sea seal")).toEqual([1, 2, 2, 3]);
});

test("a stated option leaves one way", () => {
  expect(counts(quoted("sea"), { letterCase: "any", word: "whole" }, "sea Sea seal")).toEqual([2]);
  expect(
    counts(
      quoted("two words"),
      { letterCase: "exact", lineBreaks: "as-spaces" },
      "two\nwords two words",
    ),
  ).toEqual([2]);
});

test("an acronym is meant as written and as a word", () => {
  expect(counts(quoted("ACT", { isQuoted: false, isAcronym: true }), {}, "ACT act ACTION")).toEqual(
    [1],
  );
});

test("signs are searched for as they stand", () => {
  expect(counts(quoted("[***]"), {}, "[***] [* * *] [*]")).toEqual([1]);
});

test("Japanese has neither case nor spaces between words", () => {
  expect(counts(quoted("国会"), {}, "国会と国会議員")).toEqual([2]);
});
