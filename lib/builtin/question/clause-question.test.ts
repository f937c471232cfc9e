import { expect, test } from "vitest";
import { readClauseQuestion } from "./clause-question";
import { clauseTopics } from "./clause-topics";
import { readQuestion } from "./reading";

test.each([
  [
    'Quote the governing law clause of the contract "Alder Foods".',
    "the law that governs",
    true,
    "Alder Foods",
  ],
  ["Which law governs the agreement?", "the law that governs", false, undefined],
  [
    'What is the notice period for non-renewal in the agreement "Elm"?',
    "the notice that stops renewal",
    false,
    "Elm",
  ],
  ["Quote the limitation of liability.", "the limit of liability", true, undefined],
])("%s", (question, topic, quote, name) => {
  const reading = readQuestion(question);
  const asked = readClauseQuestion(reading);
  expect(asked?.topic.key).toBe(topic);
  expect(asked?.quote).toBe(quote);
  expect(asked?.scope?.name).toBe(name);
  expect(reading.leftover()).toEqual([]);
});

function qualifies(key: string, sentence: string): boolean {
  const topic = clauseTopics.find((candidate) => candidate.key === key);
  if (topic === undefined) throw new Error(`There is no topic ${key}.`);
  return (
    topic.holds.every((source) => new RegExp(source, "i").test(sentence)) &&
    !topic.lacks.some((source) => new RegExp(source, "i").test(sentence))
  );
}

test.each([
  [
    "the law that governs",
    "This Agreement shall be governed by and construed in accordance with the laws of the State of Iowa.",
    true,
  ],
  [
    "the law that governs",
    "Each party shall comply with the laws of the State of Iowa governing the export of goods under this Agreement.",
    false,
  ],
  [
    "the law that governs",
    "If any provision of this Agreement is contrary to law, it shall be construed so as to be valid.",
    false,
  ],
  [
    "the notice that stops renewal",
    "It renews automatically for successive one-year terms unless a party gives notice thirty (30) days before.",
    true,
  ],
  [
    "the notice that stops renewal",
    "The insurer shall give thirty (30) days' notice of non-renewal unless the policy is extended automatically.",
    false,
  ],
  [
    "the limit of liability",
    "In no event shall the Seller's liability exceed the price paid.",
    true,
  ],
  [
    "the limit of liability",
    "Neither party is liable for delay by causes beyond its control, including but not limited to acts of God.",
    false,
  ],
])("as %s: %s", (key, sentence, expected) => {
  expect(qualifies(key, sentence)).toBe(expected);
});
