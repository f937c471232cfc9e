import { describe, expect, it } from "vitest";
import { bestProposal, initialGateState, judgeFinal } from "./gate";
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

describe("holds", () => {
  const fresh: Probe = {
    answer: "There are 61 of them.",
    code: `FINAL("There are " + n + " of them.", spans)`,
    output: "61",
    cite: ["CONTRACT 2 OF 3. LEASE\nThe tenant"],
    question: "How many are there?",
  };

  it("an answer with values never shown before, with everything needed to judge it", () => {
    const verdict = judge(fresh);
    expect(verdict.decision).toBe("held");
    expect(verdict.message).toBe(
      [
        'FINAL is held, because it holds a value that you had not seen before this cell: "61".',
        "Question: How many are there?",
        "Your answer: There are 61 of them.",
        "Your evidence:",
        "  L7: CONTRACT 2 OF 3. LEASE The tenant",
        "If it is right and complete, reply with the cell FINAL() to publish it as it stands. If not, go on.",
      ].join("\n"),
    );
    expect(verdict.state.held).toMatchObject({ needsCheck: false, cellIndex: 1 });
  });

  it("nothing whose values were all seen before", () => {
    expect(judge({ ...fresh, printed: ["hits: 61"] }).decision).toBe("published");
  });

  it("the same answer once: FINAL() or the same FINAL again publishes it", () => {
    const { state } = judge(fresh);
    const confirmed = judge({
      ...fresh,
      change: { final: { kind: "confirm" }, state, cellIndex: 2 },
    });
    expect(confirmed).toMatchObject({ decision: "published", message: "" });
    expect(confirmed.proposal?.answer.text).toBe("There are 61 of them.");
    expect(judge({ ...fresh, change: { state, cellIndex: 2 } }).decision).toBe("published");
  });

  it("another answer again", () => {
    const { state } = judge(fresh);
    const other = judge({
      ...fresh,
      answer: "There are 62 of them.",
      output: "62",
      change: { state, cellIndex: 2 },
    });
    expect(other.decision).toBe("held");
  });

  it("an answer out of memory, when no cell has printed anything", () => {
    const verdict = judge({
      answer: "480 pallets",
      cite: ["480 pallets of oats"],
      printed: ["", " "],
    });
    expect(verdict.decision).toBe("held");
    expect(verdict.message).toBe(
      "FINAL is held, because no cell has printed anything of the text yet. Look at the passages that your answer rests on, then call FINAL again.",
    );
    expect(verdict.state.held).toBeNull();
  });

  it("the answer of a first cell, whose output nobody has looked at", () => {
    const verdict = judge({ answer: "Both parties agree.", output: "some lines", printed: [] });
    expect(verdict.message).toMatch(/^FINAL is held, because you had seen no output before it\.\n/);
  });

  it("no answer that was read directly", () => {
    const verdict = judge({
      answer: "480 pallets",
      cite: ["480 pallets of oats"],
      printed: [],
      change: { shownText: text, cellIndex: 0 },
    });
    expect(verdict.decision).toBe("published");
  });
});

describe("cautions", () => {
  const limited: Probe = {
    answer: "There are 50 of them.",
    code: "FINAL(text, spans)",
    output: "50",
    change: { notes: ["grep /of/g stopped at its limit of 50 hits; there are 4318"] },
  };
  const confirm = (state: GateInput["state"], cellIndex: number, probe: Probe = limited) =>
    judge({ ...probe, change: { ...probe.change, final: { kind: "confirm" }, state, cellIndex } });

  it("name a search that stopped at its limit, and ask for a check", () => {
    const { message, state } = judge(limited);
    expect(message).toContain(
      "Careful: grep /of/g stopped at its limit of 50 hits; there are 4318. A value computed from those hits is not over the whole text.\nCheck this in one more cell. If the answer stands, the cell FINAL() then publishes it; if not, go on.",
    );
    expect(state.held?.needsCheck).toBe(true);
  });

  it("a blind confirmation is answered once, then taken", () => {
    const blind = confirm(judge(limited).state, 2);
    expect(blind).toMatchObject({
      decision: "held",
      message: expect.stringMatching(/^Not yet: first run a cell/),
    });
    const second = confirm(blind.state, 3);
    expect(second.decision).toBe("published");
    expect(second.warnings).toContainEqual(expect.stringContaining("stopped at its limit"));
  });

  it("the same FINAL again without a check is as blind", () => {
    const { state } = judge(limited);
    const again = judge({ ...limited, change: { ...limited.change, state, cellIndex: 2 } });
    expect(again.message).toMatch(/^Not yet/);
  });

  it("a confirmation after another cell is taken", () => {
    expect(confirm(judge(limited).state, 3).decision).toBe("published");
  });

  it("name one hit out of many that the answer rests on", () => {
    const start = text.indexOf("480 pallets");
    const place = { doc: 0, start, end: start + 11, line: 3, of: 64, pattern: "/pallets/gi" };
    const verdict = judge({
      answer: "480",
      change: { final: { kind: "propose", answer: "480", evidence: [place], badEvidence: [] } },
    });
    expect(verdict.message).toContain(
      "Careful: your evidence is 1 of the 64 hits of /pallets/gi. Do the others give another value? Is this the one the question asks for?",
    );
  });

  it.each(["0", "None of them.", "There are no such words.", "記載がない。", "Keine."])(
    "warn of the empty answer %s, without asking for a check",
    (answer) => {
      const verdict = judge({
        answer,
        code: "FINAL(answer, [])",
        output: "0 hits",
        printed: ["x"],
      });
      expect(verdict.message).toContain('Careful: "0" and "none" are the easiest answers');
      expect(verdict.state.held?.needsCheck).toBe(false);
    },
  );

  it("are not made without a cause", () => {
    const verdict = judge({ answer: "61", code: "FINAL(n, [])", output: "61" });
    expect(verdict.message).not.toContain("Careful");
  });
});

