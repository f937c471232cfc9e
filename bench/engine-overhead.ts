/**
 * How much time the engine adds to the models: wall time of a run ÷ the critical path of its model calls.
 *
 * Eight iterations of about 200 ms each, one of them with a batch of ten sub-calls, over the real sandbox and
 * a log in PostgreSQL. The critical path is what the model took: its eight replies one after another, and the batch
 * from its first call to its last reply.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requestHash } from "@/lib/model/request-hash";
import { scriptedModel } from "@/lib/model/scripted-model";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import type { Composition } from "@/lib/server/composition";
import { openStores } from "@/lib/server/database";
import { executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTextCache } from "@/lib/server/text-cache";
import { createBodies } from "@/lib/store/bodies";
import { defaultBudget, type InquiryConfig } from "@/lib/trace/config";
import { atMost, type BenchRow, median } from "./bench-row";

const CALL_MS = 200;
const ITERATIONS = 8;
const RUNS = 5;

export async function benchEngineOverhead(options: {
  databaseUrl: string;
  dataDir: string;
}): Promise<BenchRow[]> {
  const stores = openStores({
    databaseUrl: options.databaseUrl,
    poolSize: 10,
    dataDir: options.dataDir,
  });
  const pool = createSandboxPool({ size: 2 });
  const folder = await mkdtemp(join(options.dataDir, "bench-"));
  try {
    const text = Array.from({ length: 20_000 }, (_, row) => `row ${row} amount ${row % 97}`).join(
      "\n",
    );
    const path = join(folder, "rows.txt");
    await writeFile(path, text);
    const textSha256 = await stores.blobs.put(new TextEncoder().encode(text));
    const ratios: number[] = [];
    for (let run = 0; run < RUNS + 1; run += 1) {
      // Into the log alone: on the queue a worker might take it.
      const createRun: Composition["createRun"] = (id, event) =>
        stores.eventLog.append(id, 0, [event]);
      const runId = await beginRun(
        { createRun, clock: Date.now, newId: () => crypto.randomUUID() },
        configOf(textSha256, text.length),
        null,
      );
      await sleep(300);
      const model = slowModel();
      const started = performance.now();
      await executeRun(
        runId,
        {
          eventLog: stores.eventLog,
          signals: stores.signals,
          bodies: createBodies(stores.blobs),
          files: createRunFiles({
            blobs: stores.blobs,
            texts: createTextCache(1e8),
            search: async () => [],
          }),
          openSandbox: pool.open,
          hashRequest: requestHash,
          callModelFor: async () => model.call,
          prices: async () => () => null,
          clock: Date.now,
          worker: "bench",
        },
        new AbortController().signal,
      );
      const wallMs = performance.now() - started;
      const summary = await stores.eventLog.summary(runId);
      if (summary?.answer?.text !== "done")
        throw new Error(`The bench run did not answer: ${JSON.stringify(summary?.error)}`);
      if (run > 0) ratios.push(wallMs / model.criticalPathMs());
    }
    return [
      atMost(
        "engine overhead: wall time ÷ critical path of model calls",
        median(ratios),
        "×",
        1.05,
      ),
    ];
  } finally {
    await pool.close();
    await stores.close();
    await rm(folder, { recursive: true });
  }
}

function slowModel() {
  let rootMs = 0;
  const subCalls: { from: number; to: number }[] = [];
  const call = scriptedModel(async (request) => {
    const from = performance.now();
    await sleep(CALL_MS);
    const to = performance.now();
    if (request.role === "sub") {
      subCalls.push({ from, to });
      return "read";
    }
    rootMs += to - from;
    return cell(codeOf(request.messages.length / 2));
  });
  const batchMs = () =>
    Math.max(...subCalls.map(({ to }) => to)) - Math.min(...subCalls.map(({ from }) => from));
  return { call, criticalPathMs: () => rootMs + batchMs() };
}

function codeOf(iteration: number): string {
  if (iteration === ITERATIONS) return 'FINAL("done", [])';
  return iteration === 3
    ? "const parts = Array.from({length: 10}, (_, i) => ({prompt: `Read ${i}`, context: read_lines(i * 10 + 1, i * 10 + 9)}));\nprint((await llm_query_batched(parts)).length)"
    : `const hits_${iteration} = grep(/amount ${iteration}\\b/g);\nprint(hits_${iteration}.length)`;
}

function cell(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

function configOf(textSha256: string, chars: number): InquiryConfig {
  return {
    question: "Is it done?",
    documents: [{ id: "rows", name: "rows.txt", textSha256, chars, lines: 20_000 }],
    models: { root: "scripted", sub: "scripted" },
    mode: "rlm",
    budget: defaultBudget,
    temperature: null,
    edits: [],
  };
}
