import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateQuote, locateQuotes } from "./locate-quotes";

const at = (text: string, quote: string): string | null => {
  const range = locateQuote(text, quote);
  return range && text.slice(range.start, range.end);
};

describe("a quote stands where only its form differs", () => {
  it.each<[string, string, string, string]>([
    ["exact", "one two three", "two", "two"],
    ["line breaks", "unless one\n  Party notifies", "one Party", "one\n  Party"],
    ["case", "The NOTICE period", "the notice", "The NOTICE"],
    ["quotation marks", "the “Term” begins", 'the "Term"', "the “Term”"],
    ["apostrophes", "the Seller’s duty", "Seller's", "Seller’s"],
    ["dashes", "the years 2001–2009 and", "2001-2009", "2001–2009"],
    ["full width", "第１２条　ＡＢＣ", "第12条 abc", "第１２条　ＡＢＣ"],
    ["half-width kana", "ｶﾞｲﾄﾞ", "ガイド", "ｶﾞｲﾄﾞ"],
    ["ligatures", "the eﬃcient ﬁrm", "efficient firm", "eﬃcient ﬁrm"],
    ["accents", "cafe\u0301 au lait", "café", "cafe\u0301"],
    ["soft hyphens", "agree\u00adment", "agreement", "agree\u00adment"],
    ["letters beyond the basic plane", "the 𝐓𝐞𝐫𝐦 ends", "term", "𝐓𝐞𝐫𝐦"],
    ["lines within Japanese", "これを保\n障する。", "これを保障する", "これを保\n障する"],
    ["one character", "甲と乙", "乙", "乙"],
    ["two characters", "甲乙丙", "乙丙", "乙丙"],
  ])("%s", (_name, text, quote, expected) => {
    expect(at(text, quote)).toBe(expected);
  });
});

describe("a quote does not stand", () => {
  it.each<[string, string, string]>([
    ["with another word", "prior written notice", "previous written notice"],
    ["with words joined", "in to the house", "into the house"],
    ["with words apart", "into the house", "in to the house"],
    ["with another accent", "le café noir", "le cafe noir"],
    ["as the end of a number", "a fee of 1300 euros", "300 euros"],
    ["as the end of a grouped number", "a fee of 1,300 euros", "300 euros"],
    ["as the end of a decimal", "a rate of 4.25 percent", "25 percent"],
    ["as the beginning of a number", "exactly 1300", "exactly 13"],
    ["as the beginning of a grouped number", "exactly 1,300", "exactly 1"],
    ["when it is only white space", "a b", "  "],
    ["when it is longer than the text", "short", "short and more"],
  ])("%s", (_name, text, quote) => {
    expect(at(text, quote)).toBeNull();
  });

  it("as a part of a word, when whole words are asked for", () => {
    const [cut, whole] = locateQuotes("reports and a report", [
      { text: "port", isWholeWord: true },
      { text: "report", isWholeWord: true },
    ]);
    expect(cut).toBeNull();
    expect(whole).toEqual({ start: 14, end: 20 });
  });
});

it("goes on after a place that cuts a number", () => {
  expect(locateQuote("1300 then 300", "300")).toEqual({ start: 10, end: 13 });
});

it("finds many wordings at once, each where it stands first", () => {
  const wordings = ["gamma ray", "alpha", "no such thing", "b", "αβ"].map((text) => ({ text }));
  expect(locateQuotes("alpha b gamma\nray alpha αβγ", wordings)).toEqual([
    { start: 8, end: 17 },
    { start: 0, end: 5 },
    null,
    { start: 6, end: 7 },
    { start: 24, end: 26 },
  ]);
});

it("a text that almost matches everywhere ends the search", () => {
  expect(locateQuote("a".repeat(1_000_000), `${"a".repeat(4_000)}b`)).toBeNull();
});

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const words = fc.array(word, { minLength: 6, maxLength: 60 });
const space = fc.constantFrom(" ", "\n", "  ", " \n\t", "\u3000");

describe("for any text", () => {
  it("finds each stretch of its words, whatever the white space and case", () => {
    const sample = fc.tuple(
      words,
      fc.infiniteStream(space),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(sample, ([text, spaces, seed, length]) => {
        const from = seed % text.length;
        const quote = text.slice(from, from + length);
        const joined = text.map((each) => each + spaces.next().value).join("");
        const found = at(joined, quote.join(" ").toUpperCase());
        expect(found?.split(/\s+/)).toEqual(quote);
      }),
    );
  });

  it("finds no stretch with one letter changed to one that the text does not use", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (text, wordSeed, letterSeed) => {
        const changed = [...text];
        const index = wordSeed % text.length;
        const letters = [...(text[index] ?? "")];
        letters[letterSeed % letters.length] = "ß";
        changed[index] = letters.join("");
        expect(locateQuote(text.join(" "), changed.join(" "))).toBeNull();
      }),
    );
  });

  it("finds each stretch of characters, whether they fold to one unit or several", () => {
    const character = fc.constantFrom(..."橋の上ではプ渡éöñ한ﬁabc");
    const characters = fc.array(character, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (text, seed, size) => {
        const from = seed % text.length;
        const quote = text.slice(from, from + 1 + (size % text.length)).join("");
        const range = locateQuote(text.join(""), quote);
        expect(range).not.toBeNull();
        expect(text.join("").slice(range?.start, range?.end).normalize("NFKD")).toBe(
          quote.normalize("NFKD"),
        );
      }),
    );
  });

  it("gives places that fold to the quote", () => {
    const unicode = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(unicode, fc.nat(), fc.nat(), (text, one, other) => {
        const [from, to] = [one % text.length, other % (text.length + 1)].sort((a, b) => a - b);
        const range = locateQuote(text, text.slice(from, to));
        if (range === null) return;
        expect(
          locateQuote(text.slice(range.start, range.end), text.slice(from, to)),
        ).not.toBeNull();
      }),
    );
  });
});