describe("the order", () => {
  const wrong: Probe = { answer: "There were 214 errors.", cite: ["CONTRACT 3 OF 3"] };

  it("an answer goes back once, then it is published with its marks and a warning", () => {
    const first = judge(wrong);
    expect(first.message).toBe(
      [
        "FINAL was not accepted yet:",
        '- number "214": no cell printed it and no evidence contains it. Compute or find it in code and put it in by variable, or leave it out.',
        "Correct this and call FINAL again; what stays unsupported will be published as unsupported.",
      ].join("\n"),
    );
    const second = judge({ ...wrong, change: { state: first.state, cellIndex: 2 } });
    expect(second.decision).toBe("published");
    expect(marks(second)).toEqual([["number", "214", "unsupported"]]);
    expect(second.warnings).toEqual(['Neither the text nor the code supports "214".']);
  });

  it("evidence that stands nowhere sends the answer back", () => {
    const sentence = 'evidence: this does not stand in the text: "90 days prior written notice".';
    const verdict = judge({
      answer: "It may be ended.",
      change: {
        final: {
          kind: "propose",
          answer: "It may be ended.",
          evidence: [],
          badEvidence: [sentence],
        },
      },
    });
    expect(verdict).toMatchObject({ decision: "returned" });
    expect(verdict.message).toContain(`- ${sentence}`);
  });

  it("a run that ends for repetition still sends unsupported claims back, and holds nothing", () => {
    const change = { mustPublish: "repeated" } as const;
    expect(judge({ ...wrong, change }).decision).toBe("returned");
    expect(judge({ answer: "61", code: "FINAL(n)", output: "61", change }).decision).toBe(
      "published",
    );
  });

  it("after the last cell everything is published", () => {
    const change = { mustPublish: "last" } as const;
    const verdict = judge({ ...wrong, printed: [], change });
    expect(verdict.decision).toBe("published");
    expect(marks(verdict)).toEqual([["number", "214", "unsupported"]]);
  });

  it("a confirmation with nothing held says what to do", () => {
    const change = { final: { kind: "confirm" } } as const;
    expect(judge({ answer: "", change }).message).toBe(
      "FINAL() publishes an answer that is held; none is. Call FINAL(answer, evidence).",
    );
    const { state } = judge(wrong);
    expect(judge({ answer: "", change: { ...change, state } }).message).toBe(
      "FINAL() publishes an answer that is held. Yours was not accepted: correct it and call FINAL(answer, evidence).",
    );
  });

  it("a place outside its document is no evidence", () => {
    const evidence = [
      { doc: 7, start: 0, end: 5, line: 1, of: null, pattern: null },
      { doc: 0, start: 5, end: text.length + 1, line: 1, of: null, pattern: null },
      { doc: 0, start: 9, end: 9, line: 1, of: null, pattern: null },
    ];
    const verdict = judge({
      answer: "480",
      change: { final: { kind: "propose", answer: "480", evidence, badEvidence: [] } },
    });
    expect(verdict.proposal?.evidence).toEqual([]);
    expect(marks(verdict)).toEqual([["number", "480", "unsupported"]]);
  });

  it("the best proposal is the latest one, published or not", () => {
    expect(bestProposal(initialGateState)).toBeNull();
    expect(bestProposal(judge(wrong).state)?.answer.text).toBe(wrong.answer);
  });

  it("a published answer without evidence says so", () => {
    const verdict = judge({ answer: "Both parties agree.", printed: ["some lines"] });
    expect(verdict).toMatchObject({
      decision: "published",
      warnings: ["No evidence was given for this answer."],
    });
  });

  it("a value in the middle of a long output, which no model is shown, was not seen", () => {
    const filler = "one more line of output\n".repeat(1000);
    const probe = { answer: "77", code: "FINAL(n, [])", output: "77" };
    expect(judge({ ...probe, printed: [`${filler}77\n${filler}`] }).decision).toBe("held");
    expect(judge({ ...probe, printed: [`${filler}${filler}77`] }).decision).toBe("published");
  });

  it("says when an answer is too long to be checked to its end", () => {
    const answer = `${"word ".repeat(20_000)}214`;
    const verdict = judge({ answer, change: { mustPublish: "last" } });
    expect(verdict.warnings).toContainEqual(expect.stringContaining("Only the first"));
    expect(marks(verdict)).toEqual([]);
  });
});

describe("hostile answers and outputs", () => {
  const repeated = [
    "1,",
    "1.",
    "1/",
    "a1",
    "a_",
    "_",
    '"',
    '"ab ',
    "`",
    ">\n",
    "「",
    "-",
    " ",
    "thirty ",
    "zweiund",
    "一二三",
    "年1月",
    "1:23 ",
    "may 1 ",
    "(1)",
    "1e",
    "… bbbbbbbbb ",
    "A-",
    "A'",
    "A & ",
    "Acme Inc ",
    "“",
    "“«「『„",
    ".",
    "11111",
  ];

  it.each(repeated)("%j over and over is judged in seconds", (piece) => {
    const hostile = piece.repeat(100_000 / piece.length);
    const startedAt = performance.now();
    judge({ answer: hostile });
    judge({ answer: "12 on 5 May 2018 at 12:30", printed: [hostile], output: hostile });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });

  it("a word behind a long row of quotation marks is judged in seconds", () => {
    const startedAt = performance.now();
    judge({ answer: `${'"'.repeat(49_000)}${"x".repeat(70)}` });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });
});
