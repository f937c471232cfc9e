/**
 * A run executed by real worker processes that are killed without warning: over PostgreSQL, a real
 * sandbox, and an endpoint that speaks the wire protocol and counts what it is asked.
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
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTestDatabase } from "@/lib/store/test-database";
import { defaultBudget } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";
import { bundle, projectDir } from "@/scripts/bundle.mjs";

const text = Array.from({ length: 400 }, (_, row) => `row ${row} region ${row % 4}`).join("\n");
const cell = (code: string) => `Step.\n\`\`\`ts\n${code}\n\`\`\``;

/** Five root calls, each matched by what its prompt ends in; sub-calls by their task. */
const slow = { firstPieceDelayMs: 60, pieceDelayMs: 2 };
const reply = (when: string, answer: string) => ({
  when,
  times: null,
  reply: { kind: "text" as const, text: answer, ...slow },
});
const exchanges = [
  reply("Task: read part", "part read"),
  reply(
    "Write the first cell",
    cell("const hits = grep(/region 2$/gm);\nprint('found', hits.length)"),
  ),
  reply(
    "found 100",
    cell(
      "const parts = [0, 1, 2, 3].map((i) => ({prompt: `read part ${i}`, context: read_lines(i * 10 + 1, i * 10 + 5)}));\nconst replies = await llm_query_batched(parts);\nprint('replies', replies.length, Math.random())",
    ),
  ),
  reply("replies 4", cell("print('still known', hits.length, replies.join())")),
  reply("still known 100", cell("FINAL(`${hits.length} rows`, hits.slice(0, 2))")),
];

/** Stores, an endpoint and workers of one test's own, so that tests may run side by side. */
type World = {
  stores: Stores;
  endpoint: OpenAiTestServer;
  startWorkerProcess(): Promise<ChildProcess>;
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-crash-test-"));
  await bundle({ "worker-process": "scripts/worker-process.ts" }, `${projectDir}/.build/tests`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Few at a time: each starts processes of its own, and their time limits are real. */
const gate = createGate(3);

async function inWorld(act: (world: World) => Promise<void>): Promise<void> {
  await using cleanUp = new AsyncDisposableStack();
  const database = await createTestDatabase();
  cleanUp.defer(() => database.drop());
  const stores = openStores({ databaseUrl: database.url, dataDir: folder, poolSize: 5 });
  cleanUp.defer(() => stores.close());
  const endpoint = await startOpenAiTestServer({ exchanges });
  cleanUp.defer(() => endpoint.close());
  const startWorkerProcess = async () => {
    const worker = await spawnWorker(database.url, endpoint.baseUrl);
    cleanUp.defer(() => void worker.kill("SIGKILL"));
    return worker;
  };
  await act({ stores, endpoint, startWorkerProcess });
}

/** Each worker has a disk of its own: the document reaches it through the database. */
async function spawnWorker(databaseUrl: string, baseUrl: string): Promise<ChildProcess> {
  return spawn(process.execPath, [`${projectDir}/.build/tests/worker-process.js`], {
    cwd: projectDir,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      VERBATIM_DATA_DIR: await mkdtemp(join(folder, "worker-")),
      VERBATIM_BASE_URL: baseUrl,
      VERBATIM_MODEL: "test-model",
    },
  });
}

async function queueRun(stores: Stores): Promise<string> {
  const textSha256 = await stores.blobs.put(new TextEncoder().encode(text));
  return await beginRun(
    { createRun: stores.createRun, clock: Date.now, newId: () => crypto.randomUUID() },
    {
      question: "How many rows are of region 2?",
      documents: [{ id: "d1", name: "rows.txt", textSha256, chars: text.length, lines: 400 }],
      models: { root: "test-model", sub: "test-model" },
      mode: "rlm",
      budget: defaultBudget,
      temperature: 0,
      edits: [],
    },
    null,
  );
}

async function logUntil(
  stores: Stores,
  runId: string,
  isEnough: (event: TraceEvent) => boolean,
): Promise<TraceEvent[]> {
  const seen: TraceEvent[] = [];
  for await (const events of stores.eventLog.follow(runId, -1, AbortSignal.timeout(40_000))) {
    seen.push(...events);
    if (events.some(isEnough)) break;
  }
  return seen;
}

const ended = (event: TraceEvent) => event.type === "run-end";

function expectWhole(log: readonly TraceEvent[]): void {
  expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index));
  const keys = log.map((event) => `${event.type} ${event.spanId}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(log.at(-1)).toMatchObject({ type: "run-end", answer: { text: "100 rows" } });
  const calls = log.filter((event) => event.type === "model-call-end");
  expect(calls).toHaveLength(
    4 + 4 + (log.some((event) => event.spanId === "iteration-5/model-call") ? 1 : 0),
  );
}

const moments: [string, (event: TraceEvent) => boolean][] = [
  ["before its first call is answered", (event) => event.type === "model-call-start"],
  ["as its first answer is recorded", (event) => event.type === "model-call-end"],
  [
    "while sub-calls are under way",
    (event) => event.type === "model-call-start" && event.role === "sub",
  ],
  [
    "after a sub-call is answered",
    (event) => event.type === "model-call-end" && event.spanId.includes("sub-call"),
  ],
  [
    "as a cell ends",
    (event) => event.type === "sandbox-run-end" && event.spanId.startsWith("iteration-2"),
  ],
  [
    "as its last iteration starts",
    (event) => event.type === "iteration-start" && event.spanId === "iteration-4",
  ],
];

describe("over real processes", { concurrent: true, timeout: 120_000 }, () => {
  test.each(moments)(
    "a run whose worker is killed %s is finished by another, and no answered call is paid twice",
    (_, moment) =>
      gate(() =>
        inWorld(async ({ stores, endpoint, startWorkerProcess }) => {
          const first = await startWorkerProcess();
          const runId = await queueRun(stores);
          await logUntil(stores, runId, moment);
          first.kill("SIGKILL");
          await once(first, "exit");
          const before = await stores.eventLog.read(runId);
          const openCalls = before.filter(
            (event) =>
              event.type === "model-call-start" &&
              !before.some((end) => end.type === "model-call-end" && end.spanId === event.spanId),
          ).length;
          await startWorkerProcess();
          const log = await logUntil(stores, runId, ended);
          expectWhole(log);
          expect(log.filter((event) => event.type === "execution-start")).toHaveLength(2);
          const calls = log.filter((event) => event.type === "model-call-end").length;
          expect(endpoint.requests.length).toBeLessThanOrEqual(calls + openCalls);
        }),
      ),
  );

  test("two workers share the queue, and a document reaches a worker that never saw it", () =>
    gate(() =>
      inWorld(async ({ stores, startWorkerProcess }) => {
        await Promise.all([startWorkerProcess(), startWorkerProcess()]);
        await vi.waitFor(async () => expect((await stores.queueState()).workers).toBe(2), {
          timeout: 30_000,
          interval: 50,
        });
        const runIds = await Promise.all(Array.from({ length: 8 }, () => queueRun(stores)));
        const logs = await Promise.all(runIds.map((runId) => logUntil(stores, runId, ended)));
        for (const log of logs) expectWhole(log);
        const workersSeen = new Set(
          logs.flat().flatMap((event) => (event.type === "execution-start" ? [event.worker] : [])),
        );
        expect(workersSeen.size).toBe(2);
      }),
    ));
});
