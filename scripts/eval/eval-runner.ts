/** Runs questions as a worker does: the same loop, sandbox, gate and log, with the stores in memory. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { decodeDocument } from "@/lib/document/decode-document";
import { requestHash } from "@/lib/model/request-hash";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import { createDocumentReader } from "@/lib/search/document-reader";
import type { Composition } from "@/lib/server/composition";
import { readEnv } from "@/lib/server/env";
import { type ExecutionParts, executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { createRunModels } from "@/lib/server/run-models";
import { runPrices } from "@/lib/server/run-prices";
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTextCache } from "@/lib/server/text-cache";
import type { BlobStore } from "@/lib/store/blob-store";
import { createBodies } from "@/lib/store/bodies";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import {
  type AnswerForm,
  defaultBudget,
  type RoleModels,
  type RunDocument,
} from "@/lib/trace/config";
import type { RunSummary } from "@/lib/trace/run-summary";

export type EvalRun = { summary: RunSummary; text: string; wallMs: number };

export type EvalRunner = {
  ask(question: string, paths: readonly string[], form?: AnswerForm): Promise<EvalRun>;
  close(): Promise<void>;
};

type Execution = { parts: ExecutionParts; blobs: BlobStore; close(): Promise<void> };

function createExecution(): Execution {
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
  return { parts, blobs, close };
}

export function createEvalRunner(models: RoleModels): EvalRunner {
  const { parts, blobs, close } = createExecution();
  const { eventLog, clock } = parts;
  const loaded = new Map<string, Promise<{ text: string; document: RunDocument }>>();
  const load = (path: string) => {
    const known = loaded.get(path) ?? loadDocument(path, blobs);
    loaded.set(path, known);
    return known;
  };
  const createRun: Composition["createRun"] = (id, event) => eventLog.append(id, 0, [event]);
  let asked = 0;
  return {
    async ask(question, paths, form) {
      const documents = await Promise.all(paths.map(load));
      asked += 1;
      const startedAt = clock();
      const runId = await beginRun(
        { createRun, clock, newId: () => `eval-${asked}` },
        {
          question,
          documents: documents.map(({ document }) => document),
          models,
          mode: "auto",
          budget: defaultBudget,
          temperature: null,
          edits: [],
          ...(form === undefined ? {} : { form }),
        },
        null,
      );
      await executeRun(runId, parts, new AbortController().signal);
      const summary = await eventLog.summary(runId);
      if (summary === null) throw new Error(`The run of "${question.slice(0, 60)}" left no log.`);
      return {
        summary,
        text: documents.map(({ text }) => text).join("\n"),
        wallMs: clock() - startedAt,
      };
    },
    close,
  };
}

async function loadDocument(
  path: string,
  blobs: BlobStore,
): Promise<{ text: string; document: RunDocument }> {
  const name = basename(path);
  const { text, chars, lines } = await decodeDocument(await readFile(path), name);
  const textSha256 = await blobs.put(new TextEncoder().encode(text));
  return { text, document: { id: name, name, textSha256, chars, lines } };
}
