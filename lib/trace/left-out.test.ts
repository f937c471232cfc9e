import { expect, test } from "vitest";
import { toldWarnings } from "@/lib/trace/left-out";
import { leftOutWords } from "@/lib/trace/left-out-words";

const imported = {
  warnings: ["A limit was reached.", "One step has no end (cell).", "2 odd things (x)."],
  leftOut: [
    { kind: "no-end", count: 1, first: "cell" },
    { kind: "of-a-later-version", count: 2, first: "x" },
  ],
};

test("what an import left out is told in the reader's language, all else as it is stored", () => {
  expect(toldWarnings(imported, leftOutWords.ja, "ja")).toEqual([
    "A limit was reached.",
    "終わりのないステップが 1 件ありました（最初は cell）。",
    "2 odd things (x).",
  ]);
});

test("in English it is what is stored, so that either may be shown", () => {
  expect(toldWarnings(imported, leftOutWords.en, "en")).toEqual(imported.warnings);
});

test("an older log has sentences alone", () => {
  const { warnings } = imported;
  expect(toldWarnings({ warnings }, leftOutWords.ja, "ja")).toEqual(warnings);
});
