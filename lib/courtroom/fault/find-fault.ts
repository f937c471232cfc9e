/**
 * The search for the stage that made a ruling wrong: each stage is replaced in turn, earliest first, by what would have
 * been right; all before it stands as recorded, and what follows is held again. Goes on where it was cut off.
 */
import type { PlannedAttempt } from "@/lib/courtroom/fault/plan-attempts";
import { readAttempt, type Wanted } from "@/lib/courtroom/fault/read-attempt";
import type { Timeline } from "@/lib/trace/reduce";
import type { AttemptResult, FaultAttempt } from "@/lib/trace/ruling-mark";

export type FaultPorts = {
  /** The id of the run that an attempt is held as: the same whenever it is asked. */
  runIdOf(key: string): string;
  /** Holds the trial again to its end, or takes it up where it was cut off. Resolves with the run as it stands then. */
  hold(attempt: PlannedAttempt & { skip: null }, runId: string): Promise<Timeline>;
  /** Keeps what is known so far. */
  keep(attempts: readonly FaultAttempt[]): Promise<void>;
  /** Aborts when the person wants no more of it. */
  cancelled: AbortSignal;
};

/** Before anything is tried. What was tried by an earlier search stays. */
export function openAttempts(
  plan: readonly PlannedAttempt[],
  known: readonly FaultAttempt[] = [],
): FaultAttempt[] {
  return plan.map(({ skip, change: _, ...attempt }) => {
    if (skip !== null) return { ...attempt, result: { status: "skipped", reason: skip } };
    const before = known.find(({ key }) => key === attempt.key)?.result;
    return { ...attempt, result: before?.status === "ended" ? before : { status: "waiting" } };
  });
}

/** Resolves with every attempt as it stands; those after a cancellation wait. */
export async function findFault(
  plan: readonly PlannedAttempt[],
  known: readonly FaultAttempt[],
  { wanted, ports }: { wanted: Wanted; ports: FaultPorts },
): Promise<FaultAttempt[]> {
  const results = new Map(known.map(({ key, result }) => [key, result]));
  const attempts = () =>
    openAttempts(plan).map((one) => ({ ...one, result: results.get(one.key) ?? one.result }));
  for (const attempt of plan) {
    if (attempt.skip !== null || isSettled(results.get(attempt.key))) continue;
    if (ports.cancelled.aborted) break;
    const runId = ports.runIdOf(attempt.key);
    results.set(attempt.key, { status: "running", runId });
    await ports.keep(attempts());
    const timeline = await ports.hold(attempt, runId);
    results.set(
      attempt.key,
      ports.cancelled.aborted && timeline.summary?.status === "cancelled"
        ? { status: "waiting" }
        : readAttempt(timeline, wanted),
    );
    await ports.keep(attempts());
  }
  return attempts();
}

function isSettled(result: AttemptResult | undefined): boolean {
  return result?.status === "ended" || result?.status === "failed";
}
