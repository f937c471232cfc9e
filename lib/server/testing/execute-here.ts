/** Executes the runs of a test composition in this process, as a worker does: with the built-in engine, or with a model of the test's. */
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import type { CallModel } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import type { Composition } from "@/lib/server/composition";
import { type ExecutionParts, executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { createRunModels } from "@/lib/server/run-models";
import { createTextCache } from "@/lib/server/text-cache";
import { settleTrial } from "@/lib/server/trials/settle-trial";
import { createBodies } from "@/lib/store/bodies";

export async function executeHere(
  parts: Composition,
  runId: string,
  builtin: CallModel = createBuiltinModel(),
): Promise<void> {
  await executeRun(runId, executionHere(parts, builtin), new AbortController().signal);
  await settleTrial(parts, runId);
}

export function executionHere(parts: Composition, builtin: CallModel): ExecutionParts {
  const bodies = createBodies(parts.blobs);
  return {
    eventLog: parts.eventLog,
    signals: parts.signals,
    bodies,
    files: createRunFiles({
      blobs: parts.blobs,
      texts: createTextCache(1e8),
      search: async () => [],
    }),
    openSandbox: async () => {
      throw new Error("No code runs in this test.");
    },
    hashRequest: requestHash,
    callModelFor: createRunModels({ ...parts, bodies, builtin }),
    prices: async () => () => null,
    clock: parts.clock,
    worker: "test",
  };
}
