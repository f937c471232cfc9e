/**
 * Runs that pause for approval, executed by real worker processes: over PostgreSQL, a real sandbox, and an
 * endpoint that speaks the wire protocol and counts what it is asked.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type OpenAiTestServer,
  startOpenAiTestServer,
} from "@/lib/model/testing/openai-test-server";
import { createGate } from "@/lib/sandbox/testing/create-gate";
import { openStores, type Stores } from "@/lib/server/database";
import { approveRun } from "@/lib/server/runs/approve-run";
import { beginRun } from "@/lib/server/runs/begin-run";
import { cancelRun } from "@/lib/server/runs/cancel-run";
import { createTestDatabase } from "@/lib/store/test-database";
import { type Budget, defaultBudget } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";
import { bundle, projectDir } from "@/scripts/bundle.mjs";

const text = Array.from({ length: 400 }, (_, row) => `row ${row} region ${row % 4}`).join("\n");
const cell = (code: string) => `Step.\n\`\`\`ts\n${code}\n\`\`\``;
const usage = { inputTokens: 3_000, outputTokens: 200 };
const reply = (when: string, answer: string) => ({
  when,
  times: null,
  reply: { kind: "text" as const, text: answer, usage },
});
const exchanges = [
  reply("Task: read part", "part read"),
  reply("The asker wants the answer now", cell("FINAL('about 100 rows', hits.slice(0, 1))")),
  reply(
    "Write the first cell",
    cell("const hits = grep(/region 2$/gm);\nprint('found', hits.length)"),
  ),
  reply(
    "found 100",
    cell(
      "const parts = [0, 1, 2, 3].map((i) => ({prompt: `read part ${i}`, context}));\nconst replies = await llm_query_batched(parts);\nprint('replies', replies.length)",
    ),
  ),
  reply("replies 4", cell("print('still known', hits.length)")),
  reply("still known 100", cell("FINAL(`${hits.length} rows`, hits.slice(0, 2))")),
];

type World = {
  stores: Stores;
  endpoint: OpenAiTestServer;
  startWorkerProcess(): Promise<ChildProcess>;
  deps: Parameters<typeof approveRun>[0] & Parameters<typeof cancelRun>[0];
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-pause-test-"));
  await bundle({ "worker-process": "scripts/worker-process.ts" }, `${projectDir}/.build/tests`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const gate = createGate(2);

async function inWorld(act: (world: World) => Promise<void>): Promise<void> {
  await using cleanUp = new AsyncDisposableStack();
  const database = await createTestDatabase();
  cleanUp.defer(() => database.drop());
  const stores = openStores({ databaseUrl: database.url, dataDir: folder, poolSize: 5 });
  cleanUp.defer(() => stores.close());
  const endpoint = await startOpenAiTestServer({ exchanges });
  cleanUp.defer(() => endpoint.close());
  const startWorkerProcess = async () => {
    const worker = spawn(process.execPath, [`${projectDir}/.build/tests/worker-process.js`], {
      cwd: projectDir,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        NODE_ENV: "test",
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        VERBATIM_DATA_DIR: await mkdtemp(join(folder, "worker-")),
        VERBATIM_BASE_URL: endpoint.baseUrl,
        VERBATIM_MODEL: "test-model",
      },
    });
    cleanUp.defer(() => void worker.kill("SIGKILL"));
    return worker;
  };
  await act({ stores, endpoint, startWorkerProcess, deps: { ...stores, clock: Date.now } });
}

async function queueRun(stores: Stores, budget: Partial<Budget>): Promise<string> {
  const textSha256 = await stores.blobs.put(new TextEncoder().encode(text));
  return await beginRun(
    { createRun: stores.createRun, clock: Date.now, newId: () => crypto.randomUUID() },
    {
      question: "How many rows are of region 2?",
      documents: [{ id: "d1", name: "rows.txt", textSha256, chars: text.length, lines: 400 }],
      models: { root: "test-model", sub: "test-model" },
      mode: "rlm",
      budget: { ...defaultBudget, ...budget },
      temperature: 0,
      edits: [],
      approval: { at: 0.8 },
    },
    null,
  );
}

async function logUntil(
  { eventLog }: Stores,
  runId: string,
  type: TraceEvent["type"],
  afterSeq = -1,
): Promise<TraceEvent[]> {
  for await (const events of eventLog.follow(runId, afterSeq, AbortSignal.timeout(40_000)))
    if (events.some((event) => event.type === type)) break;
  return eventLog.read(runId);
}

/** A whole run makes four root calls and four sub-calls, which bill 3,200 tokens each. */
const enoughForTwoCalls = { tokens: 12_000 };
const enoughForTwoSubCalls = { tokens: 20_000 };
const callsIn = (log: readonly TraceEvent[]) =>
  log.filter(({ type }) => type === "model-call-end").length;

