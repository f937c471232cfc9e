/** The court beside the arms it is measured against, over the cases that all of them have judged. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { rerunTrial } from "@/lib/server/trials/rerun-trial";
import type { Interval } from "@/lib/statistics/interval";
import { wilson } from "@/lib/statistics/wilson";
import { type Arm, arm } from "@/lib/trace/court";
import { isAltered } from "@/lib/trace/is-altered";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { ArmScore, Scoreboard } from "@/lib/trace/scoreboard";

const MOST_RUNS = 1_000;
const MOST_PROPOSALS = 1_000;

export type ScoreboardDeps = Pick<Composition, "eventLog" | "proposals">;

type Judged = { summary: RunSummary; notices: string[] };
type ByArm = Map<Arm, Judged>;

export async function readScoreboard(deps: ScoreboardDeps): Promise<Scoreboard> {
  const byTrial = await judgedCases(deps);
  const arms = arm.options.filter((name) => [...byTrial.values()].some((runs) => runs.has(name)));
  const compared = [...byTrial].filter(([, runs]) => arms.every((name) => runs.has(name)));
  const decisions = await decisionsOf(deps);
  return {
    arms: arms.map((name) => scoreOf(name, compared, decisions)),
    trials: byTrial.size,
    compared: compared.length,
  };
}

/** The newest run of each arm that ended, by the entry of the docket. */
async function judgedCases({ eventLog }: ScoreboardDeps): Promise<Map<string, ByArm>> {
  const runs = await eventLog.list({ kind: "trial", status: "succeeded", limit: MOST_RUNS });
  const byTrial = new Map<string, ByArm>();
  for (const summary of runs) {
    const { trial } = summary.config;
    const notices = noticesOf(summary);
    if (!trial || notices === null || isAltered(summary.config)) continue;
    const judged = byTrial.get(trial.trialId) ?? new Map();
    byTrial.set(trial.trialId, judged);
    if (!judged.has(trial.arm)) judged.set(trial.arm, { summary, notices });
  }
  return byTrial;
}

const ended = z.object({ notices: z.array(z.string()) });

function noticesOf({ answer }: RunSummary): string[] | null {
  const read = ended.safeParse(answer?.data);
  return read.success ? read.data.notices : null;
}

/** By `<trial> <page>`: whether its owner accepted. */
async function decisionsOf({ proposals }: ScoreboardDeps): Promise<Map<string, boolean>> {
  const decided = await proposals.list({
    states: ["accepted", "declined"],
    limit: MOST_PROPOSALS,
  });
  return new Map(
    decided.map(({ trialId, path, state }) => [`${trialId} ${path}`, state === "accepted"]),
  );
}

function scoreOf(
  name: Arm,
  compared: readonly [string, ByArm][],
  decisions: ReadonlyMap<string, boolean>,
): ArmScore {
  const cases = compared.flatMap(([trialId, runs]) => {
    const judged = runs.get(name);
    return judged ? [{ trialId, judged, court: runs.get("court") ?? null }] : [];
  });
  const outcomes = cases.flatMap(({ trialId, judged }) =>
    judged.notices.flatMap((path) => decisions.get(`${trialId} ${path}`) ?? []),
  );
  const accepted = outcomes.filter(Boolean).length;
  const withNotice = cases.filter(({ judged }) => judged.notices.length > 0).length;
  const usages = cases.map(({ judged }) => judged.summary.usage);
  return {
    arm: name,
    cases: cases.length,
    withNotice,
    noticeShare: shareOf(withNotice, cases.length),
    decided: outcomes.length,
    accepted,
    acceptedShare: shareOf(accepted, outcomes.length),
    likeCourt: cases.filter(({ judged, court }) => court && isSame(judged, court)).length,
    tokens: sum(usages.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens)),
    costUsd: usages.some(({ costUsd }) => costUsd === null)
      ? null
      : sum(usages.map(({ costUsd }) => costUsd ?? 0)),
    wallMs: cases.length === 0 ? 0 : sum(usages.map(({ wallMs }) => wallMs)) / cases.length,
  };
}

const shareOf = (count: number, total: number): Interval => wilson(count, total);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function isSame(one: Judged, other: Judged): boolean {
  return [...one.notices].sort().join("\n") === [...other.notices].sort().join("\n");
}

const MOST_COMPARED = 100;

export const comparisonOrder = z
  .strictObject({
    limit: z.int().min(1).max(MOST_COMPARED).default(20),
    repositoryId: z.string().max(200).optional(),
  })
  .meta({ id: "ArmComparisonOrder" });

type CompareDeps = ScoreboardDeps & Parameters<typeof rerunTrial>[0];

/** Has the arms judge the newest trials that they have not judged yet. Resolves with the ids of the runs. */
export async function compareArms(
  deps: CompareDeps,
  { limit, repositoryId }: z.infer<typeof comparisonOrder>,
): Promise<string[]> {
  const judged = await judgedCases(deps);
  const trials = await deps.trials.list({
    limit: MOST_COMPARED,
    ...(repositoryId === undefined ? {} : { repositoryId }),
  });
  const wanted = trials
    .filter(({ state, runId }) => runId !== null && ["reviewed", "tried"].includes(state))
    .slice(0, limit)
    .flatMap(({ id }) =>
      arm.options.filter((name) => !judged.get(id)?.has(name)).map((name) => ({ id, name })),
    );
  const runs: string[] = [];
  for (const { id, name } of wanted) runs.push(await rerunTrial(deps, id, { arm: name }));
  return runs;
}
