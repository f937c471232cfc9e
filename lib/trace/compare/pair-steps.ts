/** The steps of two runs as pairs, each with the pairs below it. A log may nest as deep as it likes: nothing here recurses. */
import type { Step } from "@/lib/trace/select";
import { type Aligned, align } from "./align";
import { stepKeys } from "./step-keys";

export type StepPair = Aligned<Step> & { depth: number; children: readonly StepPair[] };

type Building = Omit<StepPair, "children"> & { children: Building[] };

/** `inOrder` has all pairs depth first, those above before those below. */
export function pairSteps(
  a: readonly Step[],
  b: readonly Step[],
): { top: readonly StepPair[]; inOrder: readonly StepPair[] } {
  const keys = stepKeys(a, b);
  const pairsOf = (ofA: readonly Step[], ofB: readonly Step[], depth: number): Building[] =>
    align(ofA, ofB, keys).map((pair) => ({ ...pair, depth, children: [] }));
  const top = pairsOf(a, b, 0);
  const inOrder: Building[] = [];
  const waiting = [...top].reverse();
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    inOrder.push(pair);
    pair.children = pairsOf(pair.a?.children ?? [], pair.b?.children ?? [], pair.depth + 1);
    for (let at = pair.children.length - 1; at >= 0; at -= 1) {
      const child = pair.children[at];
      if (child) waiting.push(child);
    }
  }
  return { top, inOrder };
}
