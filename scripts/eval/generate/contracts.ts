/** A file of many contracts under ruled headings, wrapped as in old filings, with clauses that differ by contract. */
import { type Asked, type Generated, generated, highest, unanswerable } from "./generated";
import type { Random } from "./random";

const filler = [
  "The Supplier shall deliver the Goods in accordance with the agreed schedule.",
  "All invoices are payable within the period stated in the order.",
  "Each party shall keep the other party's confidential information secret.",
  "Neither party may assign its rights without prior written consent.",
  "The headings of this Agreement are for convenience only.",
  "Amendments are valid only in writing signed by both parties.",
];

type Contract = {
  name: string;
  law: string;
  notice: number;
  arbitration: boolean;
  escrow: boolean;
  body: string;
};

const unanswerableContracts = [
  unanswerable('What is the governing law of the agreement "Orchard and Vale Holdings"?'),
  unanswerable("Which agreement is the most favourable to the supplier?"),
  unanswerable("What is the notice period for non-renewal?"),
];

export function contracts(random: Random): Generated {
  const list = Array.from({ length: 24 }, (_, index) => contract(random, index));
  const text = list
    .map(
      (one, index) =>
        `##### AGREEMENT ${index + 1} of ${list.length} - ${one.name} #####\n\n${one.body}\n`,
    )
    .join("\n");
  return generated("supply-agreements.txt", text, contractQuestions(list, text));
}

function contractQuestions(list: readonly Contract[], text: string): Asked[] {
  const words = new Map(
    list.map((one) => [one.name, one.body.split(/\s+/).filter(Boolean).length]),
  );
  const [longest, count] = highest(words);
  const [first, second] = [list[4], list[11]];
  if (first === undefined || second === undefined) throw new Error("There are too few contracts.");
  const clause = lawClause(first.law);
  return [
    ["How many agreements are in this file?", "count", list.length, "exact"],
    [
      'In how many agreements does the phrase "binding arbitration" occur (any case, line breaks count as spaces)?',
      "count",
      list.filter((one) => one.arbitration).length,
      "exact",
    ],
    [
      'List the names of every agreement that mentions "technology escrow" (ignore case, line breaks as spaces).',
      "list",
      list.filter((one) => one.escrow).map((one) => one.name),
      "set",
    ],
    [
      'How many agreements mention both "binding arbitration" and "technology escrow" (any case, line breaks as spaces)?',
      "count",
      list.filter((one) => one.escrow && one.arbitration).length,
      "exact",
    ],
    [
      "Which agreement is the longest, counting whitespace-separated words of its body, and how many words has it?",
      "max",
      { agreement: longest, words: count },
      "fields",
    ],
    [
      `Quote the governing law clause of the agreement "${first.name}".`,
      "quote",
      clause,
      "quote-overlap",
    ],
    [
      `What is the governing law of the agreement "${second.name}"?`,
      "lookup",
      second.law,
      "contains",
    ],
    [
      `What is the notice period for non-renewal in the agreement "${second.name}"?`,
      "lookup",
      `${second.notice} days`,
      "contains",
    ],
    [
      `How often does the word "Supplier" occur in the whole file, exact case, as a whole word?`,
      "count",
      text.match(/\bSupplier\b/g)?.length,
      "exact",
    ],
    unanswerable(`Quote the limitation of liability of the agreement "${first.name}".`),
    unanswerable(`Is the agreement "${first.name}" still in force?`),
    ...unanswerableContracts,
  ];
}

function lawClause(law: string): string {
  return `This Agreement shall be governed by and construed in accordance with the laws of ${law}, without regard to its conflict of laws rules.`;
}

function contract(random: Random, index: number): Contract {
  const name = `${random.pick(["Alder", "Birch", "Cedar", "Dogwood", "Elm"])} ${random.pick(["Metals", "Foods", "Textiles", "Optics"])} ${random.pick(["Ltd", "GmbH", "Inc"])} (${index + 1})`;
  const law = random.pick([
    "the State of Oregon",
    "the Province of Manitoba",
    "England and Wales",
    "the State of New Mexico",
  ]);
  const notice = random.pick([30, 45, 60, 90]);
  const [arbitration, escrow] = [random.between(0, 2) === 0, random.between(0, 3) === 0];
  const sentences = Array.from({ length: random.between(20, 90) }, () => random.pick(filler));
  sentences.splice(
    5,
    0,
    `This Agreement shall renew automatically for successive periods of one year unless either party gives written notice of non-renewal at least ${spelled(notice)} (${notice}) days before the end of the current period.`,
  );
  sentences.splice(9, 0, lawClause(law));
  if (arbitration)
    sentences.splice(3, 0, "Disputes shall be settled by Binding Arbitration in the seat agreed.");
  if (escrow) sentences.splice(7, 0, "The source shall be held in technology escrow.");
  return {
    name,
    law: law.replace(/^the /, ""),
    notice,
    arbitration,
    escrow,
    body: wrap(sentences.join(" ")),
  };
}

function spelled(value: number): string {
  return { 30: "thirty", 45: "forty-five", 60: "sixty", 90: "ninety" }[value] ?? "some";
}

function wrap(text: string): string {
  return text.replace(/(.{1,72})(?:\s|$)/g, "$1\n");
}
