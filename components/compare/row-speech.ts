/** A row in words: where it is, what it is, and how its sides stand to each other. */
import type { Speech } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import { comparedName, iterationNumber } from "./compared-name";

export function rowSpeech(row: CompareRow, speech: Speech): string {
  return row.kind === "fold"
    ? foldTitle(row, speech)
    : `${stepTitle(row.step, speech)}, ${stateWords(row.step, speech)}`;
}

export function stepTitle(step: ComparedStep, speech: Speech): string {
  const one = step.a ?? step.b;
  if (!one) return "";
  const number = iterationNumber(one);
  if (number !== null) return fill(speech.m.compare.table.iteration, { n: number });
  return comparedName(one, speech).name;
}

export function stateWords({ state, parts }: ComparedStep, { m }: Speech): string {
  const words = m.compare.table.states;
  if (state !== "changed") return words[state];
  return fill(words.changed, { parts: partWords(parts, m.compare.parts) });
}

export function partWords(
  parts: ComparedStep["parts"],
  names: Speech["m"]["compare"]["parts"],
): string {
  return parts.map((part) => names[part]).join(", ");
}

export function foldTitle(
  { why, count, iterations, steps }: Extract<CompareRow, { kind: "fold" }>,
  { m, count: inWords }: Speech,
): string {
  const words = m.compare.table;
  switch (why) {
    case "same":
      return iterations > 0
        ? inWords(words.iterationsEqual, iterations)
        : inWords(words.stepsEqual, count);
    case "waiting":
      return inWords(words.waiting, count, { side: steps[0]?.a ? "B" : "A" });
    case "only-a":
      return inWords(words.only, count, { side: "A" });
    case "only-b":
      return inWords(words.only, count, { side: "B" });
  }
}

/** Where the first difference is: its iteration or its stage, then the step itself. */
export function placeWords(step: ComparedStep, speech: Speech): string {
  const { m } = speech;
  const inIteration = /(?:^|:)iteration-(\d+)/.exec(step.id)?.[1];
  const name = stepTitle(step, speech);
  if (inIteration === undefined) return name;
  const where = fill(m.compare.table.iteration, { n: inIteration });
  return step.kind === "iteration" || step.kind === "model" ? where : `${where}, ${name}`;
}
