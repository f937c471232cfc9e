/** What an evaluation runs on: the parts of a worker, with the stores in memory. */
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { requestHash } from "@/lib/model/request-hash";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import { createDocumentReader } from "@/lib/search/document-reader";
import { readEnv } from "@/lib/server/env";
import type { ExecutionParts } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { createRunModels } from "@/lib/server/run-models";
import { runPrices } from "@/lib/server/run-prices";
import { createTextCache } from "@/lib/server/text-cache";
import type { BlobStore } from "@/lib/store/blob-store";
import { createBodies } from "@/lib/store/bodies";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import type { SettingsStore } from "@/lib/store/settings-store";

export type Execution = {
  parts: ExecutionParts;
  blobs: BlobStore;
  /** Empty: the models come from the environment. */
  settings: SettingsStore;
  close(): Promise<void>;
};

export function createExecution(): Execution {
  const sandboxes = createSandboxPool({ size: 1 });
  const reader = createDocumentReader({ cacheDir: null, maxBytes: 1e9 });
  const blobs = createMemoryBlobStore();
  const bodies = createBodies(blobs);
  const clock = Date.now;
  const builtin = createBuiltinModel();
  const settings = createMemorySettingsStore();
  const parts: ExecutionParts = {
    eventLog: createMemoryEventLog(),
    signals: createMemoryRunSignals(),
    bodies,
    files: createRunFiles({
      blobs,
      texts: createTextCache(1e9),
      search: (path, query) => reader.fuzzy(path, query),
    }),
    openSandbox: sandboxes.open,
    hashRequest: requestHash,
    callModelFor: createRunModels({ settings, env: readEnv(), clock, bodies, builtin }),
    prices: () => runPrices({ settings, env: readEnv(), clock }),
    clock,
    worker: "eval",
  };
  const close = async () => {
    await sandboxes.close();
    await reader.close();
  };
  return { parts, blobs, settings, close };
}
