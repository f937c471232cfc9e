/** A run in flight while its database is gone for ten seconds. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestHash } from "@/lib/model/request-hash";
import { scriptedModel } from "@/lib/model/scripted-model";
import { createSandboxPool, type SandboxPool } from "@/lib/sandbox/sandbox-pool";
import { openStores, type Stores } from "@/lib/server/database";
import { executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { type CuttableProxy, cuttableProxy } from "@/lib/server/testing/cuttable-proxy";
import { createTextCache } from "@/lib/server/text-cache";
import { createBodies } from "@/lib/store/bodies";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";
import type { TraceEvent } from "@/lib/trace/event";
import { sampleConfig, sampleLog } from "@/lib/trace/testing/sample-log";

const OUTAGE_MS = 10_000;
const text = "north 1\nsouth 2\nnorth 3\n";

let folder: string;
let database: TestDatabase;
let proxy: CuttableProxy;
let stores: Stores;
let pool: SandboxPool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "outage-"));
  database = await createTestDatabase();
  const address = new URL(database.url);
  proxy = await cuttableProxy({ host: address.hostname, port: Number(address.port) });
  address.port = String(proxy.port);
  stores = openStores({ databaseUrl: address.href, dataDir: folder, poolSize: 4 });
  pool = createSandboxPool({ size: 1 });
});

afterAll(async () => {
  await proxy.restore();
  await pool.close();
  await stores.close();
  await proxy.cut();
  await database.drop();
  await rm(folder, { recursive: true });
});

const cell = (code: string) => `\`\`\`ts\n${code}\n\`\`\``;

test("the run goes on where it was, its watcher sees every event once, and no call is asked again", async () => {
  const textSha256 = await stores.blobs.put(new TextEncoder().encode(text));
  const [start] = sampleLog;
  if (start?.type !== "run-start") throw new Error("The sample log begins with run-start.");
  const documents = [{ id: "d1", name: "regions.txt", textSha256, chars: text.length, lines: 3 }];
  await stores.createRun("r1", {
    ...start,
    config: { ...sampleConfig, documents },
    at: Date.now(),
  });

  const model = scriptedModel(async (_, call) => {
    if (call === 0) return cell("const hits = grep(/north/g);\nprint(hits.length)");
    if (call > 1) return cell("FINAL()");
    await proxy.cut();
    void sleep(OUTAGE_MS).then(() => proxy.restore());
    return cell("FINAL(`${hits.length} lines`, hits)");
  });
  const seen: TraceEvent[] = [];
  const watching = (async () => {
    for await (const events of stores.eventLog.follow("r1", -1, AbortSignal.timeout(50_000)))
      seen.push(...events);
  })();
  const began = performance.now();
  await executeRun(
    "r1",
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
      callModelFor: async () => model,
      prices: async () => () => null,
      clock: Date.now,
      worker: "test",
    },
    new AbortController().signal,
  );
  await watching;

  const log = await stores.eventLog.read("r1");
  expect(log.at(-1)).toMatchObject({ type: "run-end", answer: { text: "2 lines" } });
  expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index));
  expect(seen).toEqual(log);
  expect(model.requests.length).toBe(log.filter((event) => event.type === "model-call-end").length);
  expect(performance.now() - began).toBeGreaterThan(OUTAGE_MS / 2);
}, 60_000);
