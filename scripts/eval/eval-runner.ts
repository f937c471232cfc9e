/** Runs questions as a worker does: the same loop, sandbox, gate and log, with the stores in memory. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { decodeDocument } from "@/lib/document/decode-document";
import type { Composition } from "@/lib/server/composition";
import { executeRun } from "@/lib/server/execute-run";
import { beginRun } from "@/lib/server/runs/begin-run";
import type { BlobStore } from "@/lib/store/blob-store";
import {
  type AnswerForm,
  defaultBudget,
  type RoleModels,
  type RunDocument,
} from "@/lib/trace/config";
import type { RunSummary } from "@/lib/trace/run-summary";
import { createExecution } from "./eval-execution";

export type EvalRun = { summary: RunSummary; text: string; wallMs: number };

export type EvalRunner = {
  ask(question: string, paths: readonly string[], form?: AnswerForm): Promise<EvalRun>;
  close(): Promise<void>;
};

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
