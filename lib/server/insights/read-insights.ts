/** The figures of a span of time. Counted again only when something has changed; runs without facts are folded on the way, within a limit. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { Insights } from "@/lib/trace/insights";
import { countAccepted } from "./count-accepted";
import { countFunnel } from "./count-funnel";
import {
  countClaims,
  countCode,
  countCost,
  countStages,
  countSteps,
  countVerdicts,
} from "./count-work";
import { type FoldDeps, foldRuns } from "./fold-runs";
import { juriesOf, patternsOf, usualRule } from "./heard-cases";
import { type InsightQuery, type InsightRows, readRows } from "./insight-rows";
import { xrayJury } from "./xray-jury";

export type InsightDeps = FoldDeps & Pick<Composition, "repositories">;

const FOLD_MS = 1_500;
const DAY_MS = 86_400_000;
const MOST_KEPT = 20;

type Kept = { mark: string; value: Promise<Insights> };

/** By store, since each test has its own. */
const keptOf = new WeakMap<object, Map<string, Kept>>();

/** Rejects with UseCaseError for a repository that is not there. */
export async function readInsights(deps: InsightDeps, query: InsightQuery): Promise<Insights> {
  const { repositoryId, days, jury } = query;
  await checkRepository(deps, repositoryId);
  await foldRuns(deps, { forMs: FOLD_MS });
  const from = beginOf(deps.clock(), days);
  const mark = `${from} ${await deps.insights.mark()}`;
  const key = JSON.stringify([repositoryId ?? null, days, jury ?? null]);
  const kept = keptOf.get(deps.insights) ?? new Map<string, Kept>();
  keptOf.set(deps.insights, kept);
  const known = kept.get(key);
  if (known?.mark === mark) return known.value;
  const value = count(deps, query, from);
  kept.delete(key);
  kept.set(key, { mark, value });
  value.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return value;
}

export async function readSpan(
  deps: InsightDeps,
  { repositoryId, days }: InsightQuery,
): Promise<InsightRows> {
  await checkRepository(deps, repositoryId);
  await foldRuns(deps, { forMs: FOLD_MS });
  return readRows(deps, { repositoryId, from: beginOf(deps.clock(), days) });
}

/** Whole days by UTC, so that a span stays the same for a day. */
function beginOf(now: number, days: number): number {
  return (Math.floor(now / DAY_MS) - days + 1) * DAY_MS;
}

async function checkRepository(
  { repositories }: Pick<Composition, "repositories">,
  repositoryId: string | undefined,
): Promise<void> {
  if (repositoryId === undefined) return;
  const found = isId(repositoryId) ? await repositories.get(repositoryId) : null;
  if (!found) throw new UseCaseError("not-found", `There is no repository "${repositoryId}".`);
}

async function count(
  deps: InsightDeps,
  { repositoryId, days, jury }: InsightQuery,
  from: number,
): Promise<Insights> {
  const rows = await readRows(deps, { repositoryId, from });
  const juries = juriesOf(rows);
  const chosen = juries.find(({ key }) => key === jury) ?? juries[0];
  return {
    repositoryId: repositoryId ?? null,
    days,
    from,
    until: deps.clock(),
    changes: rows.docket.length,
    runs: rows.rulings.length + rows.inquiries.length,
    uncounted: await deps.insights.unfolded(from),
    cut: rows.isCut,
    funnel: countFunnel(rows),
    accepted: countAccepted(rows),
    verdicts: countVerdicts(rows),
    cost: countCost(rows),
    stages: countStages(rows),
    steps: countSteps(rows),
    code: countCode(rows),
    claims: countClaims(rows),
    jury: chosen ? xrayJury(chosen, juries) : null,
    whatIf: chosen
      ? {
          seats: chosen.jurors.length,
          ...usualRule(chosen),
          patterns: patternsOf(chosen.cases),
        }
      : null,
  };
}
