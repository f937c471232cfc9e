import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts, likenessOf } from "./compare-texts";

const contract = "AGREEMENT\nThe fee is $500.\nThe notice is thirty days.\nSigned in Ohio.\n";

test("a changed line is told with its line in both texts", () => {
  const { changes, ...rest } = compareTexts(contract, `Draft\n${contract.replace("$500", "$650")}`);
  expect(changes).toEqual([
    { oldLine: 1, newLine: 1, removed: [], added: ["Draft"], unlisted: 0 },
    {
      oldLine: 2,
      newLine: 3,
      removed: ["The fee is $500."],
      added: ["The fee is $650."],
      unlisted: 0,
    },
  ]);
  expect(rest).toEqual({ addedLines: 2, removedLines: 1, isWhole: true });
});

test("a text that is something else shares next to nothing", () => {
  const other = Array.from(
    { length: 60 },
    (_, row) => `Stanza ${row} of a poem about ${"ab"[row % 2]}`,
  );
  expect(likenessOf(contract, other.join("\n"))).toBeLessThan(0.05);
});

test("a table of the same rows with other figures is the same table", () => {
  const rows = (factor: number) =>
    Array.from({ length: 50 }, (_, row) => `item-${row},${row * factor}`).join("\n");
  expect(likenessOf(rows(3), rows(7))).toBe(1);
});

test("one very long line is compared by its sentences", () => {
  const sentences = Array.from(
    { length: 300 },
    (_, at) => `Sentence of ${"x".repeat(at % 40)} words.`,
  );
  const before = sentences.join(" ");
  const shared = likenessOf(before, before.replace("Sentence", "Phrase"));
  expect(shared).toBeGreaterThan(0.9);
  expect(shared).toBeLessThan(1);
});

test("changes of any two texts lead from the one to the other", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c 1", "c 2", ""), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (olds, youngs) => {
      const { changes, isWhole } = compareTexts(olds.join("\n"), youngs.join("\n"));
      expect(isWhole).toBe(true);
      const text = olds.join("\n").split("\n");
      for (const { oldLine, removed, added } of changes.toReversed()) {
        expect(text.slice(oldLine - 1, oldLine - 1 + removed.length)).toEqual(removed);
        text.splice(oldLine - 1, removed.length, ...added);
      }
      expect(text.join("\n")).toBe(youngs.join("\n"));
    }),
  );
});

test("10 MB that differ throughout are counted in bounded time", () => {
  const text = (seed: number) =>
    Array.from(
      { length: 100_000 },
      (_, row) => `${(row * seed) % 999_983} ${"word ".repeat(18)}`,
    ).join("\n");
  const [before, now] = [text(7), text(11)];
  expect(before.length).toBeGreaterThan(9_500_000);
  const began = performance.now();
  const { isWhole, changes, addedLines } = compareTexts(before, now);
  expect(performance.now() - began).toBeLessThan(12_000);
  expect({ isWhole, changes: changes.length }).toEqual({ isWhole: false, changes: 0 });
  expect(addedLines).toBeGreaterThan(1_000);
});
