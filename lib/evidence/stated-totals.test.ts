import { expect, it } from "vitest";
import type { MarkedClaim } from "./mark-claims";
import { statedTotal } from "./stated-totals";

const computed = (answer: string, text: string): MarkedClaim => {
  const start = answer.indexOf(text);
  const place = { start, end: start + text.length, places: [] };
  const rest = { isAway: false, isUnseen: false, isWholeLine: false };
  return { kind: "number", text, mark: "computed", ...place, ...rest };
};

function disagreement(question: string, answer: string, text: string) {
  const [number = ""] = answer.match(/[\d,.]*\d/) ?? [];
  return statedTotal({ question, answer, claims: [computed(answer, number)], texts: [text] });
}

it.each([
  ["What is the total?", "The total is 1,250.", "rows\nTotal: 1,200\n", "1,200"],
  ["売上の合計は？", "合計は1,250円です。", "合計 1,200円", "1,200"],
  ["Wie hoch ist die Summe?", "Die Summe ist 1250.", "Summe: 1.200,00", "1.200,00"],
])("%s %s against %s", (question, answer, text, stated) => {
  expect(disagreement(question, answer, text)).toMatchObject({ stated });
});

it.each([
  ["a total that agrees", "What is the total?", "The total is 1,250.", "Total: 1250"],
  ["a question for no total", "How many rows are there?", "There are 1,250 rows.", "Total: 1,200"],
  [
    "an answer that names both",
    "What is the total?",
    "It is 1,250; the text states 1,200.",
    "Total: 1,200",
  ],
  [
    "the total of something much larger",
    "What is the total?",
    "The total is 1,250.",
    "Total: 98,200",
  ],
  ["a line without a total", "What is the total?", "The total is 1,250.", "Fees: 1,200"],
])("nothing is said of %s", (_what, question, answer, text) => {
  expect(disagreement(question, answer, text)).toBeNull();
});
