import { expect, test } from "vitest";
import { readPhraseQuestion } from "./phrase-question";
import { readQuestion } from "./reading";

function read(question: string) {
  const reading = readQuestion(question);
  const asked = readPhraseQuestion(reading);
  return {
    goals: asked?.goals,
    wordings: asked?.wordings.map(({ text }) => text),
    combine: asked?.combine,
    part: asked?.part?.key,
    leftover: reading.leftover(),
  };
}

test.each([
  ['How many times does "whale oil" occur?', ["occurrences"], ["whale oil"], undefined],
  [
    'In how many letters does the phrase "dear friend" occur?',
    ["parts-count"],
    ["dear friend"],
    "letter",
  ],
  [
    'Which contracts mention "escrow"? Give the header names.',
    ["parts-list"],
    ["escrow"],
    "contract",
  ],
  [
    'List the names of every agreement that mentions "escrow".',
    ["parts-list"],
    ["escrow"],
    "contract",
  ],
  [
    'How many markers written exactly "[x]" are there, and in how many letters do they occur?',
    ["occurrences", "parts-count"],
    ["[x]"],
    "letter",
  ],
  ['How many lines contain "timeout"?', ["lines-count"], ["timeout"], undefined],
  ["「国会」という語は何回出てきますか。", ["occurrences"], ["国会"], undefined],
  ["「甲」と「乙」ではどちらが多く出てきますか。", ["compare"], ["甲", "乙"], undefined],
  ["Wie oft kommt das Wort „Fisch“ vor?", ["occurrences"], ["Fisch"], undefined],
  ["In wie vielen Artikeln kommt „Rat“ vor?", ["parts-count"], ["Rat"], "article"],
])("%s is understood whole", (question, goals, wordings, part) => {
  expect(read(question)).toMatchObject({ goals, wordings, part, leftover: [] });
});

test.each([
  ['How many letters mention both "tea" and "rum"?', "all"],
  ['How many letters mention either "tea" or "rum"?', "any"],
  ['How many letters mention "tea" but not "rum"?', "only-first"],
  ['How many letters do not mention "tea"?', "none"],
])("%s combines by %s", (question, combine) => {
  expect(read(question)).toMatchObject({ combine, leftover: [] });
});

test("a description of the file is no condition, and its quote no wording", () => {
  const question =
    'This file holds 12 letters, each under a "== LETTER n ==" line. In how many of them does "tea" occur?';
  expect(read(question)).toMatchObject({
    goals: ["parts-count"],
    wordings: ["tea"],
    part: "letter",
    leftover: [],
  });
});

test.each([
  'How many long letters mention "tea"?',
  'How many letters mention "tea" in their title?',
  'How many letters sent by Anna mention "tea"?',
])("%s has a condition that no rule explains", (question) => {
  expect(read(question).leftover).not.toEqual([]);
});

test("a quoted value of what is counted is no wording to look for", () => {
  expect(read('How many films have the grade "B"?').goals).toBeUndefined();
  expect(read('How many boats are named "Heron"?').goals).toBeUndefined();
});
