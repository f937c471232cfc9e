/**
 * Which of several answers to one question say the same, found by code alone: by their data where they have some,
 * otherwise by their lists, values and words. In doubt two answers differ: who reads "4 of 5 agree" relies on it.
 */
import { type AnswerFacts, type AnswerText, type Fact, factsOf, isSameFact } from "./answer-facts";
import { canonicalData, canonicalText } from "./same-value";

export type ComparedAnswer = AnswerText & { data?: unknown };

/** Longer prose without a value is compared by its whole wording only. */
const MOST_WORDS = 30;
const SHORT_WORDS = 8;
/** A longer answer without data is compared by its list or its whole wording only: reading it for values takes long. */
const MOST_CHARS = 10_000;

/** Groups of indexes, each answer in one, the largest group first; within equal size the earliest answer leads. */
export function groupAnswers(answers: readonly ComparedAnswer[], question: string): number[][] {
  const isOrdered = asksForOrder(question);
  const groups: number[][] = [];
  const read = answers.map(readAnswer);
  read.forEach((answer, index) => {
    const group = groups.find((members) =>
      members.every((member) => {
        const other = read[member];
        return other !== undefined && isSameAnswer(answer, other, isOrdered);
      }),
    );
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** False for prose that only a reader can hold against other prose. */
export function isComparable(answer: ComparedAnswer): boolean {
  const { list, facts } = readAnswer(answer);
  if (answer.data !== undefined || list) return true;
  return facts !== null && (facts.values.length > 0 || wordsOf(answer.text).length <= SHORT_WORDS);
}

type ReadAnswer = {
  answer: ComparedAnswer;
  list: string[] | null;
  /** Null for a text that is too long to be read for its values. */
  facts: AnswerFacts | null;
};

function readAnswer(answer: ComparedAnswer): ReadAnswer {
  const isShort = answer.text.length <= MOST_CHARS;
  return { answer, list: listItems(answer.text), facts: isShort ? factsOf(answer) : null };
}

function isSameAnswer(
  { answer: one, list, facts }: ReadAnswer,
  { answer: other, list: otherList, facts: otherFacts }: ReadAnswer,
  isOrdered: boolean,
): boolean {
  if (one.data !== undefined && other.data !== undefined)
    return canonicalData(one.data, isOrdered) === canonicalData(other.data, isOrdered);
  if (list && otherList)
    return canonicalData(list, isOrdered) === canonicalData(otherList, isOrdered);
  if (canonicalText(one.text) === canonicalText(other.text)) return true;
  return facts !== null && otherFacts !== null && areSameFacts(one, facts, other, otherFacts);
}

function areSameFacts(
  one: ComparedAnswer,
  facts: AnswerFacts,
  other: ComparedAnswer,
  otherFacts: AnswerFacts,
): boolean {
  const isSaid = facts.saysYes !== null && otherFacts.saysYes !== null;
  if (isSaid && facts.saysYes !== otherFacts.saysYes) return false;
  if (facts.values.length === 0 && otherFacts.values.length === 0)
    return isSameWording(one.text, other.text);
  return (
    areNamesCompatible(facts, otherFacts) && areValuesCompatible(facts.values, otherFacts.values)
  );
}

/** The members of a list with at least two points; null when the answer is no list. */
function listItems(text: string): string[] | null {
  const items = [...text.matchAll(/^[^\S\n]*(?:[-*•]|\d{1,3}[.)])[^\S\n]+(.+)$/gm)].map(
    ([, item = ""]) => item,
  );
  return items.length >= 2 ? items : null;
}

function areNamesCompatible({ names }: AnswerFacts, { names: others }: AnswerFacts): boolean {
  if (names.size === 0 || others.size === 0) return true;
  return [...names].some((name) => others.has(name));
}

/** Equal values; or the one says more, of measures that the other does not speak of, and both begin with the same. */
function areValuesCompatible(one: readonly Fact[], other: readonly Fact[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const [first] = more;
  if (!first || !fewer.some((fact) => isSameFact(fact, first))) return false;
  if (!fewer.every((fact) => more.some((each) => isSameFact(fact, each)))) return false;
  const extra = more.filter((fact) => !fewer.some((each) => isSameFact(fact, each)));
  const measures = new Set(fewer.map(({ measure }) => measure));
  return extra.every(({ measure }) => !measures.has(measure) && measure !== "number ");
}

/** A short answer that stands word for word in a sentence that denies no more than it does. */
function isSameWording(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (!short || !long || short.length === 0) return false;
  if (short.length > SHORT_WORDS || long.length > MOST_WORDS) return false;
  const isWithin = ` ${long.join(" ")} `.includes(` ${short.join(" ")} `);
  return isWithin && denials(short) === denials(long);
}

function wordsOf(text: string): string[] {
  return canonicalText(text).match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
}

function denials(words: readonly string[]): number {
  return words.filter((word) =>
    /^(?:not?|never|none|neither|nor|without|cannot|nicht|kein\p{L}*|nie|ohne)$|n['’]t$|ない|ません|なし/u.test(
      word,
    ),
  ).length;
}

function asksForOrder(question: string): boolean {
  return /\b(?:order|ordered|rank\w*|sort\w*|ascending|descending|top|first to last|sequence|reihenfolge|absteigend|aufsteigend|rangliste)\b|順|ランキング/i.test(
    question,
  );
}
