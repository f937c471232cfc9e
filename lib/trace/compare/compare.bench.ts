/** What a comparison of two long runs costs, and whether it grows with their length or with its square. */
import { atMost, type BenchRow } from "@/bench/bench-row";
import { compareRuns } from "./compare-runs";
import { type IterationPlan, timelineOfPlan } from "./testing/run-plan";

const STEPS = 10_000;
const TURNS = 3;

export function benchCompare(): BenchRow[] {
  msFor(STEPS / 10);
  const ms = msFor(STEPS);
  return [
    atMost(
      `comparison of two runs of ${STEPS} sub-calls, all of them moved by one`,
      ms,
      "ms",
      1_000,
    ),
    atMost("the same, ÷ one of a tenth of the length", ms / msFor(STEPS / 10), "×", 40),
  ];
}

/** The shortest of three: another program may have had the processor. */
function msFor(size: number): number {
  const took = Array.from({ length: TURNS }, () => {
    const [a, b] = [timelineOfPlan([batch(0, size)]), timelineOfPlan([batch(1, size)], "run-2")];
    const begun = performance.now();
    const { differences } = compareRuns(a, b);
    const ended = performance.now();
    if (differences !== 2) throw new Error(`The comparison found ${differences} differences of 2.`);
    return ended - begun;
  });
  return Math.min(...took);
}

function batch(from: number, size: number): IterationPlan {
  const subCalls = Array.from({ length: size }, (_, page) => ({
    prompt: `page ${page + from}`,
    reply: "no",
  }));
  const code = "await llm_query_batched(pages)";
  return { call: { prompt: "Read the pages.", reply: code }, code, subCalls };
}
