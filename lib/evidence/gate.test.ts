import { describe, expect, it } from "vitest";
import { initialGateState, judgeFinal } from "./gate";
import type { GateInput, GateVerdict } from "./gate-contract";

/** Two contracts and a table, made up for these tests. */
const text = `CONTRACT 1 OF 3. SUPPLY AGREEMENT
This agreement is made on the 15t h day of January 2018 between Northwind Mills and Harbor Freight Union.
The supplier shall deliver 480 pallets of oats each quarter. Either party may end this
agreement with ninety (90) days prior written notice to the other.
The annual fee is $2,735,455.84, payable in two equal parts.

CONTRACT 2 OF 3. LEASE
The tenant, Lantern Books, leases 1,250 square metres for thirty-six months from 01.03.2019.
The monthly rent is 8.400,50 euros. The deposit is “three months’ rent”.

CONTRACT 3 OF 3. LOAN
The lender grants 750,000 dollars at 4.25 percent. The loan ends on 30 June 2027.
In year one the borrower pays 60 instalments.

第八十一条 この憲法は、百二十人以上の賛成をもって改正する。予算は3億2,000万円である。
row,year,2009,10,780.951,spring
`;

type Probe = {
  answer: string;
  /** Wordings of the document that the answer cites. */
  cite?: string[];
  code?: string;
  output?: string;
  printed?: string[];
  priorCodes?: string[];
  question?: string;
  change?: Partial<GateInput>;
};

/** By default the answer was typed by hand in a cell that prints nothing, after a first look. */
function judge(probe: Probe): GateVerdict {
  const evidence = (probe.cite ?? []).map((wording) => {
    const start = text.indexOf(wording);
    if (start < 0) throw new Error(`The test document does not hold: ${wording}`);
    const line = text.slice(0, start).split("\n").length;
    return { doc: 0, start, end: start + wording.length, line, of: null, pattern: null };
  });
  return judgeFinal({
    final: { kind: "propose", answer: probe.answer, evidence, badEvidence: [] },
    state: initialGateState,
    question: probe.question ?? "What does the text say?",
    documents: [{ text }],
    cellCode: probe.code ?? `FINAL(${JSON.stringify(probe.answer)}, spans)`,
    cellOutput: probe.output ?? "",
    cellIndex: 1,
    priorCodes: probe.priorCodes ?? ["grep('contract')"],
    priorOutputs: probe.printed ?? ["L1 @0 CONTRACT 1 OF 3. SUPPLY AGREEMENT"],
    shownText: "",
    notes: [],
    mustPublish: "no",
    ...probe.change,
  });
}

function marks(verdict: GateVerdict): [string, string, string][] {
  return (verdict.proposal?.claims ?? []).map(({ kind, text: claim, mark }) => [kind, claim, mark]);
}

describe("stops", () => {
  it.each<[string, Probe]>([
    ["a count off by one", { answer: "There are 481 pallets.", cite: ["480 pallets of oats"] }],
    [
      "a quote with one word changed",
      {
        answer: 'It says "ninety (90) days previous written notice".',
        cite: ["ninety (90) days prior written notice"],
      },
    ],
    [
      "the number of another contract seen on the way",
      {
        answer: "The borrower pays 480 instalments.",
        cite: ["The lender grants 750,000 dollars"],
        printed: ["L3 @140 The supplier shall deliver 480 pallets of oats each quarter"],
      },
    ],
    [
      "an invented name",
      { answer: "The clause is INV-0042.", cite: ["This agreement is made on the"] },
    ],
    [
      "a wrong date",
      { answer: "It ends on 30 June 2028.", cite: ["The loan ends on 30 June 2027"] },
    ],
    ["a wrong kanji numeral", { answer: "第八十二条です。", cite: ["第八十一条 この憲法は"] }],
    [
      "a factor of ten",
      { answer: "The rent is 84,005 euros.", cite: ["The monthly rent is 8.400,50 euros"] },
    ],
    ["a number with no evidence", { answer: "There were 214 errors." }],
    [
      "a wrong number in words",
      { answer: "There are thirty-four months.", cite: ["thirty-six months"] },
    ],
    [
      "a wrong number in German words",
      { answer: "Es sind vierunddreißig Monate.", cite: ["thirty-six months"] },
    ],
    ["a changed sign", { answer: "It is -480 pallets.", cite: ["480 pallets of oats"] }],
    [
      "a number that only stands within a longer one",
      { answer: "The rent is 400 euros.", cite: ["The monthly rent is 8.400,50 euros"] },
    ],
    [
      "a number that the evidence was cut to",
      { answer: "The fee is 735,455.84.", cite: ["735,455.84, payable"] },
    ],
    [
      "a quote put together from two places",
      {
        answer: 'It says "480 pallets of oats thirty-six months".',
        cite: ["480 pallets of oats", "thirty-six months"],
      },
    ],
  ])("%s", (_name, probe) => {
    const verdict = judge(probe);
    expect(verdict.decision).toBe("returned");
    expect(verdict.message).toMatch(/^FINAL was not accepted yet:\n- /);
    expect(verdict.state).toMatchObject({ returned: true, held: null });
  });
});

