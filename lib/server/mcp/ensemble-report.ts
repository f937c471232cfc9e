/** How the runs of one question compare, as an agent is told. */
import "server-only";
import { z } from "zod";
import type { Ensemble } from "@/lib/server/ensembles/ensemble-shape";

export const ensembleReport = z
  .object({
    ensembleId: z.string(),
    url: z.string().describe("The page that shows the runs side by side."),
    of: z.int().describe("How many runs were asked for."),
    ended: z.int().describe("How many of them have ended."),
    agreement: z.string(),
    groups: z.array(z.object({ answer: z.string(), runIds: z.array(z.string()) })),
    withoutAnswer: z.array(z.object({ runId: z.string(), why: z.string() })),
  })
  .describe("Runs whose answers code found to be equal, the largest group first.");

export type EnsembleReport = z.infer<typeof ensembleReport>;

export function ensembleReported(ensemble: Ensemble, origin: string): EnsembleReport {
  const { id, of, runs, groups } = ensemble;
  const byIndex = new Map(runs.map((run) => [run.index, run]));
  return {
    ensembleId: id,
    url: `${origin}/ensembles/${encodeURIComponent(id)}`,
    of,
    ended: runs.filter(({ endedAt }) => endedAt !== null).length,
    agreement: agreementText(ensemble),
    groups: groups.map(({ runs: members, best }) => ({
      answer: byIndex.get(best)?.answer?.text ?? "",
      runIds: members.flatMap((index) => byIndex.get(index)?.runId ?? []),
    })),
    withoutAnswer: runs
      .filter(({ index }) => !groups.some((group) => group.runs.includes(index)))
      .map(({ runId, status, error, answer }) => ({
        runId,
        why: error?.message ?? (answer?.abstained ? answer.text : `The run is ${status}.`),
      })),
  };
}

function agreementText({ best, of, groups, incomparable }: Ensemble): string {
  if (!best) return "No run has answered.";
  const others = groups.length - 1;
  const prose =
    incomparable.length > 0 ? " Some answers are long prose that code cannot compare." : "";
  if (best.agree === 1) return `No two of ${of} agree.${prose}`;
  const different =
    others > 0 ? ` ${others} other answer${others > 1 ? "s were" : " was"} given.` : "";
  return `${best.agree} of ${of} agree.${different}${prose}`;
}
