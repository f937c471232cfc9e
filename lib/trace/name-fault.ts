/** Which stage was at fault: the earliest whose replacement brings the case to what was right. */
import { type FaultAttempt, type FaultFound, type FaultStage, faultStage } from "./ruling-mark";

export function nameFault(attempts: readonly FaultAttempt[]): FaultFound {
  const ordered = [...attempts].sort((a, b) => rank(a.stage) - rank(b.stage));
  const flipping = ordered.find(({ result }) => result.status === "ended" && result.flips);
  if (flipping?.result.status === "ended") {
    const { stage, key, result } = flipping;
    const earlier = ordered.filter((one) => rank(one.stage) < rank(stage));
    return { kind: "found", stage, key, runId: result.runId, untried: untriedOf(earlier) };
  }
  const isOpen = ordered.some(({ result }) => ["waiting", "running"].includes(result.status));
  return isOpen ? { kind: "open" } : { kind: "none", untried: untriedOf(ordered) };
}

/** What was skipped since it could not have changed anything is no gap. */
function untriedOf(attempts: readonly FaultAttempt[]): FaultStage[] {
  const gaps = attempts.filter(({ result }) =>
    result.status === "skipped" ? result.reason === "needs-quote" : result.status !== "ended",
  );
  return [...new Set(gaps.map(({ stage }) => stage))];
}

function rank(stage: FaultStage): number {
  return faultStage.options.indexOf(stage);
}