describe("lets through", () => {
  it.each<[string, Probe]>([
    ["a right count typed by hand", { answer: "480 pallets", cite: ["480 pallets of oats"] }],
    [
      "a quote with other white space and marks",
      {
        answer: "It says “Either party may end this agreement with ninety”.",
        cite: ["Either party may end this\nagreement with ninety (90) days"],
      },
    ],
    ["a date in another notation", { answer: "2018-01-15", cite: ["15t h day of January 2018"] }],
    ["a German date", { answer: "March 1, 2019", cite: ["from 01.03.2019"] }],
    [
      "a rounded value with a scale word",
      { answer: "about $2.7 million", cite: ["The annual fee is $2,735,455.84"] },
    ],
    ["a German amount", { answer: "8,400.50 euros", cite: ["8.400,50 euros"] }],
    ["full-width digits", { answer: "４８０ pallets", cite: ["480 pallets of oats"] }],
    ["a number in words", { answer: "thirty-six months", cite: ["thirty-six months"] }],
    ["the digits of a number in words", { answer: "36 months", cite: ["thirty-six months"] }],
    ["an amount with kanji units", { answer: "320,000,000 yen", cite: ["3億2,000万円"] }],
    ["a kanji numeral", { answer: "120人です。", cite: ["百二十人以上の賛成"] }],
    ["a field of a table row", { answer: "10,780.951", cite: ["row,year,2009,10,780.951,spring"] }],
    [
      "a line of the text as it stands",
      { answer: "row,year,2009,10,780.951,spring", cite: ["row,year"] },
    ],
    [
      "a quote that leaves words out",
      {
        answer: 'It says "Either party may end this … prior written notice to the other".',
        cite: [
          "Either party may end this\nagreement with ninety (90) days prior written notice to the other.",
        ],
      },
    ],
  ])("%s", (_name, probe) => {
    const verdict = judge({ ...probe, printed: [text] });
    expect(marks(verdict)).not.toEqual([]);
    expect(marks(verdict).map(([, , mark]) => mark)).toEqual(marks(verdict).map(() => "verified"));
    expect(verdict.decision).toBe("published");
  });
});

describe("marks", () => {
  it("a value put in by variable is computed", () => {
    const verdict = judge({
      answer: "There are 61 of them.",
      code: `FINAL("There are " + n + " of them.", [])`,
      output: "61",
    });
    expect(marks(verdict)).toEqual([["number", "61", "computed"]]);
  });

  it("a value of the question is given", () => {
    const verdict = judge({
      answer: "No rent of 9999 euros.",
      question: "Is the rent 9999 euros?",
    });
    expect(marks(verdict)).toEqual([["number", "9999", "given"]]);
  });

  it("a term that was searched for and is nowhere is absent", () => {
    const verdict = judge({
      answer: 'The words "force majeure" do not occur.',
      priorCodes: ["grep(/force\\s+majeure/gi).length"],
    });
    expect(marks(verdict)).toEqual([["quote", "force majeure", "absent"]]);
  });

  it("a typed value that only far document text holds is seen", () => {
    const verdict = judge({
      answer: "480 instalments",
      printed: ["L3 @140 The supplier shall deliver 480 pallets of oats each quarter"],
    });
    expect(marks(verdict)).toEqual([["number", "480", "seen"]]);
    expect(verdict.message).toContain(
      'number "480": stands in text that you printed, but not in or near your evidence.',
    );
  });

  it("a typed value that a cell computed and printed is computed", () => {
    const verdict = judge({ answer: "48 hits", printed: ["hits in the whole text: 48"] });
    expect(marks(verdict)).toEqual([["number", "48", "computed"]]);
  });

  it("a quote outside the evidence is verified, with its place and a caution", () => {
    const verdict = judge({
      answer: 'It says "at 4.25 percent".',
      cite: ["CONTRACT 1 OF 3"],
      code: "FINAL(answer, [first])",
    });
    expect(verdict.proposal?.claims).toMatchObject([
      { mark: "verified", places: [{ doc: 0, line: 12 }] },
    ]);
    expect(verdict.message).toContain('Careful: your evidence does not contain "at 4.25 percent".');
  });

  it("a verified claim points at the exact place in the evidence", () => {
    const cite =
      "The supplier shall deliver 480 pallets of oats each quarter. Either party may end this";
    const [claim] = judge({ answer: "480", cite: [cite] }).proposal?.claims ?? [];
    const place = claim?.places[0];
    expect(place && text.slice(place.start, place.end)).toBe("480");
    expect(place?.line).toBe(3);
  });

  it("claims know where they stand in the answer, full width and all", () => {
    const answer = "答えは「第八十一条」、４８０枚と 8.400,50 euros です。";
    const verdict = judge({ answer, cite: ["第八十一条", "480 pallets", "8.400,50 euros"] });
    expect(verdict.proposal?.claims.map(({ start, end }) => answer.slice(start, end))).toEqual([
      "第八十一条",
      "４８０",
      "8.400,50",
    ]);
  });
});
