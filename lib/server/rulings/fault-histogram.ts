/** Where courts fail: the faults of all rulings that were called wrong and searched. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { wilson } from "@/lib/statistics/wilson";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";
import type { FaultBar, FaultHistogram } from "@/lib/trace/fault-histogram";
import { nameFault } from "@/lib/trace/name-fault";
import { type FaultFound, faultStage } from "@/lib/trace/ruling-mark";

const MOST_SEARCHES = 1_000;
const MOST_CASES_OF_ONE = 50;

const order = [...faultStage.options, "none", "unclear"] as const;

/** Searches that failed or were stopped say nothing of the court, and do not count. */
export async function readFaults({
  rulingMarks,
  trials,
}: Pick<Composition, "rulingMarks" | "trials">): Promise<FaultHistogram> {
  const marks = await rulingMarks.list({ isEnded: true, limit: MOST_SEARCHES });
  const searched = marks
    .filter(({ search }) => search.state === "ended")
    .map((mark) => ({ mark, fault: nameFault(mark.attempts) }))
    .filter(({ fault }) => fault.kind !== "open");
  const bars = order.map(async (stage): Promise<FaultBar> => {
    const found = searched.filter(({ fault }) => barOf(fault) === stage);
    const cases = found.slice(0, MOST_CASES_OF_ONE).map(async ({ mark, fault }) => ({
      ...caseOf(mark, fault),
      title: (await trials.get(mark.trialId))?.title ?? "",
    }));
    return {
      stage,
      count: found.length,
      share: wilson(found.length, searched.length),
      cases: await Promise.all(cases),
    };
  });
  return { searched: searched.length, bars: await Promise.all(bars) };
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
