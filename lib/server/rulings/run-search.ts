/**
 * Looks for the stage at fault, on a worker. Each attempt is a run of its own, held within this job: no worker waits
 * for another. Safe to call again after a crash: an attempt that was cut off is taken up where its log ends.
 */
import "server-only";
import { findFault, openAttempts } from "@/lib/courtroom/fault/find-fault";
import { callsThatStand, heldToRecord } from "@/lib/courtroom/fault/held-to-record";
import { type PlannedAttempt, planAttempts } from "@/lib/courtroom/fault/plan-attempts";
import { type RuledCase, readRuling } from "@/lib/courtroom/fault/ruled-case";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import { type ExecutionParts, executeRun } from "@/lib/server/execute-run";
import { giveUpRun } from "@/lib/server/give-up-run";
import { isUnderWay, searchSignal } from "@/lib/server/rulings/change-mark";
import { beginRun } from "@/lib/server/runs/begin-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { UseCaseError } from "@/lib/server/use-case-error";
import { isConnectionLost } from "@/lib/store/database-errors";
import { LogConflictError } from "@/lib/store/event-log";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { TraceVersionError } from "@/lib/trace/upcast";

export type FaultSearchParts = Pick<
  Composition,
  "rulingMarks" | "eventLog" | "signals" | "clock"
> & { execution: ExecutionParts };

/** Resolves when its end is stored; rejects when it must be taken up again (the worker stops, the database is gone). */
export async function runSearch(
  markId: string,
  parts: FaultSearchParts,
  stopping: AbortSignal,
): Promise<void> {
  const mark = await parts.rulingMarks.update(markId, ({ search }) =>
    isUnderWay(search) ? { search: { ...search, state: "running" } } : null,
  );
  if (!mark || mark.deletedAt !== null || mark.search.state !== "running") return;
  const cancellation = await parts.signals.cancellation(searchSignal(mark.id, mark.search.round));
  try {
    await search(mark, parts, { stopping, cancelled: cancellation.signal });
  } catch (error) {
    if (stopping.aborted || isConnectionLost(error)) throw error;
    await endSearch(parts, mark, { state: "failed", error: sentenceOf(error) });
  } finally {
    cancellation.close();
  }
}

/** Ends a search that has taken down too many workers, with the run that it was at. */
export async function giveUpSearch(
  markId: string,
  parts: Pick<FaultSearchParts, "rulingMarks" | "eventLog" | "clock">,
): Promise<void> {
  const mark = await parts.rulingMarks.get(markId);
  if (!mark || !isUnderWay(mark.search)) return;
  for (const { result } of mark.attempts)
    if (result.status === "running") await giveUpRun(result.runId, parts);
  const error =
    "The workers that took this search were lost again and again, so it was given up. Look at the worker's output, then search again.";
  await endSearch(parts, mark, { state: "failed", error });
}

type Signals = { stopping: AbortSignal; cancelled: AbortSignal };

async function search(
  mark: StoredRulingMark,
  parts: FaultSearchParts,
  signals: Signals,
): Promise<void> {
  const recorded = await timelineOf(parts, mark.runId);
  if (recorded.summary) refuseImported(recorded.summary);
  const { ruled, refusal } = readRuling(recorded, mark.path);
  if (!ruled) return endSearch(parts, mark, { state: "failed", error: refusal });
  const plan = planAttempts(ruled, mark.right);
  await findFault(plan, openAttempts(plan, mark.attempts), {
    wanted: {
      ...{ path: mark.path, right: mark.right },
      page: await pageOf(parts, recorded, mark.path),
      isRandom: (model) => model !== BUILTIN_MODEL,
    },
    ports: {
      runIdOf: (key) => `${mark.id}-${mark.search.round}-${key}`,
      hold: (attempt, runId) => hold({ attempt, runId, recorded, ruled, mark }, parts, signals),
      async keep(attempts) {
        await parts.rulingMarks.update(mark.id, ({ search: { round } }) =>
          round === mark.search.round ? { attempts: [...attempts] } : null,
        );
      },
      cancelled: signals.cancelled,
    },
  });
  if (!signals.cancelled.aborted) await endSearch(parts, mark, { state: "ended", error: null });
}

