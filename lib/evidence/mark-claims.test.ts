import fc from "fast-check";
import { expect, it } from "vitest";
import { markClaims } from "./mark-claims";

/** Answers typed by hand, with the whole sentence that holds the fact as evidence. */
function marksOf(answer: string, sentence: string, around = ""): string[] {
  const text = `${around}\n\n\n\n\n\n\n${sentence}\n`;
  const start = text.indexOf(sentence);
  const end = start + sentence.length;
  const line = text.slice(0, start).split("\n").length;
  return markClaims({
    answer,
    spans: [{ doc: 0, start, end, line, of: null, pattern: null, quote: text.slice(start, end) }],
    documents: [{ text }],
    question: "What is it?",
    seenTexts: ["a first look that showed no value"],
    cellCode: `FINAL(${JSON.stringify(answer)}, [span])`,
    cellOutput: "",
    priorCodes: ["look()"],
  }).map(({ mark }) => mark);
}

const digits = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{1,6}$/))
  .map(([first, rest]) => `${first}${rest}`);
const grouped = digits.map((number) => number.replace(/\B(?=(\d{3})+$)/g, ","));
const decimal = fc.tuple(grouped, fc.stringMatching(/^\d{1,2}$/)).map((parts) => parts.join("."));
const number = fc.oneof(digits, grouped, decimal);

function withDigitChanged(text: string, seed: number, by: number): string {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  const at = places[seed % places.length] ?? 0;
  return `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`;
}

it("a number that the evidence holds is verified, in any grouping", () => {
  fc.assert(
    fc.property(number, (written) => {
      const sentence = `The fee is ${written} euros.`;
      expect(marksOf(`${written} euros`, sentence)).toEqual(["verified"]);
      expect(marksOf(`${written.replaceAll(",", "")} euros`, sentence)).toEqual(["verified"]);
    }),
  );
});

it("a number with one digit changed is unsupported", () => {
  fc.assert(
    fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (written, seed, by) => {
      const changed = withDigitChanged(written, seed, by);
      expect(marksOf(`It is ${changed} euros.`, `The fee is ${written} euros.`)).toEqual([
        "unsupported",
      ]);
    }),
  );
});

it("a number with a digit left out or put in is unsupported", () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.constantFrom(..."123456789"), (written, seed, digit) => {
      const at = seed % written.length;
      const shorter = written.slice(0, at) + written.slice(at + 1);
      const longer = written.slice(0, at) + digit + written.slice(at);
      const sentence = `There are ${written} rows.`;
      expect(marksOf(`${longer} rows`, sentence)).toEqual(["unsupported"]);
      if (Number(shorter) > 0)
        expect(marksOf(`${shorter} rows`, sentence)).toEqual(["unsupported"]);
    }),
  );
});

const date = fc.record({
  year: fc.integer({ min: 1900, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 13, max: 28 }),
});
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const notations = [
  (y: number, m: number, d: number) => `${y}-${String(m).padStart(2, "0")}-${d}`,
  (y: number, m: number, d: number) => `${months[m - 1]} ${d}, ${y}`,
  (y: number, m: number, d: number) => `${d} ${months[m - 1]} ${y}`,
  (y: number, m: number, d: number) => `${d}.${m}.${y}`,
  (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
];
const notation = fc.constantFrom(...notations);

it("a date is verified in every notation, and unsupported when one part differs", () => {
  const part = fc.constantFrom("year", "month", "day");
  fc.assert(
    fc.property(date, notation, notation, part, ({ year, month, day }, read, write, changed) => {
      const sentence = `It ends on ${read(year, month, day)} at noon.`;
      expect(marksOf(`It ends on ${write(year, month, day)}.`, sentence)).toEqual(["verified"]);
      const wrong = {
        year: write(year + 1, month, day),
        month: write(year, (month % 12) + 1, day),
        day: write(year, month, day === 28 ? 13 : day + 1),
      }[changed];
      expect(marksOf(`It ends on ${wrong}.`, sentence)).toEqual(["unsupported"]);
    }),
  );
});

const word = fc.stringMatching(/^[a-z]{3,9}$/);

it("a quote is verified, and unsupported when one word is altered, left out or moved", () => {
  const words = fc.uniqueArray(word, { minLength: 4, maxLength: 15 });
  fc.assert(
    fc.property(words, fc.nat(), (list, seed) => {
      const sentence = list.join(" ");
      const at = (seed % (list.length - 2)) + 1;
      const quoted = (parts: readonly string[]) => `It says "${parts.join(" ")}".`;
      expect(marksOf(quoted(list), sentence)).toEqual(["verified"]);
      const altered = list.with(at, `${list[at]}q`);
      const shortened = list.toSpliced(at, 1);
      const moved = list.toSpliced(at, 1).toSpliced(at + 1, 0, list[at] ?? "");
      for (const wrong of [altered, shortened, moved]) {
        expect(marksOf(quoted(wrong), sentence)).toEqual(["unsupported"]);
      }
    }),
  );
});

it("no answer makes the check fail, and every claim is a part of the answer", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom(
      '"',
      "「」",
      "`x`",
      "> ",
      "\n",
      "1,234.5",
      "3億2",
      "…",
      "5 May",
      "12:3",
      "１２",
      "(-",
      "𝟏𝟐",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(piece, { maxLength: 12 }),
      (one, other) => {
        const [answer, sentence] = [one.join(""), `x${other.join("")}`];
        const text = `${sentence}\n`;
        const claims = markClaims({
          answer,
          spans: [
            {
              doc: 0,
              start: 0,
              end: sentence.length,
              line: 1,
              of: null,
              pattern: null,
              quote: sentence,
            },
          ],
          documents: [{ text }],
          question: answer,
          seenTexts: [sentence],
          cellCode: answer,
          cellOutput: sentence,
          priorCodes: [],
        });
        for (const { start, end, text: claimed, places } of claims) {
          expect(answer.slice(start, end)).toBe(claimed);
          expect(end).toBeGreaterThan(start);
          for (const place of places) expect(place.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});
