/** A generated document with its questions; the answers come from the data the document was written from. */
import type { EvalQuestion } from "@/scripts/eval/eval-question";

export type Generated = { name: string; text: string; questions: EvalQuestion[] };

export type Asked = [question: string, kind: string, answer: unknown, check: string, tol?: number];

export function generated(name: string, text: string, asked: readonly Asked[]): Generated {
  const stem = name.replace(/\.\w+$/, "");
  return {
    name,
    text,
    questions: asked.map(([question, kind, answer, check, tol], index) => ({
      id: `${stem}-${index + 1}`,
      doc: `docs/${name}`,
      question,
      kind,
      answer,
      check,
      ...(tol === undefined ? {} : { tol }),
    })),
  };
}

/** A question that must be abstained from. */
export function unanswerable(question: string): Asked {
  return [question, "abstain", null, "exact"];
}

export function sum(values: readonly number[]): number {
  return Number(values.reduce((total, value) => total + value, 0).toFixed(6));
}

export function countBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** The key with the highest value, and that value. */
export function highest(values: ReadonlyMap<string, number>): [string, number] {
  const [first] = [...values].sort((a, b) => b[1] - a[1]);
  if (first === undefined) throw new Error("There are no groups.");
  return first;
}
