import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cohenKappa } from "@/lib/statistics/cohen-kappa";
import { fleissKappa } from "@/lib/statistics/fleiss-kappa";
import { krippendorffAlpha } from "@/lib/statistics/krippendorff-alpha";
import type { RatedCase } from "@/lib/statistics/rated-case";

/** A line for each rater, a sign for each case: a digit is a category, a star is no rating. */
function casesOf(...raters: string[]): RatedCase[] {
  const rows = raters.map((line) => [...line]);
  return (rows[0] ?? []).map((_, at) => ({
    ratings: rows.map((row) => (row[at] === "*" ? null : Number(row[at]))),
    count: 1,
  }));
}

/** How many raters chose each category, case by case. */
function caseOfCounts(counts: readonly number[]): RatedCase {
  return {
    ratings: counts.flatMap((count, category) => new Array<number>(count).fill(category)),
    count: 1,
  };
}

const diagnoses = [
  ...["00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006"],
  ...["10050", "11040", "03300", "10050", "02031", "00501", "30012", "51000", "02040", "10203"],
  ...["00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006"],
].map((row) => caseOfCounts([...row].map(Number)));

describe("Fleiss' kappa", () => {
  test("of 30 patients by six psychiatrists, as Fleiss 1971 has it", () => {
    const totals = [0, 1, 2, 3, 4].map(
      (category) =>
        diagnoses.flatMap(({ ratings }) => ratings).filter((one) => one === category).length,
    );
    expect(totals).toEqual([26, 26, 30, 55, 43]);
    expect(fleissKappa(diagnoses, 5)).toBeCloseTo(0.43, 3);
  });

  test("where everybody has rated, missing raters of no case change nothing", () => {
    const cases = casesOf("01100", "01101", "01001");
    const silent = cases.map((one) => ({ ...one, ratings: [...one.ratings, null] }));
    expect(fleissKappa(silent, 2)).toEqual(fleissKappa(cases, 2));
  });

  test("of cases with different numbers of raters, by hand", () => {
    // Agreement 1 and 1/3; shares (1 + 1/3) / 2 and (0 + 2/3) / 2, so chance is 4/9 + 1/9.
    const cases = casesOf("00", "01", "*1");
    expect(fleissKappa(cases, 2)).toBeCloseTo((2 / 3 - 5 / 9) / (1 - 5 / 9), 10);
  });
});

describe("Krippendorff's alpha", () => {
  test.each([
    ["binary, two observers", ["0100000000", "1110010010"], 2, 0.095],
    ["nominal, two observers", ["001132224330", "101112224333"], 5, 0.692],
    [
      "nominal, four observers, values missing",
      ["123321412***", "1233224125*3", "*3332342251*", "12332441251*"],
      6,
      0.743,
    ],
    [
      "nominal, three coders, values missing",
      ["*****34121133*3", "1*213343*******", "**21344*21133*4"],
      5,
      0.691,
    ],
  ] as const)("%s", (_, raters, categories, expected) => {
    expect(krippendorffAlpha(casesOf(...raters), categories)).toBeCloseTo(expected, 3);
  });
});

test("Cohen's kappa of 50 grants that two read", () => {
  const cases: RatedCase[] = [
    { ratings: [1, 1], count: 20 },
    { ratings: [1, 0], count: 5 },
    { ratings: [0, 1], count: 10 },
    { ratings: [0, 0], count: 15 },
    { ratings: [0, null], count: 7 },
  ];
  expect(cohenKappa(cases, [0, 1], 2)).toBeCloseTo(0.4, 10);
});

const rated = fc.array(
  fc.record({
    ratings: fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 4, maxLength: 4 }),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 12 },
);
const measures = [
  ["Fleiss", (cases: readonly RatedCase[]) => fleissKappa(cases, 3)],
  ["Krippendorff", (cases: readonly RatedCase[]) => krippendorffAlpha(cases, 3)],
  ["Cohen", (cases: readonly RatedCase[]) => cohenKappa(cases, [0, 1], 3)],
] as const;

describe.each(measures)("%s", (_, measure) => {
  test("never exceeds 1, and is undefined rather than no number", () => {
    fc.assert(
      fc.property(rated, (cases) => {
        const found = measure(cases);
        if (found !== null) expect(found).toBeLessThanOrEqual(1 + 1e-9);
        expect(found).not.toBeNaN();
      }),
    );
  });

  test("is the same for cases in a number and cases one by one, in any order", () => {
    fc.assert(
      fc.property(rated, (cases) => {
        const single = cases.flatMap(({ ratings, count }) =>
          Array.from({ length: count }, () => ({ ratings, count: 1 })),
        );
        const [one, other] = [measure(cases), measure(single.reverse())];
        if (one === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(one, 9);
      }),
    );
  });

  test("is 1 where all agree on more than one category, and undefined on one", () => {
    const alike = (category: number): RatedCase => ({
      ratings: [category, category, category, category],
      count: 3,
    });
    expect(measure([alike(0), alike(1)])).toBeCloseTo(1, 10);
    expect(measure([alike(2)])).toBeNull();
    expect(measure([])).toBeNull();
  });

  test("does not depend on which category is called what", () => {
    fc.assert(
      fc.property(rated, (cases) => {
        const renamed = cases.map((one) => ({
          ...one,
          ratings: one.ratings.map((rating) => (rating === null ? null : (rating + 1) % 3)),
        }));
        const [one, other] = [measure(cases), measure(renamed)];
        if (one === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(one, 9);
      }),
    );
  });
});
