/** A regression case as a line of a question set: how its answer is compared follows from what was established in it. */
import "server-only";
import type { StoredRegressionCase } from "@/lib/store/regression-case-store";
import type { Claim } from "@/lib/trace/event";

/** One object of `questions.jsonl`; `npm run eval` reads it. */
export type SavedQuestion = {
  id: string;
  doc?: string;
  docs?: string[];
  question: string;
  kind: "saved";
  answer: unknown;
  check: "number" | "set" | "fields" | "quote-overlap" | "exact";
};

export function questionOfCase(
  { id, config, answer, claims }: StoredRegressionCase,
  paths: readonly string[],
): SavedQuestion {
  const [path, ...more] = paths;
  return {
    id,
    ...(path === undefined || more.length > 0 ? { docs: [...paths] } : { doc: path }),
    question: config.question,
    kind: "saved",
    ...expectationOf(answer, claims),
  };
}

type Expectation = Pick<SavedQuestion, "answer" | "check">;

function expectationOf(
  answer: StoredRegressionCase["answer"],
  claims: readonly Claim[],
): Expectation {
  const items = listOf(answer.data);
  if (items) return { answer: items, check: "set" };
  const own = claims.filter(({ mark }) => mark !== "given");
  const quotes = own.filter(({ kind }) => kind === "quote").map(({ text }) => text);
  const quoted = quotes.reduce((chars, quote) => chars + quote.length, 0);
  if (quotes.length > 0 && quoted * 2 >= answer.text.length)
    return { answer: quotes, check: "quote-overlap" };
  const numbers = own.filter(({ kind }) => kind === "number");
  const only = numbers.length === 1 && own.length === 1 ? plainNumber(numbers[0]?.text) : null;
  if (only !== null) return { answer: only, check: "number" };
  if (own.length > 0) return { answer: own.map(({ text }) => text), check: "fields" };
  return { answer: answer.text, check: "exact" };
}

/** Null unless it is a list of words and numbers. */
function listOf(data: unknown): (string | number)[] | null {
  if (!Array.isArray(data) || data.length === 0) return null;
  const items = data.filter((item) => typeof item === "string" || typeof item === "number");
  return items.length === data.length ? items : null;
}

/** Null for anything but plain digits: scale words, signs and brackets are compared as they stand. */
function plainNumber(text: string | undefined): number | null {
  const digits = text?.normalize("NFKC").trim();
  if (digits === undefined || !/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(digits)) return null;
  return Number(digits.replaceAll(",", ""));
}
