/** Runs executed over real sandboxes and then checked again on other texts. The model of a run is a script; while it is checked there is none. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { CallModel } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import type { Composition } from "@/lib/server/composition";
import { type ExecutionParts, executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTextCache } from "@/lib/server/text-cache";
import { runVerification } from "@/lib/server/verifications/run-verification";
import { createBodies } from "@/lib/store/bodies";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemoryVerificationStore } from "@/lib/store/memory-verification-store";
import type { StoredVerification } from "@/lib/store/verification-store";
import { defaultBudget, type InquiryConfig } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";

const pool = createSandboxPool({ size: 1 });
const folder = mkdtempSync(join(tmpdir(), "verified-run-"));
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const running = new AbortController().signal;

export const cell = (code: string) => `\`\`\`ts\n${code}\n\`\`\``;

export type VerifiedWorld = {
  /** Asks over the texts and gives the run's events. */
  ask(
    model: CallModel,
    texts: readonly string[],
    changes?: Partial<InquiryConfig>,
  ): Promise<TraceEvent[]>;
  /** Checks the last run on these texts, or on its own. */
  verify(texts?: readonly string[]): Promise<StoredVerification>;
  /** Puts another log in the place of the last run's. */
  rewrite(events: readonly TraceEvent[]): Promise<void>;
  /** Calls of a model while a run was checked. */
  callsWhileChecking(): number;
};

export function verifiedWorld(): VerifiedWorld {
  const blobs = createMemoryBlobStore({ cacheDir: folder });
  const verifications = createMemoryVerificationStore();
  let model: CallModel | null = null;
  let calls = 0;
  const callModel: CallModel = (request, options) => {
    if (model) return model(request, options);
    calls += 1;
    throw new Error("A model was called while an answer was checked.");
  };
  const parts: ExecutionParts = {
    eventLog: createMemoryEventLog(),
    signals: createMemoryRunSignals(),
    bodies: createBodies(blobs),
    files: createRunFiles({ blobs, texts: createTextCache(1e8), search: async () => [] }),
    openSandbox: pool.open,
    hashRequest: requestHash,
    callModelFor: async () => callModel,
    prices: async () => () => null,
    clock: Date.now,
    worker: "test",
  };
  const createRun: Composition["createRun"] = (id, event) => parts.eventLog.append(id, 0, [event]);
  const store = (text: string) => blobs.put(new TextEncoder().encode(text));
  let asked = 0;
  let ownTexts: readonly string[] = [];
  let checked = 0;
  const runId = () => `run-${asked}`;
  return {
    async ask(given, texts, changes = {}) {
      asked += 1;
      ownTexts = texts;
      model = given;
      const documents = await Promise.all(
        texts.map(async (text, index) => ({
          id: `d${index}`,
          name: `text-${index}.txt`,
          textSha256: await store(text),
          chars: text.length,
          lines: text.split("\n").length,
        })),
      );
      const config: InquiryConfig = {
        question: "How many rows have the region north?",
        documents,
        models: { root: "scripted", sub: "scripted" },
        mode: "rlm",
        budget: defaultBudget,
        temperature: null,
        edits: [],
        ...changes,
      };
      await beginRun({ createRun, clock: Date.now, newId: runId }, config, null);
      await executeRun(runId(), parts, running);
      model = null;
      return parts.eventLog.read(runId());
    },
    async verify(texts = ownTexts) {
      checked += 1;
      const id = `verification-${checked}`;
      const documents = await Promise.all(
        texts.map(async (text, index) => ({
          id: `n${index}`,
          name: `text-${index}.txt`,
          version: 2,
          textSha256: /^[0-9a-f]{64}$/.test(text) ? text : await store(text),
        })),
      );
      const queued = { id, runId: runId(), documents, askedBy: "person", createdAt: 1 } as const;
      await verifications.queue({ ...queued, endedAt: null, result: null, error: null });
      await runVerification(id, { ...parts, verifications }, running);
      const ended = await verifications.get(id);
      if (!ended) throw new Error("The verification is gone.");
      return ended;
    },
    async rewrite(events) {
      asked += 1;
      await parts.eventLog.append(runId(), 0, events);
    },
    callsWhileChecking: () => calls,
  };
}
