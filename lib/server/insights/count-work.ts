/** What judging and asking cost, how long it took, and how often code and claims held at once. */
import "server-only";
import { bootstrapIntervals } from "@/lib/statistics/bootstrap";
import { quantile } from "@/lib/statistics/quantile";
import type { Insights } from "@/lib/trace/insights";
import { type RunFacts, runStep } from "@/lib/trace/run-facts";
import { shareOf } from "./count-share";
import { groupBy, type InsightRows, monthOf } from "./insight-rows";

const SEED = 1_979;

export function countVerdicts({ rulings }: InsightRows): Insights["verdicts"] {
  const months = groupBy(rulings, ({ row }) => monthOf(row.createdAt));
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, ones]) => {
      const states = groupBy(
        ones.flatMap(({ facts }) => facts.trial.cases),
        ({ state }) => state,
      );
      return {
        month,
        cases: Object.fromEntries([...states].map(([state, { length }]) => [state, length])),
      };
    })
    .filter(({ cases }) => Object.keys(cases).length > 0);
}

export function countCost({ rulings, notices }: InsightRows): Insights["cost"] {
  const acceptedOf = groupBy(
    notices.filter(({ state }) => state === "accepted"),
    ({ trialId }) => trialId,
  );
  const cases = rulings.map(({ row, facts }) => ({
    costUsd: facts.costUsd,
    accepted: acceptedOf.get(row.id)?.length ?? 0,
  }));
  const prices = cases.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  const isPriced = prices.length === cases.length;
  const accepted = cases.reduce((sum, one) => sum + one.accepted, 0);
  return {
    costUsd: isPriced ? sumOf(prices) : null,
    tokens: sumOf(rulings.map(({ facts }) => facts.tokens)),
    accepted,
    perAcceptedUsd: isPriced && accepted > 0 ? perAccepted(prices, cases) : null,
  };
}

/** Over changes drawn again: some are dear and bring nothing, some bring two. */
function perAccepted(prices: readonly number[], cases: readonly { accepted: number }[]) {
  const figure = (counts: readonly number[]) => {
    let cost = 0;
    let accepted = 0;
    for (const [at, count] of counts.entries()) {
      cost += count * (prices[at] ?? 0);
      accepted += count * (cases[at]?.accepted ?? 0);
    }
    return accepted === 0 ? null : cost / accepted;
  };
  const once = prices.map(() => 1);
  const resamples = Math.min(1_000, Math.max(100, Math.floor(4e6 / prices.length)));
  const [interval] = bootstrapIntervals(once, (counts) => [figure(counts)], {
    resamples,
    seed: SEED,
  });
  return {
    value: figure(once) ?? 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Of runs that were asked for themselves: what a fork takes from its parent's record takes no time. */
export function countStages({ rulings }: InsightRows): Insights["stages"] {
  const stages = rulings
    .filter(({ facts }) => facts.origin === null)
    .flatMap(({ facts }) => facts.stages);
  return [...groupBy(stages, ({ stage }) => stage)].flatMap(([stage, ones]) =>
    timesOf(ones.map(({ ms }) => ms)).map((times) => ({ stage, ...times })),
  );
}

export function countSteps({ inquiries }: InsightRows): Insights["steps"] {
  const steps = groupBy(
    inquiries.flatMap((run) => run.steps),
    ({ step }) => step,
  );
  return runStep.options.flatMap((step) =>
    timesOf((steps.get(step) ?? []).flatMap(({ ms }) => ms)).map((times) => ({ step, ...times })),
  );
}

/** Nothing where there are no times. */
function timesOf(given: readonly number[]) {
  const sorted = given.toSorted((a, b) => a - b);
  const medianMs = quantile(sorted, 0.5);
  const p90Ms = quantile(sorted, 0.9);
  return medianMs === null || p90Ms === null ? [] : [{ times: sorted.length, medianMs, p90Ms }];
}

export function countCode({ inquiries }: InsightRows): Insights["code"] {
  const code = inquiries.flatMap((run) => run.code);
  return byModel(code).map(([model, ones]) => ({
    model,
    clean: shareOf(sumOf(ones.map(({ clean }) => clean)), sumOf(ones.map(({ cells }) => cells))),
    repaired: sumOf(ones.map(({ repaired }) => repaired)),
    failed: sumOf(ones.map(({ failed }) => failed)),
  }));
}

export function countClaims({ inquiries }: InsightRows): Insights["claims"] {
  const claims = inquiries.flatMap((run): NonNullable<RunFacts["claims"]>[] =>
    run.claims ? [run.claims] : [],
  );
  return byModel(claims).map(([model, ones]) => ({
    model,
    unsupported: shareOf(
      sumOf(ones.map(({ unsupported }) => unsupported)),
      sumOf(ones.map(({ all }) => all)),
    ),
  }));
}

function byModel<Value extends { model: string }>(values: readonly Value[]): [string, Value[]][] {
  return [...groupBy(values, ({ model }) => model)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
