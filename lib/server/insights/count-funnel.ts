/** Where changes went on and where they stopped. Every change is counted once at each stage: what comes in goes on or has a reason. */
import "server-only";
import type { DocketRow, NoticeRow } from "@/lib/store/insight-store";
import { type FunnelStage, funnelStage, type InsightFunnel } from "@/lib/trace/insights";
import type { CaseState } from "@/lib/trace/run-facts";
import { groupBy, type InsightRows } from "./insight-rows";

/** How far a change came, and why it came no further; no reason for one that was accepted. */
type Way = { stage: FunnelStage; reason: string | null };

export function countFunnel({ docket, notices, rulings }: InsightRows): InsightFunnel {
  const noticesOf = groupBy(notices, ({ trialId }) => trialId);
  const casesOf = new Map(
    rulings.map(({ row, facts }) => [row.id, facts.trial.cases.map(({ state }) => state)]),
  );
  const ways = docket.map((row) => ({
    row,
    way: wayOf(row, noticesOf.get(row.id) ?? [], casesOf.get(row.id) ?? []),
  }));
  const order = funnelStage.options;
  const stages = order.map((stage, at) => ({
    stage,
    changes: ways.filter(({ way }) => order.indexOf(way.stage) >= at).length,
    stopped: counted(
      ways.flatMap(({ way }) =>
        way.reason !== null && order.indexOf(way.stage) === at - 1 ? [way.reason] : [],
      ),
    ),
  }));
  return {
    stages,
    notJudged: counted(docket.filter(({ state }) => state === "not-judged").map(stopOf)),
    open: docket.filter(isOpen).length,
  };
}

const NOT_JUDGED = "not-judged";
const OPEN = "open";

function isOpen({ state }: DocketRow): boolean {
  return state === "received" || state === "judging";
}

function wayOf(row: DocketRow, notices: readonly NoticeRow[], cases: readonly CaseState[]): Way {
  const states = new Set(notices.map(({ state }) => state));
  if (states.has("accepted")) return { stage: "accepted", reason: null };
  const shown = notices.filter(({ state }) => state !== "waiting");
  if (shown.length > 0) {
    const isUndecided = states.has("open") || states.has("snoozed");
    const reason = isUndecided ? "undecided" : states.has("declined") ? "declined" : "withdrawn";
    return { stage: "notice", reason };
  }
  if (row.state === "tried")
    return { stage: "tried", reason: states.has("waiting") ? "waiting" : endOf(cases) };
  const reason = row.state === NOT_JUDGED ? NOT_JUDGED : isOpen(row) ? OPEN : stopOf(row);
  return { stage: passedStage(row), reason };
}

/** Of several pages the one that came closest to a notice gives the reason. */
function endOf(cases: readonly CaseState[]): string {
  if (cases.includes("notice")) return "told-already";
  const closest: readonly CaseState[] = ["overturned", "dismissed", "acquitted", "no-quorum"];
  return closest.find((state) => cases.includes(state)) ?? "failed";
}

/** The step that the change stopped at; for a path rule, the rule. */
function stopOf({ steps, state }: DocketRow): string {
  const last = steps.findLast(({ outcome }) => outcome === "stopped");
  if (!last) return "failed";
  return last.name === "paths" && state !== NOT_JUDGED ? `rule:${last.rule ?? "other"}` : last.name;
}

function passedStage({ steps }: DocketRow): FunnelStage {
  const passed = new Set(
    steps.flatMap(({ name, outcome }) => (outcome === "passed" ? [name] : [])),
  );
  if (passed.has("evidence")) return "evidence";
  return passed.has("paths") ? "paths" : "merged";
}

function counted(reasons: readonly string[]): InsightFunnel["notJudged"] {
  return [...groupBy(reasons, (reason) => reason)]
    .map(([reason, { length }]) => ({ reason, changes: length }))
    .sort((a, b) => b.changes - a.changes || (a.reason < b.reason ? -1 : 1));
}
