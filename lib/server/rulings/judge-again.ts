/** Judges a kept case again from the beginning, by the rules and models of today: whether it comes out right now. */
import "server-only";
import { resolveCourtModels } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { getMark } from "@/lib/server/rulings/get-mark";
import { beginRun } from "@/lib/server/runs/begin-run";
import { getRun } from "@/lib/server/runs/get-run";
import { refuseImported } from "@/lib/server/runs/refuse-imported";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { checkCourtModels } from "@/lib/server/trials/check-court-models";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { trialConfig } from "@/lib/server/trials/trial-config";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { TrialSettings } from "@/lib/trace/config";
import { type CourtRules, courtRules } from "@/lib/trace/court-rules";

type JudgeAgainDeps = Pick<
  Composition,
  | "rulingMarks"
  | "trials"
  | "repositories"
  | "eventLog"
  | "settings"
  | "env"
  | "createRun"
  | "clock"
  | "newId"
>;

/** Resolves with the new run's id. Rejects with `conflict` for a case that is not kept. */
export async function judgeAgain(
  deps: JudgeAgainDeps,
  trialId: string,
  markId: string,
): Promise<string> {
  const mark = await getMark(deps, trialId, markId);
  if (!mark.isCase)
    throw new UseCaseError("conflict", "This case is not kept as a test. Keep it first.");
  const stored = await getStoredTrial(deps, trialId);
  const run = await getRun(deps, mark.runId);
  refuseImported(run);
  const { config } = run;
  const { trial } = config;
  if (!trial) throw new Error(`The run ${mark.runId} of a mark is no trial.`);
  const repository =
    stored.repositoryId === null ? null : await deps.repositories.get(stored.repositoryId);
  const rules = courtRules.parse({ ...trial.rules, ...repository?.settings.rules });
  const sources = await keylessModelSources(deps);
  const models = resolveCourtModels(sources, rules, stored.order.models);
  checkCourtModels(sources, models);
  const runId = await beginRun(
    deps,
    trialConfig(stored, settingsOf(trial, rules, models), config.documents),
    null,
  );
  await deps.rulingMarks.update(mark.id, () => ({ lastRunId: runId }));
  return runId;
}

/** The case as it was tried, without what a person changed in it. */
function settingsOf(
  trial: TrialSettings,
  rules: CourtRules,
  models: TrialSettings["models"],
): TrialSettings {
  const { exhibitEdits: _edits, triesFault: _tries, ...asTried } = trial;
  return { ...asTried, rules, models, struckOut: [] };
}
