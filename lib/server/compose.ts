/** The composition root: picks the adapters and puts one process's parts together. */
import "server-only";
import { hostname } from "node:os";
import { join } from "node:path";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { requestHash } from "@/lib/model/request-hash";
import { createSandboxPool, type SandboxPool } from "@/lib/sandbox/sandbox-pool";
import { createDocumentReader } from "@/lib/search/document-reader";
import type { Composition } from "@/lib/server/composition";
import { openStores } from "@/lib/server/database";
import { type Env, readEnv } from "@/lib/server/env";
import type { ExecutionParts } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { createRunModels } from "@/lib/server/run-models";
import { runPrices } from "@/lib/server/run-prices";
import { createTextCache } from "@/lib/server/text-cache";
import type { VerificationParts } from "@/lib/server/verifications/run-verification";
import { createBodies } from "@/lib/store/bodies";

/** Decoded texts that one worker keeps in memory, shared by its runs. */
const TEXT_CACHE_BYTES = 1_000_000_000;
const READER_BYTES = 1_000_000_000;

export type Parts = Composition & {
  sandboxes: SandboxPool;
  execution: ExecutionParts;
  verification: VerificationParts;
  close(): Promise<void>;
};

/** Opens the parts of this process. The pool of a process that only serves pages starts its first sandbox on demand. */
export function compose(options: { env: Env; databaseUrl: string; warmSandboxes: number }): Parts {
  const { env } = options;
  const stores = openStores({
    databaseUrl: options.databaseUrl,
    poolSize: env.databasePool,
    dataDir: env.dataDir,
  });
  const reader = createDocumentReader({
    cacheDir: join(env.dataDir, "indexes"),
    maxBytes: READER_BYTES,
  });
  const sandboxes = createSandboxPool({ size: options.warmSandboxes });
  const bodies = createBodies(stores.blobs);
  const clock = Date.now;
  const composition: Composition = {
    ...stores,
    reader,
    env,
    clock,
    newId: () => crypto.randomUUID(),
  };
  const files = createRunFiles({
    blobs: stores.blobs,
    texts: createTextCache(TEXT_CACHE_BYTES),
    search: (path, query) => reader.fuzzy(path, query),
  });
  return {
    ...composition,
    sandboxes,
    execution: {
      eventLog: stores.eventLog,
      signals: stores.signals,
      bodies,
      files,
      openSandbox: sandboxes.open,
      hashRequest: requestHash,
      callModelFor: createRunModels({ ...composition, bodies, builtin: createBuiltinModel() }),
      prices: () => runPrices(composition),
      clock,
      worker: `${hostname()}-${process.pid}`,
    },
    verification: {
      verifications: stores.verifications,
      eventLog: stores.eventLog,
      bodies,
      files,
      openSandbox: sandboxes.open,
      clock,
    },
    async close() {
      await sandboxes.close();
      await reader.close();
      await stores.close();
    },
  };
}

const kept: { parts?: Parts } = sharedInProcess();

/** The web server's parts, opened once a process however many bundles hold this module. */
export async function composition(): Promise<Parts> {
  const env = readEnv();
  if (!env.databaseUrl) {
    throw new Error(
      "DATABASE_URL is not set. Start the product with `npm start`, which brings its own PostgreSQL.",
    );
  }
  kept.parts ??= compose({ env, databaseUrl: env.databaseUrl, warmSandboxes: 0 });
  return kept.parts;
}

function sharedInProcess(): { parts?: Parts } {
  const key = Symbol.for("verbatim.parts");
  const shared: { [key: symbol]: { parts?: Parts } | undefined } = globalThis as never;
  shared[key] ??= {};
  return shared[key];
}
