/** Where courts fail: the faults of all rulings that were called wrong and searched. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { wilson } from "@/lib/statistics/wilson";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";
import type { StoredTrial } from "@/lib/store/trial-store";
import type { FaultBar, FaultHistogram } from "@/lib/trace/fault-histogram";
import { nameFault } from "@/lib/trace/name-fault";
import { type FaultFound, faultStage } from "@/lib/trace/ruling-mark";

const MOST_SEARCHES = 1_000;
const MOST_CASES_OF_ONE = 50;

const order = [...faultStage.options, "none", "unclear"] as const;

export const faultQuery = z.object({
  repositoryId: z.string().max(200).optional().meta({
    description: "Left out, all repositories together.",
  }),
  days: z.coerce.number().int().min(1).max(3_650).optional().meta({
    description: "Of rulings that were called wrong within so many days; left out, all.",
  }),
});

const DAY_MS = 86_400_000;

/** Searches that failed or were stopped say nothing of the court, and do not count. */
export async function readFaults(
  { rulingMarks, trials, clock }: Pick<Composition, "rulingMarks" | "trials" | "clock">,
  { repositoryId, days }: z.output<typeof faultQuery> = {},
): Promise<FaultHistogram> {
  const since = days === undefined ? 0 : clock() - days * DAY_MS;
  const marks = (await rulingMarks.list({ isEnded: true, limit: MOST_SEARCHES })).filter(
    ({ search, createdAt }) => search.state === "ended" && createdAt >= since,
  );
  const entries = await entriesOf(trials, marks);
  const searched = marks
    .filter(
      ({ trialId }) =>
        repositoryId === undefined || entries.get(trialId)?.repositoryId === repositoryId,
    )
    .map((mark) => ({ mark, fault: nameFault(mark.attempts) }))
    .filter(({ fault }) => fault.kind !== "open");
  const bars = order.map((stage): FaultBar => {
    const found = searched.filter(({ fault }) => barOf(fault) === stage);
    return {
      stage,
      count: found.length,
      share: wilson(found.length, searched.length),
      cases: found.slice(0, MOST_CASES_OF_ONE).map(({ mark, fault }) => ({
        ...caseOf(mark, fault),
        title: entries.get(mark.trialId)?.title ?? "",
      })),
    };
  });
  return { searched: searched.length, bars };
}

async function entriesOf(
  trials: Composition["trials"],
  marks: readonly StoredRulingMark[],
): Promise<ReadonlyMap<string, StoredTrial>> {
  const ids = [...new Set(marks.map(({ trialId }) => trialId))];
  const found = await Promise.all(ids.map((id) => trials.get(id)));
  return new Map(found.flatMap((trial) => (trial ? [[trial.id, trial] as const] : [])));
}

function barOf(fault: FaultFound): FaultBar["stage"] {
  if (fault.kind === "found") return fault.stage;
  return fault.kind === "none" && fault.untried.length === 0 ? "none" : "unclear";
}

function caseOf({ id, trialId, runId, path }: StoredRulingMark, fault: FaultFound) {
  return {
    ...{ markId: id, trialId, runId, path },
    attemptRunId: fault.kind === "found" ? fault.runId : null,
    isUncertain: fault.kind === "found" && fault.untried.length > 0,
  };
}
