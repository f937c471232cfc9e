/** Answers a run that waits for approval: it goes on, with larger limits where they are given, or finishes with what is known. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { withoutUndefined } from "@/lib/server/runs/start-inquiry";
import { UseCaseError } from "@/lib/server/use-case-error";
import { LogConflictError } from "@/lib/store/event-log";
import { type Budget, budget } from "@/lib/trace/config";
import type { RunPause, RunSummary } from "@/lib/trace/run-summary";

/** What a model was told at the beginning, such as its number of cells, cannot change any more. */
const raisable = budget.pick({ tokens: true, costUsd: true, seconds: true, subCalls: true });

export const approvalOrder = z
  .strictObject({
    decision: z.enum(["continue", "finish"]).default("continue").meta({
      description: "`finish` asks for the best answer with what is known.",
    }),
    budget: raisable.partial().strict().optional().meta({
      description: "Larger limits for the whole run; those left out stay as they are.",
    }),
  })
  .meta({ id: "ApprovalOrder" });

export type ApprovalOrder = z.infer<typeof approvalOrder>;

const MOST_TRIES = 3;

/** Safe to call twice: a pause has one answer, the first. Rejects with `conflict` when the run has never been paused. */
export async function approveRun(
  deps: Pick<Composition, "eventLog" | "resumeRun" | "clock">,
  runId: string,
  order: ApprovalOrder,
): Promise<RunSummary> {
  let asked: string | null = null;
  for (let tries = 1; ; tries += 1) {
    const summary = await getRun(deps, runId);
    refuseImported(summary);
    // Somebody else's answer came first, and the run stands still again: that pause asks for more.
    if (!summary.pause || (asked !== null && summary.pause.spanId !== asked))
      return alreadyAnswered(summary);
    asked = summary.pause.spanId;
    const isAnswered = await answer(deps, summary, summary.pause, order).catch((reason) => {
      if (!(reason instanceof LogConflictError) || tries === MOST_TRIES) throw reason;
      return false;
    });
    // Whoever has read an event finds it in the summary.
    await deps.eventLog.read(runId, summary.seq, 1);
    if (isAnswered) return getRun(deps, runId);
  }
}

async function answer(
  { resumeRun, clock }: Pick<Composition, "resumeRun" | "clock">,
  { id, seq }: RunSummary,
  pause: RunPause,
  order: ApprovalOrder,
): Promise<boolean> {
  await resumeRun(id, {
    type: "pause-end",
    seq: seq + 1,
    at: clock(),
    spanId: pause.spanId,
    outcome: { status: "ok" },
    decision: order.decision,
    budget: raised(pause, order),
  });
  return true;
}

function alreadyAnswered(summary: RunSummary): RunSummary {
  if (summary.endedAt !== null)
    throw new UseCaseError("conflict", "This run has ended, so there is nothing left to approve.");
  if (summary.pauses === 0)
    throw new UseCaseError(
      "conflict",
      `This run is ${summary.status}, not paused, so there is nothing to approve.`,
    );
  return summary;
}

function raised({ budget: limits }: RunPause, order: ApprovalOrder): Budget {
  const wanted = { ...limits, ...withoutUndefined(order.budget ?? {}) };
  const fields = raisable.keyof().options.flatMap((name) =>
    wanted[name] < limits[name]
      ? [
          {
            pointer: `/budget/${name}`,
            message: `The limit is ${limits[name]} already. Give a larger one, or leave it out.`,
          },
        ]
      : [],
  );
  if (fields[0]) throw new UseCaseError("unprocessable", fields[0].message, { fields });
  return wanted;
}
