/** What judging and asking cost, how long it took, and how often code and claims held at once. */
import "server-only";
import { bootstrapIntervals } from "@/lib/statistics/bootstrap";
import { groupedQuantiles } from "@/lib/statistics/grouped-quantiles";
import type { Insights } from "@/lib/trace/insights";
import type { Estimate } from "@/lib/trace/jury-xray";
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
  const runs = rulings
    .filter(({ facts }) => facts.origin === null)
    .map(({ facts }) => groupBy(facts.stages, ({ stage }) => stage));
  return [...new Set(runs.flatMap((stages) => [...stages.keys()]))].flatMap((stage) =>
    timesOf(runs.map((stages) => (stages.get(stage) ?? []).map(({ ms }) => ms))).map((times) => ({
      stage,
      ...times,
    })),
  );
}

export function countSteps({ inquiries }: InsightRows): Insights["steps"] {
  return runStep.options.flatMap((step) =>
    timesOf(
      inquiries.map((run) => run.steps.flatMap((one) => (one.step === step ? one.ms : []))),
    ).map((times) => ({ step, ...times })),
  );
}

/** By run. Nothing where there are no times. */
function timesOf(runs: readonly (readonly number[])[]) {
  const [median, p90] = groupedQuantiles(runs, [0.5, 0.9]).map(
    ({ value, interval }): Estimate => ({
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    }),
  );
  const times = sumOf(runs.map(({ length }) => length));
  return median && p90 ? [{ times, medianMs: median, p90Ms: p90 }] : [];
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
