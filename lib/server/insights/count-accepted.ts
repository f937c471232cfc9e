/** Which notices their owners accepted: of all, by month, and by the way of judging that found them. */
import "server-only";
import type { NoticeRow } from "@/lib/store/insight-store";
import { type Arm, arm } from "@/lib/trace/court";
import type { Insights } from "@/lib/trace/insights";
import type { Estimate, Share } from "@/lib/trace/jury-xray";
import { shareOf } from "./count-share";
import { estimates, none } from "./estimates";
import { groupBy, type InsightRows, monthOf, type Ruling } from "./insight-rows";

const SEED = 1_983;

type Accepted = Insights["accepted"];

export function countAccepted({ notices, judged }: InsightRows): Accepted {
  const shown = notices.filter(({ state }) => state !== "waiting");
  const months = [...groupBy(shown, ({ createdAt }) => monthOf(createdAt))].sort();
  return {
    share: acceptedShare(shown),
    notices: shown.length,
    byMonth: months.map(([month, ones]) => ({
      month,
      share: acceptedShare(ones),
      notices: ones.length,
    })),
    byArm: byArm(judged, shown),
  };
}

/** Of those whose owner has decided. */
function acceptedShare(notices: readonly Pick<NoticeRow, "state">[]): Share {
  const accepted = notices.filter(({ state }) => state === "accepted").length;
  const declined = notices.filter(({ state }) => state === "declined").length;
  return shareOf(accepted, accepted + declined);
}

/** Over the entries that every arm shown has judged, so that all are asked the same. */
function byArm(judged: readonly Ruling[], notices: readonly NoticeRow[]): Accepted["byArm"] {
  const newest = newestByArm(judged);
  const arms = arm.options.filter((name) => [...newest.values()].some((runs) => runs.has(name)));
  const compared = [...newest.values()].filter((runs) => arms.every((name) => runs.has(name)));
  const byPage = new Map(notices.map((notice) => [`${notice.trialId} ${notice.path}`, notice]));
  return arms.map((name) => {
    const runs = compared.flatMap((of) => of.get(name) ?? []);
    const found = runs.flatMap(({ row, facts }) =>
      facts.trial.notices.flatMap((path) => byPage.get(`${row.id} ${path}`) ?? []),
    );
    return { arm: name, cases: runs.length, share: acceptedShare(found), costUsd: meanCost(runs) };
  });
}

/** Of the docket's own way the ruling that stands there, however often the case was held again; of the others the newest. */
function newestByArm(judged: readonly Ruling[]): Map<string, Map<Arm, Ruling>> {
  const newest = new Map<string, Map<Arm, Ruling>>();
  for (const ruling of judged) {
    const { row, facts } = ruling;
    if (facts.status !== "succeeded") continue;
    const runs = newest.get(row.id) ?? new Map<Arm, Ruling>();
    newest.set(row.id, runs);
    const known = runs.get(facts.trial.arm);
    if (!known || isBetter(ruling, known)) runs.set(facts.trial.arm, ruling);
  }
  return newest;
}

function isBetter({ row, facts }: Ruling, known: Ruling): boolean {
  if (row.runId === facts.runId) return true;
  return row.runId !== known.facts.runId && known.facts.createdAt < facts.createdAt;
}

/** Of a case; no value where a price is unknown, or there is no run. */
function meanCost(runs: readonly Ruling[]): Estimate {
  const prices = runs.flatMap(({ facts }) => (facts.costUsd === null ? [] : [facts.costUsd]));
  if (prices.length < runs.length || prices.length === 0) return none;
  const mean = (counts: readonly number[]) => [
    prices.reduce((sum, price, at) => sum + price * (counts[at] ?? 0), 0) / prices.length,
  ];
  const resamples = Math.min(1_000, Math.max(100, Math.floor(4e6 / prices.length)));
  const once = prices.map(() => 1);
  return estimates(once, mean, { resamples, seed: SEED })[0] ?? none;
}
