import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexFigures, isSameFigure } from "./figure-index";
import { halfWidth } from "./fold";
import { findFigures, findReadings } from "./numbers";

const values = (text: string): number[] => findFigures(halfWidth(text)).map(({ value }) => value);
const raws = (text: string): string[] => findFigures(text).map(({ raw }) => raw);

describe("a reader's numbers", () => {
  it.each<[string, number[]]>([
    ["1,234,567.89 and 5", [1_234_567.89, 5]],
    ["1.234.567,89 Euro, 3,5 Prozent", [1_234_567.89, 3.5]],
    ["12,34,567 rupees", [1_234_567]],
    ["1'234'567 francs", [1_234_567]],
    ["$2.7 billion, 3 Mio. Euro, 4.1 Milliarden, 12k", [2.7e9, 3e6, 4.1e9, 12_000]],
    ["from 2000-2009, then -5 and −7, but A-4", [2000, 2009, -5, -7, 4]],
    ["ten (10) years, a loss of ▲45", [10, 10, -45]],
    ["6.02e23", [6.02e23]],
    ["the 5th of 12kg", [5, 12]],
    ["thirty-four, two hundred and six, eighty thousand five hundred", [34, 206, 80_500]],
    ["vierunddreißig Verträge, zweitausendvierhundert, zwölf", [34, 2400, 12]],
    ["one of the two parties", [2]],
    ["百二十人、三億円、八十一条、二〇二四年", [120, 3e8, 81, 2024]],
    ["予算は3億2,000万円、1.5億円", [3.2e8, 1.5e8]],
    ["一方、三人", [3]],
  ])("%s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it("are raw as they are written, with sign and scale word", () => {
    expect(raws("about -1321.424 billion or 3億2,000万円")).toEqual([
      "-1321.424 billion",
      "3億2,000万",
    ]);
  });
});

describe("a row of a table", () => {
  it("holds grouped and separate readings", () => {
    const held = new Set(findReadings("2009,10,780.951,spring").map(({ value }) => value));
    for (const value of [2009, 10_780.951, 10, 780.951]) expect(held).toContain(value);
  });

  it("holds no parts of addresses, versions and joined names", () => {
    const held = new Set(
      findReadings("64.242.88.10 v1.3.2 INV_0042 01.03.2019").map((it) => it.value),
    );
    for (const value of [64, 242, 88, 10, 42]) expect(held).not.toContain(value);
    expect(held).toContain(2019);
  });
});

describe("a text holds a number", () => {
  const holds = (text: string, claim: string): boolean => {
    const [figure] = findFigures(claim);
    if (!figure) throw new Error(`No number in: ${claim}`);
    return indexFigures(text).find(figure).length > 0;
  };

  it.each<[string, string]>([
    ["2,735,455.84", "2735455.84"],
    ["2,735,455.84", "2,735,455.8"],
    ["2,735,455.84", "2.7 million"],
    ["1,413 (in billions)", "1.4 trillion"],
    ["12.34", "12.3"],
    ["12.4", "12"],
    ["-5", "5"],
    ["(5)", "-5"],
    ["thirty (30) days", "30"],
    ["thirty days", "30"],
    ["三十日", "30"],
  ])("%s holds %s", (text, claim) => {
    expect(holds(text, claim)).toBe(true);
  });

  it.each<[string, string]>([
    ["2,735,455.84", "2,735,455.9"],
    ["2,735,455.84", "2.8 million"],
    ["5.2", "5"],
    ["12.34", "12.345"],
    ["5", "-5"],
    ["1300", "300"],
    ["1300", "13"],
    ["5000", "5"],
    ["42,000", "42"],
    ["a fee of 42,000, payable", "42"],
  ])("%s does not hold %s", (text, claim) => {
    expect(holds(text, claim)).toBe(false);
  });

  it("and the index agrees with the comparison one by one", () => {
    const number = fc.oneof(
      fc.integer({ min: -99_999, max: 99_999 }).map(String),
      fc.double({ min: -9999, max: 9999, noNaN: true }).map((value) => value.toFixed(2)),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), number, (texts, claimText) => {
        const text = texts.join(" ; ");
        const [claim] = findFigures(claimText);
        if (!claim) return;
        expect(indexFigures(text).find(claim).length > 0).toBe(
          findReadings(text).some((held) => isSameFigure(claim, held)),
        );
      }),
    );
  });
});
