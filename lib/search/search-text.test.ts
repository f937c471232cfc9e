import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIndex } from "./build-index";
import { searchText } from "./search-text";
import {
  englishQueries,
  englishTypos,
  japaneseQueries,
  japaneseTypos,
  plant,
  recallAtTen,
  searchable,
  typoTopOne,
} from "./testing/measure-recall";
import { englishText, japaneseText } from "./testing/synthetic-text";

function search(text: string, words: string, limit = 10) {
  return searchText(buildIndex(text), text, { words, limit }).map((hit) => ({
    ...hit,
    text: text.slice(hit.start, hit.end),
  }));
}

function best(text: string, words: string): string | undefined {
  return search(text, words)[0]?.text;
}

const contract = [
  "1. Scope of services",
  "The vendor shall indemnify the customer against all claims.",
  "Confidential information stays confidential for five years.",
  "SALES_DATA region=North amount=1200",
  "Either party may terminate with thirty days’ notice.",
  "",
  "Governing law is that of the Netherlands.",
].join("\n");

describe("words that are not as written", () => {
  test.each([
    ["indemnfy custmer", "The vendor shall indemnify the customer against all claims."],
    ["claims against customers", "The vendor shall indemnify the customer against all claims."],
    ["SALES DTA nroth", "SALES_DATA region=North amount=1200"],
    ["ｓａｌｅｓ＿ｄａｔａ", "SALES_DATA region=North amount=1200"],
    ["termination noitce", "Either party may terminate with thirty days’ notice."],
    ["governinglaw", "Governing law is that of the Netherlands."],
    ["netherlnads", "Governing law is that of the Netherlands."],
    ["amount 1200", "SALES_DATA region=North amount=1200"],
  ])("%j finds %j", (words, line) => {
    expect(best(contract, words)).toBe(line);
  });

  test("nothing like the query gives no hit", () => {
    expect(search(contract, "xylophone")).toEqual([]);
    expect(search(contract, "…!?")).toEqual([]);
    expect(search(contract, "")).toEqual([]);
    expect(search("", "scope")).toEqual([]);
  });

  test("1 is exact but for case, width and punctuation", () => {
    expect(search(contract, "scope OF Ｓervices")[0]).toMatchObject({ line: 1, score: 1 });
    expect(search(contract, "scoep of services")[0]?.score).toBeLessThan(1);
  });
});

describe("scripts without spaces", () => {
  const japanese = [
    "第１条　甲は乙に対し業務を委託する。",
    "第２条　本契約の有効期間は２０２６年４月１日から１年間とする。",
    "第３条　秘密保持義務は契約終了後も存続する。",
    "サーバーの稼働率は99.9％とする。",
    "本合同自签字之日起生效。",
    "계약의 유효기간은 일년으로 한다.",
  ].join("\n");

  test.each([
    ["有効期間", 2],
    ["有効な期間", 2],
    ["秘密保時義務", 3],
    ["ｻｰﾊﾞ 稼動率", 4],
    ["委託", 1],
    ["乙", 1],
    ["2026年4月", 2],
    ["99.9%", 4],
    ["签字生效", 5],
    ["유효기간", 6],
    ["契約終了 秘密", 3],
  ])("%j is found on line %i", (words, line) => {
    expect(search(japanese, words)[0]?.line).toBe(line);
  });

  test("two characters exchanged in a short word are forgiven", () => {
    expect(search(japanese, "有期効間")[0]?.line).toBe(2);
  });
});

describe("places", () => {
  test("a hit is its line, counted from 1", () => {
    const [hit] = search(contract, "confidential information");
    expect(hit).toMatchObject({ line: 3, text: contract.split("\n")[2] });
  });

  test("a very long line is cut at words, and the hit is the part that holds the words", () => {
    const long = `${"lorem ipsum dolor ".repeat(5_000)}{"penalty":"forty thousand"} ${"sit amet ".repeat(5_000)}`;
    const [hit] = search(`first\n${long}\nlast`, "penalty forty thousand");
    expect(hit?.line).toBe(2);
    expect(hit?.text).toContain('"penalty":"forty thousand"');
    expect(hit?.text.length).toBeLessThanOrEqual(600);
  });

  test("every hit of any text is a place of it, best first and the same each time", () => {
    const word = fc.constantFrom(
      "alpha",
      "beta",
      "gamma",
      "契約",
      "条",
      "Ａ",
      "x",
      "\n",
      ", ",
      " ",
      "é",
      "😀",
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 80 }),
        fc.array(word, { maxLength: 6 }),
        (text, query) => {
          const whole = text.join("");
          const hits = search(whole, query.join(""), 20);
          const lines = whole.split("\n");
          for (const [at, hit] of hits.entries()) {
            expect(lines[hit.line - 1]).toBe(hit.text);
            expect(hit.score).toBeGreaterThan(0);
            expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? 1);
          }
          expect(search(whole, query.join(""), 20)).toEqual(hits);
        },
      ),
    );
  });

  test("a line that stands in the text is found by itself, exactly", () => {
    const letter = fc.constantFrom(..."abcdefgh日本語契約カナ");
    const line = fc.string({ unit: letter, minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 30 }), fc.nat(), (lines, at) => {
        const wanted = lines[at % lines.length] ?? "";
        const hits = search(lines.join("\n"), wanted, 30);
        expect(hits.filter((hit) => hit.score === 1).map((hit) => hit.text)).toContain(wanted);
      }),
    );
  });
});

test("a query of thousands of words is answered", () => {
  const [hit] = search(contract, `${"words nobody wrote here ".repeat(500)} indemnify`.slice(-900));
  expect(hit?.line).toBe(2);
});

describe("quality on a megabyte of generated text", () => {
  test("English", () => {
    const text = searchable(plant(englishText(1e6, 3), englishQueries));
    expect(recallAtTen(text, englishQueries)).toBeGreaterThanOrEqual(0.95);
    expect(typoTopOne(text, { ...englishTypos, queries: 80, seed: 9 })).toBeGreaterThanOrEqual(0.9);
  });

  test("Japanese", () => {
    const text = searchable(plant(japaneseText(4e5, 3), japaneseQueries));
    expect(recallAtTen(text, japaneseQueries)).toBeGreaterThanOrEqual(0.95);
    expect(typoTopOne(text, { ...japaneseTypos, queries: 80, seed: 9 })).toBeGreaterThanOrEqual(
      0.9,
    );
  });
});
