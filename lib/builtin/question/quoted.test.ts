import { expect, test } from "vitest";
import { findQuoted } from "./quoted";

test.each([
  ['Does "a b" occur?', ["a b"]],
  ["Kommt „Haus“ oder »Hof« vor?", ["Haus", "Hof"]],
  ["「甲「乙」丙」と『丁』", ["甲「乙」丙", "丁"]],
  ["the tenant's word", []],
  ['an open "quote', []],
  ['an empty "" one', []],
])("%s holds %j", (question, texts) => {
  expect(findQuoted(question).map(({ text }) => text)).toEqual(texts);
});
