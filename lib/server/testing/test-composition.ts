/** The parts of the product over doubles: everything in memory, time and ids that count up, no worker. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Composition } from "@/lib/server/composition";
import { readEnv } from "@/lib/server/env";
import { createPlainDocumentReader } from "@/lib/server/testing/plain-document-reader";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryDocumentStore } from "@/lib/store/memory-document-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";

export function createTestComposition(
  variables: Record<string, string> = {},
  changes: Partial<Composition> = {},
): Composition {
  const dataDir = mkdtempSync(join(tmpdir(), "verbatim-test-"));
  const eventLog = createMemoryEventLog();
  const ids = counter(0);
  const times = counter(Date.UTC(2026, 0, 1));
  return {
    eventLog,
    blobs: createMemoryBlobStore(),
    documents: createMemoryDocumentStore(),
    signals: createMemoryRunSignals(),
    settings: createMemorySettingsStore(),
    reader: createPlainDocumentReader(),
    env: readEnv({
      variables: { VERBATIM_DATA_DIR: dataDir, ...variables },
      projectDir: dataDir,
      isRoot: false,
    }),
    createRun: (runId, start) => eventLog.append(runId, 0, [start]),
    queueState: async () => ({ workers: 1, queued: 0, running: 0 }),
    clock: times,
    newId: () => `id-${ids()}`,
    ...changes,
  };
}

function counter(from: number): () => number {
  let last = from;
  return () => {
    last += 1;
    return last;
  };
}
