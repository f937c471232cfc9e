import fc from "fast-check";
import { expect, test } from "vitest";
import { lineNumbers, placeByNeighbours, standingPlaces } from "./standing-quotes";

const rows = Array.from({ length: 40 }, (_, row) => `row ${row},region-${row % 4},${row * 7}`);
const before = rows.join("\n");

function quoteOf(text: string, quote: string) {
  return { start: text.indexOf(quote), quote };
}

test("of equal lines, the one nearest to where the quote stood is meant", () => {
  const twice = `same line\n${before}\nsame line\nlast words\n`;
  const second = { start: twice.lastIndexOf("same"), quote: "same line" };
  const [place] = standingPlaces([second], twice, `new first line\n${twice}`);
  expect(place?.start).toBe(second.start + "new first line\n".length);
});

test("a short quote stands only where its line does", () => {
  const amount = quoteOf(before, "21");
  const elsewhere = before.replace("row 3,region-3,21", "row 3,region-3,22");
  expect(standingPlaces([amount], before, elsewhere)).toEqual([null]);
  expect(standingPlaces([amount], before, `x\n${before}`)[0]).not.toBeNull();
});

test("white space and quotation marks may differ, words may not", () => {
  const text = "The supplier “shall deliver” within thirty days of the order.";
  const quote = { start: 0, quote: text };
  const folded = text.replace(/[“”]/g, '"').replace(" within", "\n  within");
  expect(standingPlaces([quote], text, folded)[0]).not.toBeNull();
  expect(standingPlaces([quote], text, folded.replace("thirty", "sixty"))).toEqual([null]);
});

test("the line that took a quote's place stands between the same neighbours", () => {
  const now = `head\n${before.replace("row 9,region-1,63", "row 9,region-1,64")}`;
  const place = placeByNeighbours(quoteOf(before, "row 9,region-1,63"), before, now);
  expect(place && now.slice(place.start, place.end)).toBe("row 9,region-1,64");
});

test("lines put in or taken out elsewhere never lose a line that is still there", () => {
  const edits = fc.array(fc.tuple(fc.nat(39), fc.constantFrom("put in", "taken out")), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.nat(39), edits, (kept, changes) => {
      const lines = [...rows];
      for (const [at, how] of changes) {
        if (how === "put in") lines.splice(at, 0, `new line at ${at}`);
        else if (lines[at] !== rows[kept]) lines.splice(at, 1);
      }
      const now = lines.join("\n");
      const quote = rows[kept] ?? "";
      const [place] = standingPlaces([{ start: before.indexOf(`${quote}`), quote }], before, now);
      const isThere = lines.includes(quote);
      expect(place !== null).toBe(isThere || now.includes(quote));
      if (place) expect(now.slice(place.start, place.end)).toBe(quote);
    }),
  );
});

test("lines are counted from 1", () => {
  const lineOf = lineNumbers("a\nbc\n\nd");
  expect([0, 1, 2, 4, 5, 6].map(lineOf)).toEqual([1, 1, 2, 2, 3, 4]);
});
