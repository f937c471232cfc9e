/**
 * Ten thousand answers over generated contracts, in English and Japanese: true ones stand, and of those with one error
 * planted (a digit, a unit, a word of a quote, a name) nearly all are caught, and none passes as computed.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ClaimMark } from "@/lib/trace/event";
import { markClaims } from "./mark-claims";

type Fact = { sentence: string; answer: (value: string) => string; value: string };

const amount = fc
  .integer({ min: 1_000, max: 99_999_999 })
  .map((value) => value.toString().replace(/\B(?=(\d{3})+$)/g, ","));
const small = fc.integer({ min: 11, max: 360 }).map(String);
const percent = fc.integer({ min: 101, max: 9_899 }).map((value) => (value / 100).toFixed(2));
const party = fc.constantFrom(
  "Alder Freight Ltd",
  "Birch Dynamics Inc",
  "Cedar Holdings LLC",
  "Dogwood Systems GmbH",
  "Elm Street Bakery Ltd",
);
const firm = fc.constantFrom("株式会社青空", "株式会社若葉", "青山商事株式会社", "合同会社水車");

const english: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(party, amount, fc.constantFrom("USD", "EUR", "GBP", "CHF")).map(([who, much, unit]) => ({
    sentence: `${who} pays a fee of ${unit} ${much} for the services.`,
    answer: (value: string) => `The fee is ${value}.`,
    value: `${unit} ${much}`,
  })),
  fc.tuple(small, fc.constantFrom("days", "months", "weeks", "hours")).map(([count, unit]) => ({
    sentence: `Either party may end this by notice of ${count} ${unit} in writing.`,
    answer: (value: string) => `Notice is ${value}.`,
    value: `${count} ${unit}`,
  })),
  fc.tuple(percent, fc.constantFrom("%", " bps")).map(([rate, unit]) => ({
    sentence: `Late sums bear interest of ${rate}${unit} until they are paid.`,
    answer: (value: string) => `Interest is ${value}.`,
    value: `${rate}${unit}`,
  })),
  party.map((who) => ({
    sentence: `The carrier is ${who} and no one else.`,
    answer: (value: string) => `The carrier is ${value}.`,
    value: who,
  })),
  fc
    .uniqueArray(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 5, maxLength: 12 })
    .map((words) => ({
      sentence: `It is agreed that ${words.join(" ")}.`,
      answer: (value: string) => `It says "${value}".`,
      value: words.join(" "),
    })),
);

const japanese: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(amount, fc.constantFrom("円", "ドル", "ユーロ")).map(([much, unit]) => ({
    sentence: `委託料は${much}${unit}とする。`,
    answer: (value: string) => `委託料は${value}です。`,
    value: `${much}${unit}`,
  })),
  fc.tuple(small, fc.constantFrom("営業日", "か月", "時間", "週間")).map(([count, unit]) => ({
    sentence: `解約の予告期間は${count}${unit}とする。`,
    answer: (value: string) => `予告期間は${value}です。`,
    value: `${count}${unit}`,
  })),
  firm.map((who) => ({
    sentence: `受託者は${who}とする。`,
    answer: (value: string) => `受託者は${value}です。`,
    value: who,
  })),
);

const units: readonly (readonly string[])[] = [
  ["USD", "EUR", "GBP", "CHF"],
  ["days", "months", "weeks", "hours"],
  ["%", " bps"],
  ["円", "ドル", "ユーロ"],
  ["営業日", "か月", "時間", "週間"],
];
const names = [
  "Fir Logistics Ltd",
  "Ginkgo Partners LLC",
  "Hazel Works GmbH",
  "株式会社夕凪",
  "白波商事株式会社",
];

type Planted = { kind: "digit" | "unit" | "word" | "name"; value: string };

/** Every error that can be planted into the value. */
function errorsIn(value: string, seed: number, by: number): Planted[] {
  const digits = [...value.matchAll(/\d/g)].map(({ index }) => index);
  if (digits.length > 0) {
    const at = digits[seed % digits.length] ?? 0;
    const digit = (Number(value[at]) + by) % 10;
    const family = units.find((each) => each.some((unit) => value.includes(unit))) ?? [];
    const from = family.find((unit) => value.includes(unit)) ?? "";
    const others = family.filter((unit) => unit !== from);
    return [
      { kind: "digit", value: `${value.slice(0, at)}${digit}${value.slice(at + 1)}` },
      { kind: "unit", value: value.replace(from, others[seed % others.length] ?? "") },
    ];
  }
  if (/\p{Lu}|会社/u.test(value)) {
    const sameScript = names.filter((name) => /会社/.test(name) === /会社/.test(value));
    return [{ kind: "name", value: sameScript[seed % sameScript.length] ?? "" }];
  }
  const words = value.split(" ");
  const at = seed % words.length;
  return [{ kind: "word", value: words.with(at, `${words[at]}ing`).join(" ") }];
}

/** The answer is written into the cell by hand, as a model does that has read the text. */
function markOf(answer: string, value: string, facts: readonly Fact[], fact: Fact): ClaimMark[] {
  const text = facts
    .map(({ sentence }, index) => `${index + 1}) ${sentence}`)
    .join("\n\n\n\n\n\n\n");
  const start = text.indexOf(fact.sentence);
  const end = start + fact.sentence.length;
  const line = text.slice(0, start).split("\n").length;
  const claims = markClaims({
    answer,
    spans: [{ doc: 0, start, end, line, of: null, pattern: null, quote: fact.sentence }],
    documents: [{ text }],
    question: "What does it say?",
    seenTexts: [fact.sentence],
    cellCode: `FINAL(${JSON.stringify(answer)}, [span])`,
    cellOutput: "",
    priorCodes: ["print(span.text)"],
  });
  const at = answer.indexOf(value);
  return claims
    .filter((claim) => claim.start < at + value.length && claim.end > at)
    .map(({ mark }) => mark);
}

/** Each has one or two errors planted: some ten thousand wrong answers in all. */
const RUNS = 6_000;

it("of ten thousand answers, true ones are verified and planted errors are found", () => {
  const tally = new Map<string, { planted: number; found: number }>();
  const falseMarks: string[] = [];
  const sample = fc.sample(
    fc.tuple(
      fc.array(fc.oneof(english, japanese), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
    ),
    { numRuns: RUNS, seed: 20_261_121 },
  );
  for (const [facts, seed, by] of sample) {
    const fact = facts[seed % facts.length];
    if (!fact) continue;
    const held = markOf(fact.answer(fact.value), fact.value, facts, fact);
    expect(held, `${fact.answer(fact.value)} / ${fact.sentence}`).not.toContain("unsupported");
    expect(held.length, fact.answer(fact.value)).toBeGreaterThan(0);
    for (const { kind, value } of errorsIn(fact.value, seed, by)) {
      const marks = markOf(fact.answer(value), value, facts, fact);
      const count = tally.get(kind) ?? { planted: 0, found: 0 };
      const isFound = marks.some((mark) => mark === "unsupported" || mark === "seen");
      tally.set(kind, { planted: count.planted + 1, found: count.found + (isFound ? 1 : 0) });
      const stands = facts.some(({ sentence }) => sentence.includes(value));
      if (!isFound && !stands)
        falseMarks.push(`${kind}: ${fact.answer(value)} / ${fact.sentence} → ${marks.join(" ")}`);
    }
  }
  expect(falseMarks).toEqual([]);
  for (const [kind, { planted, found }] of tally) {
    expect(planted, kind).toBeGreaterThan(500);
    expect(found / planted, kind).toBeGreaterThanOrEqual(0.99);
  }
}, 300_000);