describe("over real processes", { concurrent: true, timeout: 120_000 }, () => {
  test("a run near its budget pauses, frees its worker, survives the worker's end, and goes on when approved", () =>
    gate(() =>
      inWorld(async ({ stores, endpoint, startWorkerProcess, deps }) => {
        const first = await startWorkerProcess();
        const runId = await queueRun(stores, enoughForTwoCalls);
        const paused = await logUntil(stores, runId, "pause-start");
        await vi.waitFor(async () => expect((await stores.queueState()).running).toBe(0), 10_000);
        const summary = await stores.eventLog.summary(runId);
        expect(summary).toMatchObject({
          status: "paused",
          pause: { limit: "tokens", spent: { tokens: callsIn(paused) * 3_200 } },
        });
        expect(summary?.pause?.spent.tokens).toBeLessThan(0.8 * 12_000);
        first.kill("SIGKILL");
        await once(first, "exit");
        await startWorkerProcess();
        await vi.waitFor(async () => expect((await stores.queueState()).workers).toBe(1), 30_000);
        expect((await stores.eventLog.read(runId)).length).toBe(paused.length);

        const approved = await approveRun(deps, runId, {
          decision: "continue",
          budget: { tokens: 200_000 },
        });
        expect(approved.status).not.toBe("paused");
        const log = await logUntil(stores, runId, "run-end");
        expect(log.at(-1)).toMatchObject({
          type: "run-end",
          answer: { text: "100 rows", forced: false },
        });
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
        expect(endpoint.requests.length).toBe(callsIn(log));
      }),
    ));

  test("a pause in the middle of a cell keeps the sub-calls that were under way, and pays none of them twice", () =>
    gate(() =>
      inWorld(async ({ stores, endpoint, startWorkerProcess, deps }) => {
        await startWorkerProcess();
        const runId = await queueRun(stores, enoughForTwoSubCalls);
        const paused = await logUntil(stores, runId, "pause-start");
        const open = paused.filter(
          (event) =>
            event.type === "model-call-start" &&
            !paused.some((end) => end.type === "model-call-end" && end.spanId === event.spanId),
        );
        expect(open).toEqual([]);
        expect(
          paused.some(
            (event) => event.type === "model-call-end" && event.spanId.includes("sub-call"),
          ),
        ).toBe(true);
        expect(
          paused.some(
            (event) => event.type === "sandbox-run-end" && event.spanId.startsWith("iteration-2"),
          ),
        ).toBe(false);
        await approveRun(deps, runId, { decision: "continue", budget: { tokens: 200_000 } });
        const log = await logUntil(stores, runId, "run-end");
        expect(log.at(-1)).toMatchObject({ answer: { text: "100 rows" } });
        expect(callsIn(log)).toBe(8);
        expect(endpoint.requests.length).toBe(8);
      }),
    ));

  test("a run that is to finish gives the best answer with what is known, and two answers are one", () =>
    gate(() =>
      inWorld(async ({ stores, startWorkerProcess, deps }) => {
        await startWorkerProcess();
        const runId = await queueRun(stores, enoughForTwoSubCalls);
        await logUntil(stores, runId, "pause-start");
        const answers = await Promise.all([
          approveRun(deps, runId, { decision: "finish" }),
          approveRun(deps, runId, { decision: "finish" }),
        ]);
        expect(answers.map(({ status }) => status)).not.toContain("paused");
        const log = await logUntil(stores, runId, "run-end");
        expect(log.filter(({ type }) => type === "pause-end")).toHaveLength(1);
        expect(log.at(-1)).toMatchObject({
          outcome: { status: "ok" },
          answer: { text: "about 100 rows", forced: true },
        });
        await expect(approveRun(deps, runId, { decision: "continue" })).rejects.toThrow(
          "This run has ended",
        );
      }),
    ));

  test("a paused run can be stopped, and a run that is not paused cannot be approved", () =>
    gate(() =>
      inWorld(async ({ stores, startWorkerProcess, deps }) => {
        const waiting = await queueRun(stores, {});
        await expect(approveRun(deps, waiting, { decision: "continue" })).rejects.toThrow(
          "This run is queued, not paused",
        );
        await cancelRun(deps, waiting);
        await startWorkerProcess();
        const runId = await queueRun(stores, enoughForTwoCalls);
        await logUntil(stores, runId, "pause-start");
        const stopped = await cancelRun(deps, runId);
        expect(stopped).toMatchObject({ status: "cancelled", pause: null });
      }),
    ));
});
