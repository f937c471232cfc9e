import { describe, expect, test } from "vitest";
import {
  courtWordsIn,
  cut,
  noticeProblems,
  plainNotice,
} from "@/lib/courtroom/checks/check-notice";
import { COURT_WORDS } from "@/lib/courtroom/prompts/judge";

const fine = { title: "Retries: new name", sentence: "The page still passes retryLimit." };

test("a notice in plain words has no problem", () => {
  expect(noticeProblems(fine, [])).toEqual([]);
});

test.each(COURT_WORDS)("the word %s does not reach an owner", (word) => {
  expect(courtWordsIn(`About the ${word}.`)).toEqual([word]);
  expect(noticeProblems({ ...fine, sentence: `About the ${word}.` }, [])).toHaveLength(1);
});

describe("words that only hold such a word do", () => {
  test.each(["courtesy", "judgement", "remodel", "charger", "trialling", "evident", "said aim ai"])(
    "%s",
    (word) => {
      expect(courtWordsIn(word)).toEqual([]);
    },
  );
});

describe("a page about such things may name them", () => {
  test.each([
    ["model", "Drop the private Origin model", "the Model is gone"],
    ["models", "One model was dropped", "several models are named"],
    ["Charges", "Charges are listed", "a charge is listed"],
    ["AI", "The AI SDK", "the AI SDK"],
  ])("%s", (_word, sentence, source) => {
    expect(noticeProblems({ ...fine, sentence }, [source])).toEqual([]);
  });

  test("but not others", () => {
    expect(noticeProblems({ ...fine, sentence: "The jury read the model." }, ["a model"])).toEqual([
      "sentence: leave out jury",
    ]);
  });
});

test("title and sentence have a longest length each", () => {
  expect(noticeProblems({ title: "a".repeat(61), sentence: "a".repeat(201) }, [])).toEqual([
    "title: 61 characters, at most 60",
    "sentence: 201 characters, at most 200",
  ]);
});

describe("code writes a notice that can go out", () => {
  const exhibit = { path: "docs/guide/retries.md", before: "retryLimit is 5.", after: "It is 3." };

  test("with what held before and what holds now", () => {
    expect(plainNotice(exhibit, [])).toEqual({
      title: "retries.md: no longer right after a change",
      sentence: "The page still says what held before: retryLimit is 5. Now: It is 3.",
    });
  });

  test.each([
    ["in words of a court", { ...exhibit, before: "the jury said" }],
    ["of any length", { ...exhibit, path: `${"long".repeat(40)}.md`, before: "long ".repeat(99) }],
    ["with a page of such a name", { ...exhibit, path: "docs/trial.md" }],
    ["in letters of two halves", { ...exhibit, before: "😀".repeat(200) }],
  ])("%s", (_how, given) => {
    const notice = plainNotice(given, [given.path]);
    expect(noticeProblems(notice, [given.path])).toEqual([]);
    expect(notice.sentence.isWellFormed()).toBe(true);
    expect(notice.title.length).toBeGreaterThan(10);
  });
});

test("a text is cut at a word, and never within a letter", () => {
  expect(cut("one two three", 13)).toBe("one two three");
  expect(cut("one two three", 12)).toBe("one two…");
  expect(cut("😀😀😀😀", 4)).toBe("😀…");
  expect(cut("a".repeat(20), 5)).toBe("aaaa…");
});
