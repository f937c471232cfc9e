/** Asks a regression case's question of its own texts again, with the models of today. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getRegressionCase } from "@/lib/server/regression-cases/get-regression-case";
import { beginRun } from "@/lib/server/runs/begin-run";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { resolveRunModels } from "@/lib/server/settings/resolve-run-models";

type AskDeps = Pick<
  Composition,
  "regressionCases" | "settings" | "env" | "createRun" | "clock" | "newId"
>;

/** Resolves with the new run's id. The texts are found by their hashes, also when the documents were removed. */
export async function askAgain(deps: AskDeps, caseId: string): Promise<string> {
  const { id, config } = await getRegressionCase(deps, caseId);
  const sources = await keylessModelSources(deps);
  const { models, temperature } = resolveRunModels(sources, {
    models: {},
    temperature: config.temperature,
  });
  const runId = await beginRun(deps, { ...config, models, temperature }, null);
  await deps.regressionCases.setLastRun(id, runId);
  return runId;
}
