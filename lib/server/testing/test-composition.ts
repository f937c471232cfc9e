/** The parts of the product over doubles: stores in memory, time and ids that count up, no worker. Documents are read by the real reader. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { createDocumentReader } from "@/lib/search/document-reader";
import type { Composition } from "@/lib/server/composition";
import { readEnv } from "@/lib/server/env";
import { createMemoryAnnotationStore } from "@/lib/store/memory-annotation-store";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryDeliveryStore } from "@/lib/store/memory-delivery-store";
import { createMemoryDocumentStore } from "@/lib/store/memory-document-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryInsightStore } from "@/lib/store/memory-insight-store";
import { createMemoryOwnerSettingsStore } from "@/lib/store/memory-owner-settings-store";
import { createMemoryPrecedentStore } from "@/lib/store/memory-precedent-store";
import { createMemoryProposalStore } from "@/lib/store/memory-proposal-store";
import { createMemoryRegressionCaseStore } from "@/lib/store/memory-regression-case-store";
import { createMemoryRepositoryStore } from "@/lib/store/memory-repository-store";
import { createMemoryRulingMarkStore } from "@/lib/store/memory-ruling-mark-store";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import { createMemoryTrialStore } from "@/lib/store/memory-trial-store";
import { createMemoryVerificationStore } from "@/lib/store/memory-verification-store";

/** One for all compositions of a test file: its threads start when they are needed. */
const reader = createDocumentReader({ cacheDir: null, maxBytes: 500_000_000 });
const folder = mkdtempSync(join(tmpdir(), "verbatim-composition-"));
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

export function createTestComposition(
  variables: Record<string, string> = {},
  changes: Partial<Composition> = {},
): Composition {
  const dataDir = mkdtempSync(join(folder, "data-"));
  const eventLog = createMemoryEventLog();
  const ids = counter(0);
  const times = counter(Date.UTC(2026, 0, 1));
  const trials = changes.trials ?? createMemoryTrialStore();
  const proposals = changes.proposals ?? createMemoryProposalStore();
  return {
    eventLog,
    blobs: createMemoryBlobStore({ cacheDir: dataDir }),
    documents: createMemoryDocumentStore(),
    signals: createMemoryRunSignals(),
    settings: createMemorySettingsStore(),
    regressionCases: createMemoryRegressionCaseStore(),
    verifications: createMemoryVerificationStore(),
    trials,
    repositories: createMemoryRepositoryStore(),
    deliveries: createMemoryDeliveryStore(),
    proposals,
    insights: createMemoryInsightStore({
      trials,
      proposals,
      eventLog: changes.eventLog ?? eventLog,
    }),
    precedents: createMemoryPrecedentStore(),
    rulingMarks: createMemoryRulingMarkStore(),
    ownerSettings: createMemoryOwnerSettingsStore(),
    annotations: createMemoryAnnotationStore(),
    reader,
    env: readEnv({
      variables: { VERBATIM_DATA_DIR: dataDir, ...variables },
      projectDir: dataDir,
      isRoot: false,
    }),
    createRun: (runId, start) => eventLog.append(runId, 0, [start]),
    resumeRun: (runId, end) => eventLog.append(runId, end.seq, [end]),
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
