/**
 * What a cell says of itself at its end: the variables that it may have changed, and what the text tools went over.
 *
 * Guest code runs in this isolate and may have spoilt any of it, so the parent checks it and nothing rests on it.
 * A search in a loop costs next to nothing here: ranges are joined as they come, and cut down when there are many.
 */
import type { CellVariable, TextRead } from "@/lib/trace/cell-facts";
import { MAX_ALL_VALUE_CHARS, MAX_RANGES, MAX_VARIABLES } from "@/lib/trace/cell-limits";
import { capRanges, toRanges } from "@/lib/trace/ranges";
import { send } from "./bridge";
import { describeVariable } from "./describe-variable";

const { stringify } = JSON;
/** Offsets kept before they are joined. */
const crowded = 8 * MAX_RANGES;

let names = "";
let reads: number[][] = [];

export function beginReport(changed: string): void {
  names = changed;
  reads = [];
}

/** UTF-16 code units, end exclusive. */
export function recordRead(doc: number, start: number, end: number): void {
  reads[doc] ??= [];
  const own = reads[doc];
  const last = own.length - 1;
  if (last > 0 && start >= (own[last - 1] ?? 0) && end <= (own[last] ?? 0)) return;
  own.push(start, end);
  if (own.length > crowded) reads[doc] = capRanges(toRanges(own), MAX_RANGES);
}

/** A cell that was stopped tells no variables: to look at them runs guest code, and its time is over. */
export function sendReads(): void {
  report([]);
}

export function sendReport(): void {
  const room = { chars: MAX_ALL_VALUE_CHARS };
  const changed = names === "" ? [] : names.split(" ").slice(0, MAX_VARIABLES);
  report(changed.flatMap((name) => describeVariable(name, room)));
}

function report(variables: readonly CellVariable[]): void {
  const ranges = reads.flatMap((pairs, doc): TextRead[] => [
    { doc, how: "tool", ranges: capRanges(toRanges(pairs), MAX_RANGES) },
  ]);
  if (variables.length > 0 || ranges.length > 0)
    send("report", stringify({ variables, reads: ranges }));
}
