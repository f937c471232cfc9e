import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openStores, type Stores } from "@/lib/server/database";
import { startSearch } from "@/lib/server/rulings/change-mark";
import { startWorker } from "@/lib/server/worker";
import { sampleRun } from "@/lib/store/event-log.contract";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { rightRuling } from "@/lib/trace/ruling-mark";
import { bundle, projectDir } from "@/scripts/bundle.mjs";

let folder: string;
let server: TestDatabase;
let stores: Stores;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-worker-test-"));
  await bundle(
    { "worker-for-tests": "lib/server/worker-for-tests.ts" },
    `${projectDir}/.build/tests`,
  );
});
beforeEach(async () => {
  server = await createTestDatabase();
  stores = openStores({ databaseUrl: server.url, dataDir: folder, poolSize: 10 });
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await stores.close();
  await server.drop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function startProcess(iterations: number, stepMs: number): Promise<ChildProcess> {
  const program = `${projectDir}/.build/tests/worker-for-tests.js`;
  const child = spawn(
    process.execPath,
    [program, server.url, folder, String(iterations), String(stepMs)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  children.add(child);
  await once(child.stdout, "data");
  return child;
}

async function queueRun(): Promise<string> {
  const { runId, events } = sampleRun();
  const start = events.find(
    (event): event is TraceEventOf<"run-start"> => event.type === "run-start",
  );
  if (start === undefined) throw new Error("A run begins with run-start.");
  await stores.createRun(runId, start);
  return runId;
}

/** Follows a run until an event of the type, or to its end. */
async function eventsUntil(runId: string, type: TraceEvent["type"]): Promise<TraceEvent[]> {
  const seen: TraceEvent[] = [];
  for await (const batch of stores.eventLog.follow(runId, -1, AbortSignal.timeout(15_000))) {
    seen.push(...batch);
    if (seen.some((event) => event.type === type)) break;
  }
  return seen;
}

function expectWhole(events: readonly TraceEvent[], iterations: number): void {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  expect(events.filter(({ type }) => type === "iteration-end")).toHaveLength(iterations);
  expect(events.at(-1)?.type).toBe("run-end");
}

test("a worker executes the queued runs, many at once", async () => {
  const runIds = await Promise.all(Array.from({ length: 20 }, queueRun));
  const began = performance.now();
  await startProcess(10, 50);
  for (const runId of runIds) expectWhole(await eventsUntil(runId, "run-end"), 10);
  expect(performance.now() - began).toBeLessThan(5_000);
  await expect.poll(() => stores.queueState()).toEqual({ workers: 1, queued: 0, running: 0 });
});

test("a run whose worker is killed is finished by another within seconds, no event lost or doubled", async () => {
  const victim = await startProcess(30, 100);
  const runId = await queueRun();
  await eventsUntil(runId, "iteration-end");
  await startProcess(30, 20);
  await expect.poll(async () => (await stores.queueState()).workers).toBe(2);
  victim.kill("SIGKILL");
  const killed = performance.now();
  const events: TraceEvent[] = [];
  for await (const batch of stores.eventLog.follow(runId, -1, AbortSignal.timeout(15_000))) {
    events.push(...batch);
    const executions = events.filter(({ type }) => type === "execution-start").length;
    if (executions === 2) expect(performance.now() - killed).toBeLessThan(10_000);
  }
  expect(events.filter(({ type }) => type === "execution-start")).toHaveLength(2);
  expectWhole(events, 30);
});

test("runs go on when all workers are killed again and again", async () => {
  const runIds = await Promise.all(Array.from({ length: 5 }, queueRun));
  for (let round = 0; round < 2; round++) {
    const child = await startProcess(20, 40);
    await new Promise((resolve) => setTimeout(resolve, 250 + round * 100));
    child.kill("SIGKILL");
  }
  await startProcess(20, 5);
  for (const runId of runIds) expectWhole(await eventsUntil(runId, "run-end"), 20);
});

test("a worker that stops hands its runs back at once", async () => {
  const first = await startProcess(40, 100);
  const runId = await queueRun();
  await eventsUntil(runId, "iteration-end");
  first.kill("SIGTERM");
  const [code] = await once(first, "exit");
  expect(code).toBe(0);
  expect(await stores.queueState()).toEqual({ workers: 0, queued: 1, running: 0 });
  await startProcess(40, 5);
  expectWhole(await eventsUntil(runId, "run-end"), 40);
});

test("an execution that fails is tried again, and given up in the end", async () => {
  const tries: string[] = [];
  const givenUp = Promise.withResolvers<string>();
  const worker = await startWorker({
    databaseUrl: server.url,
    concurrency: 2,
    execute: async (runId) => {
      tries.push(runId);
      throw new Error("the run takes its worker down");
    },
    giveUp: async (runId) => givenUp.resolve(runId),
  });
  const runId = await queueRun();
  await expect.poll(() => tries.length, { timeout: 8_000 }).toBe(2);
  await onServer(
    "UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = max_attempts - 1",
  );
  expect(await givenUp.promise).toBe(runId);
  expect(new Set(tries)).toEqual(new Set([runId]));
  await worker.stop();
});

test("a verification is handed to a worker, tried again when it fails, and given up in the end", async () => {
  const tries: string[] = [];
  const givenUp = Promise.withResolvers<string>();
  const worker = await startWorker({
    databaseUrl: server.url,
    concurrency: 2,
    execute: async () => {},
    giveUp: async () => {},
    verifications: {
      run: async (id) => {
        tries.push(id);
        throw new Error("the verification takes its worker down");
      },
      giveUp: async (id) => givenUp.resolve(id),
    },
  });
  for (const askedBy of ["person", "new-version"] as const) {
    await stores.verifications.queue({
      id: `verification-${askedBy}`,
      runId: "run-1",
      documents: [{ id: "d1", name: "a.txt", version: 1, textSha256: "a".repeat(64) }],
      askedBy,
      createdAt: 1,
      endedAt: null,
      result: null,
      error: null,
    });
  }
  await expect
    .poll(() => new Set(tries), { timeout: 8_000 })
    .toEqual(new Set(["verification-person", "verification-new-version"]));
  await onServer(
    "UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = max_attempts - 1",
  );
  expect(await givenUp.promise).toMatch(/^verification-/);
  await worker.stop();
});

test("an entry of the docket is handed to a worker, and given up when its filing fails too often", async () => {
  const tries: string[] = [];
  const givenUp = Promise.withResolvers<string>();
  const swept = Promise.withResolvers<void>();
  const worker = await startWorker({
    databaseUrl: server.url,
    concurrency: 2,
    execute: async () => {},
    giveUp: async () => {},
    trials: {
      file: async (id) => {
        tries.push(id);
        throw new Error("the forge does not answer");
      },
      giveUp: async (id) => givenUp.resolve(id),
    },
    timed: { sweep: { when: "0 0 1 1 *", run: async () => swept.resolve() } },
  });
  await onServer("SELECT graphile_worker.add_job('trial', '{\"trialId\": \"trial-1\"}')");
  await onServer("SELECT graphile_worker.add_job('sweep')");
  await swept.promise;
  await expect.poll(() => tries, { timeout: 8_000 }).toEqual(["trial-1"]);
  await onServer("UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = 7");
  expect(await givenUp.promise).toBe("trial-1");
  await worker.stop();
});

test("a search for a fault is handed to a worker once, however often it is asked for, and given up in the end", async () => {
  const tries: string[] = [];
  const givenUp = Promise.withResolvers<string>();
  const mark = {
    ...{ id: "mark-1", trialId: "trial-1", runId: "run-1", path: "docs/a.md" },
    ruled: { state: "notice", reason: "" },
    right: rightRuling.parse({ outcome: "no-notice" }),
    ...{ attempts: [], search: { state: "none", round: 0, error: null } },
    ...{ lastRunId: null, isCase: false, createdAt: 1, endedAt: null, deletedAt: null },
  } satisfies StoredRulingMark;
  await stores.rulingMarks.add(mark);
  const deps = { ...stores, clock: Date.now };
  for (let times = 0; times < 3; times += 1) await startSearch(deps, "trial-1", "mark-1");
  const worker = await startWorker({
    databaseUrl: server.url,
    concurrency: 2,
    execute: async () => {},
    giveUp: async () => {},
    faults: {
      run: async (id) => {
        tries.push(id);
        throw new Error("the search takes its worker down");
      },
      giveUp: async (id) => givenUp.resolve(id),
    },
  });
  await expect.poll(() => tries, { timeout: 8_000 }).toEqual(["mark-1"]);
  expect((await stores.rulingMarks.get("mark-1"))?.search.round).toBe(1);
  await onServer(
    "UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = max_attempts - 1",
  );
  expect(await givenUp.promise).toBe("mark-1");
  await worker.stop();
});

test("the run's first event and its job come to be together or not at all", async () => {
  const { runId, events } = sampleRun();
  const start = events.find(
    (event): event is TraceEventOf<"run-start"> => event.type === "run-start",
  );
  if (start === undefined) throw new Error("A run begins with run-start.");
  await onServer("ALTER FUNCTION graphile_worker.add_job RENAME TO away");
  await expect(stores.createRun(runId, start)).rejects.toThrow();
  expect(await stores.eventLog.read(runId)).toEqual([]);
  await onServer("ALTER FUNCTION graphile_worker.away RENAME TO add_job");
  await stores.createRun(runId, start);
  await expect(stores.createRun(runId, start)).rejects.toThrow(/another worker/);
  expect(await stores.queueState()).toEqual({ workers: 0, queued: 1, running: 0 });
});

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
