/**
 * Compares an answer's text with the expected one.
 * Strict on purpose: a right value among wrong ones is not right, since a reader could not tell them apart.
 */
import { findDates, findItems, findNumbers, findQuotes, fold, sameNumber } from "./answer-text";
import type { EvalQuestion } from "./eval-question";

export type Check = { right: boolean; why: string };

export function checkAnswer(question: EvalQuestion, answer: string, document: string): Check {
  const expected = question.answer;
  switch (question.check) {
    case "exact":
    case "number":
      return typeof expected === "number"
        ? checkNumber(question, answer, expected)
        : checkString(answer, String(expected));
    case "set":
    case "list":
      return checkItems(
        answer,
        Array.isArray(expected) ? expected.map(String) : [String(expected)],
        question.check === "list",
      );
    case "fields":
      return checkFields(question, answer);
    case "contains":
      return checkContains(question, answer);
    case "quote-overlap":
      return checkQuote(question, answer, document);
    default:
      throw new Error(
        `Question ${question.id} has the unknown check "${question.check}"; use exact, number, set, list, fields, contains or quote-overlap.`,
      );
  }
}

function verdict(right: boolean, why: string): Check {
  return { right, why: right ? "" : why };
}

/** The first number that the question did not give must be the expected one; its sentence may hold no other. */
function checkNumber(question: EvalQuestion, answer: string, expected: number): Check {
  const tolerance = question.tol ?? 0;
  const given = new Set(findNumbers(question.question).map((number) => number.value));
  const headline = answer.split(/\n|(?<=[.。!?])\s/)[0] ?? "";
  const numbers = findNumbers(headline).map((number) => number.value);
  const own = numbers.filter((value) => !given.has(value));
  const claimed = own.length > 0 ? own : numbers.slice(0, 1);
  const first = claimed[0];
  if (first === undefined) return verdict(false, "the first sentence holds no number");
  return verdict(
    claimed.every((value) => sameNumber(value, expected, tolerance)),
    `claims ${claimed.join(", ")}, expected ${expected}`,
  );
}

function checkString(answer: string, expected: string): Check {
  const headline = fold(answer.split("\n")[0] ?? "").replace(/[.。]$/, "");
  const wanted = fold(expected);
  if (headline === wanted) return verdict(true, "");
  const rest = headline.replace(wanted, "");
  return verdict(
    headline.includes(wanted) && rest.length <= Math.max(60, wanted.length),
    `says ${headline.slice(0, 120)}`,
  );
}

function checkItems(answer: string, expected: readonly string[], ordered: boolean): Check {
  if (expected.length === 0)
    return verdict(/^(?:none|no\b|keine?|ありません|なし)/i.test(answer), "expected none");
  const items = findItems(answer).map(fold);
  const wanted = expected.map(fold);
  const missing = wanted.filter((item) => !items.includes(item));
  const extra = items.filter((item) => !wanted.includes(item));
  if (missing.length > 0 || extra.length > 0) {
    const whole = stripAll(fold(answer), wanted);
    if (missing.every((item) => fold(answer).includes(item)) && !/[\p{L}\p{N}]/u.test(whole))
      return verdict(true, "");
    return verdict(
      false,
      `missing ${JSON.stringify(missing.slice(0, 3))}, extra ${JSON.stringify(extra.slice(0, 3))}`,
    );
  }
  return verdict(
    !ordered || items.join("\n") === wanted.join("\n") || !hasOrder(answer),
    "the order differs",
  );
}

/** Numbered lines claim an order; a plain list does not. */
function hasOrder(answer: string): boolean {
  return /^\s*\d+[.)]\s/m.test(answer);
}

function stripAll(text: string, pieces: readonly string[]): string {
  return [...pieces]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, piece) => rest.replaceAll(piece, ""), text);
}

type Leaf = { key: string; value: string | number };

function leaves(value: unknown, key = ""): Leaf[] {
  if (typeof value === "number" || typeof value === "string") return [{ key, value }];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, key));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => leaves(item, name));
  return [];
}

