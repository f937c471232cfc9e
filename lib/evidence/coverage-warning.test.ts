import { expect, test } from "vitest";
import type { DocumentCoverage } from "@/lib/trace/select-coverage";
import { coverageWarning } from "./coverage-warning";

const seen = (share: number, doc = 0): DocumentCoverage => ({
  doc,
  chars: 1_000,
  ranges: { printed: [], "sub-call": [], searched: [0, share * 1_000], unseen: [] },
  sizes: { printed: 0, "sub-call": 0, searched: share * 1_000, unseen: (1 - share) * 1_000 },
  byCodeAlone: 0,
});
const name = (doc: number) => `part-${doc}.txt`;

test.each([
  "All parties agreed.",
  "None of them pays.",
  "The only exception is clause 4.",
  "There is no other fee.",
  "Alle Verträge enden 2026.",
  "Es gibt keine Ausnahme.",
  "すべての契約が終了した。",
  "該当する条項はない。",
])("%s over a twelfth of the text earns a warning", (answer) => {
  expect(coverageWarning(answer, [seen(0.0825)], name)).toMatch(/only 8 % of part-0\.txt/);
});

test.each([
  "The total is 37.",
  'The clause says "all payments are final".',
  "The hall is overall small; nevertheless it opens.",
  "条項には「すべて」とある。",
  "> all that was agreed\nThe fee is 40.",
])("%s speaks of no whole", (answer) => {
  expect(coverageWarning(answer, [seen(0.01)], name)).toBeNull();
});

test("a search over the whole text is ground enough", () => {
  expect(coverageWarning("All of them.", [seen(1)], name)).toBeNull();
  expect(coverageWarning("All of them.", [seen(0.5)], name)).toBeNull();
});

test("each document that was hardly seen is named", () => {
  const warning = coverageWarning("None.", [seen(1), seen(0, 1), seen(0.001, 2)], name);
  expect(warning).toContain("0 % of part-1.txt, less than 1 % of part-2.txt");
  expect(warning).not.toContain("part-0");
});

test.each(["“", "„", "«", "「", "『", "“«「『„"])(
  "%j over and over is read in seconds",
  (piece) => {
    const hostile = `all ${piece.repeat(100_000 / piece.length)}`;
    const startedAt = performance.now();
    expect(coverageWarning(hostile, [seen(0.1)], name)).toContain('"all"');
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  },
);