type Held = {
  attempt: PlannedAttempt & { skip: null };
  runId: string;
  recorded: Timeline;
  ruled: RuledCase;
  mark: StoredRulingMark;
};

async function hold(held: Held, parts: FaultSearchParts, signals: Signals): Promise<Timeline> {
  const { runId } = held;
  await beginAttempt(held, parts);
  const cancel = () => void parts.signals.requestCancel(runId);
  signals.cancelled.addEventListener("abort", cancel, { once: true });
  try {
    await executeRun(runId, guarded(held, parts.execution), signals.stopping);
  } finally {
    signals.cancelled.removeEventListener("abort", cancel);
  }
  return timelineOf(parts, runId);
}

/** The run is on no queue: whoever has the search holds it. */
async function beginAttempt(
  { attempt: { key, change }, runId, recorded, mark }: Held,
  { eventLog, clock }: FaultSearchParts,
): Promise<void> {
  const config = recorded.summary?.config;
  if (!config?.trial) throw new Error(`The run ${mark.runId} of a mark is no trial.`);
  const begun = beginRun(
    { createRun: (id, start) => eventLog.append(id, 0, [start]), clock, newId: () => runId },
    {
      ...config,
      edits: change.replies,
      trial: {
        ...config.trial,
        struckOut: change.struckOut,
        triesFault: { markId: mark.id, key },
      },
    },
    { how: "fork", runId: mark.runId },
    runId,
  );
  await begun.catch((error: unknown) => {
    // An earlier execution of the search has begun it.
    if (!(error instanceof LogConflictError)) throw error;
  });
}

/** What comes before the stage is answered by the record, or the attempt shows nothing about the stage. */
function guarded({ attempt, recorded, ruled }: Held, execution: ExecutionParts): ExecutionParts {
  if (!attempt.oracle) return execution;
  const standing = callsThatStand(recorded, ruled, attempt.oracle);
  return {
    ...execution,
    callModelFor: async (start, parent) =>
      heldToRecord(await execution.callModelFor(start, parent), standing),
  };
}

async function endSearch(
  { rulingMarks, clock }: Pick<FaultSearchParts, "rulingMarks" | "clock">,
  { id, search: { round } }: StoredRulingMark,
  end: { state: "ended" | "failed"; error: string | null },
): Promise<void> {
  await rulingMarks.update(id, ({ search }) =>
    search.round === round && isUnderWay(search)
      ? { search: { ...search, ...end }, endedAt: clock() }
      : null,
  );
}

async function timelineOf(
  { eventLog }: Pick<FaultSearchParts, "eventLog">,
  runId: string,
): Promise<Timeline> {
  return extendTimeline(runId, emptyTimeline, await eventLog.read(runId));
}

async function pageOf(
  { execution: { files } }: FaultSearchParts,
  { summary }: Timeline,
  path: string,
): Promise<string> {
  const index = summary?.config.trial?.pages.findIndex((page) => page.path === path) ?? -1;
  const file = await files.path(summary?.config.documents[index + 1]?.textSha256 ?? "");
  if (file === null) throw new MissingPageError(path);
  return files.read(file);
}

class MissingPageError extends Error {
  constructor(path: string) {
    super(`The text of ${path} is no longer stored. Hold the change again in a new trial.`);
    this.name = "MissingPageError";
  }
}

function sentenceOf(error: unknown): string {
  const isTold = [MissingPageError, TraceVersionError, UseCaseError].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error && isTold) return error.message;
  console.error("A search for a fault ended in a fault of the program.", error);
  return "The program made a mistake here. Search again; the worker's output says what happened.";
}