/** Each value stands in the answer; where the key stands there too, its value is the next one; no number is left over. */
function checkFields(question: EvalQuestion, answer: string): Check {
  const wanted = leaves(question.answer);
  const folded = fold(answer);
  const dates = findDates(answer);
  const strings = wanted.flatMap((leaf) => (typeof leaf.value === "string" ? [leaf.value] : []));
  for (const leaf of wanted) {
    if (!holdsLeaf(leaf, folded, dates, question.tol ?? 0))
      return verdict(false, `${leaf.key} is not ${leaf.value}`);
  }
  const bare = stripAll(
    folded,
    [...strings, ...wanted.map((leaf) => leaf.key)].map(fold).filter((piece) => piece.length > 2),
  );
  const known = new Set([
    ...findNumbers(question.question).map((number) => number.value),
    ...wanted.flatMap((leaf) => [Number(leaf.value), Number(leaf.key)]),
    ...strings.flatMap((text) => findNumbers(text).map((number) => number.value)),
  ]);
  const withoutDates = dates.some((date) => strings.includes(date))
    ? bare.replace(/\b\d{1,2}(?:st|nd|rd|th)?\b,?|\b\d{4}\b/g, "")
    : bare;
  const extra = findNumbers(withoutDates).find((number) => !known.has(number.value));
  return verdict(extra === undefined, `also claims ${extra?.value}`);
}

function holdsLeaf(
  leaf: Leaf,
  folded: string,
  dates: readonly string[],
  tolerance: number,
): boolean {
  if (typeof leaf.value === "string")
    return folded.includes(fold(leaf.value)) || dates.includes(leaf.value);
  const expected = leaf.value;
  const key = fold(leaf.key);
  const at = keyPosition(folded, key);
  const numbers = findNumbers(folded);
  if (at < 0) return numbers.some((number) => sameNumber(number.value, expected, tolerance));
  const next = numbers.find((number) => number.start >= at + key.length);
  return next !== undefined && sameNumber(next.value, expected, tolerance);
}

function keyPosition(folded: string, key: string): number {
  if (key === "") return -1;
  const isNumber = /^\d+$/.test(key);
  for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + 1)) {
    const joined =
      isNumber && (/\d/.test(folded[at - 1] ?? "") || /\d/.test(folded[at + key.length] ?? ""));
    if (
      !joined &&
      /^[^\n]{0,4}[:：=は×(]|^\s*\d|^[」"]?\s*(?:は|:)/.test(folded.slice(at + key.length))
    )
      return at;
  }
  return -1;
}

function checkContains(question: EvalQuestion, answer: string): Check {
  const expected = fold(String(question.answer));
  const folded = fold(answer);
  if (!folded.includes(expected)) return verdict(false, `does not say ${expected}`);
  const known = new Set(
    [...findNumbers(question.question), ...findNumbers(expected)].map((number) => number.value),
  );
  const withoutQuotes = folded.replace(/"[^"]*"|^>.*$/gm, "");
  const outsideQuotes = withoutQuotes.includes(expected) ? withoutQuotes : folded;
  const extra = findNumbers(outsideQuotes).find((number) => !known.has(number.value));
  return verdict(extra === undefined, `also claims ${extra?.value}`);
}

function checkQuote(question: EvalQuestion, answer: string, document: string): Check {
  const squeeze = (text: string) => fold(text).replace(/ /g, "");
  const quotes = findQuotes(answer).map(squeeze);
  const whole = squeeze(document);
  const invented = quotes.find((quote) => !whole.includes(quote));
  if (invented !== undefined)
    return verdict(false, `not verbatim in the document: ${invented.slice(0, 80)}`);
  const given = quotes.join("\n");
  const missing = (question.key_facts ?? []).find((fact) => !given.includes(squeeze(fact)));
  if (missing !== undefined) return verdict(false, `the quote lacks ${missing}`);
  const passages = (Array.isArray(question.answer) ? question.answer : [question.answer]).map(
    (passage) => squeeze(String(passage)),
  );
  const uncovered = passages.find((passage) => shared(passage, given) < 0.7);
  if (uncovered !== undefined) return verdict(false, `does not cover: ${uncovered.slice(0, 80)}`);
  return verdict(shared(given, passages.join("\n")) >= 0.3, "the quote is mostly something else");
}

/** Share of the runs of eight characters of one text that stand in the other. */
function shared(text: string, other: string): number {
  const size = Math.min(8, text.length);
  let hits = 0;
  const total = text.length - size + 1;
  for (let index = 0; index < total; index += 1)
    if (other.includes(text.slice(index, index + size))) hits += 1;
  return total > 0 ? hits / total : 0;
}
