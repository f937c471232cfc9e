import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openStores } from "@/lib/server/database";
import {
  type EmbeddedPostgres,
  embeddedPostgresUrl,
  startEmbeddedPostgres,
} from "@/lib/server/embedded-postgres";
import { freePort, isRunning } from "@/lib/server/embedded-postgres-process";
import { migrate } from "@/lib/server/migrate";
import { sampleRun } from "@/lib/store/event-log.contract";
import type { TraceEvent } from "@/lib/trace/event";
import { bundle } from "@/scripts/bundle.mjs";

const projectDir = process.cwd();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(
    join(process.getuid?.() === 0 ? "/var/lib" : tmpdir(), "verbatim-pg-test-"),
  );
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(name: string, port?: number): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, name),
    projectDir,
    ...(port === undefined ? {} : { port }),
  });
  onTestFinished(() => server.stop());
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

test("keeps its data over a stop and a start, and tells where it listens", async () => {
  const first = await start("keeps");
  await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  expect(embeddedPostgresUrl(join(folder, "keeps"))).toBe(first.url);
  await first.stop();
  await first.stop();
  expect(embeddedPostgresUrl(join(folder, "keeps"))).toBeNull();
  const second = await start("keeps");
  expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("what it writes beside its data is the owner's alone", async () => {
  await start("private");
  for (const name of ["postgres", "postgres.log", "postgres-password", "postgres-url"])
    expect([name, (await stat(join(folder, "private", name))).mode & 0o077]).toEqual([name, 0]);
});

test("a second start on the same folder says who has it", async () => {
  await start("shared");
  await expect(start("shared")).rejects.toThrow(/runs already on .*shared \(process \d+\)/);
});

test("a server that was killed is there again, with what was committed", async () => {
  const server = await start("killed");
  await query(server.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const pid = server.pid();
  process.kill(pid, "SIGKILL");
  await expect.poll(() => answerOf(server.url), { timeout: 15_000 }).toEqual([{ answer: 42 }]);
  expect(server.pid()).not.toBe(pid);
});

async function answerOf(url: string): Promise<unknown[] | null> {
  try {
    return await query(url, "SELECT answer FROM kept");
  } catch (error) {
    return error instanceof Error &&
      /ECONNREFUSED|starting up|terminated|recovery/.test(error.message)
      ? null
      : Promise.reject(error);
  }
}

test("writers and watchers outlive the database's absence, and no event is lost or doubled", async () => {
  const port = await freePort();
  const before = await start("absence", port);
  await migrate(before.url, projectDir);
  const stores = () =>
    openStores({ databaseUrl: before.url, dataDir: join(folder, "absence"), poolSize: 4 });
  const [writer, watcher] = [stores(), stores()];
  onTestFinished(async () => {
    await writer.close();
    await watcher.close();
  });
  const { runId, events } = sampleRun({ iterations: 100 });
  const seen: TraceEvent[] = [];
  const watching = (async () => {
    for await (const batch of watcher.eventLog.follow(runId, -1, AbortSignal.timeout(30_000))) {
      seen.push(...batch);
    }
  })();
  const writing = (async () => {
    for (const event of events) {
      await writer.eventLog.append(runId, event.seq, [event]);
      await sleep(5);
    }
  })();
  await expect.poll(() => seen.length, { timeout: 5_000 }).toBeGreaterThan(20);
  await before.stop();
  const cancellation = watcher.signals.requestCancel(runId);
  await sleep(2_000);
  expect(seen.length).toBeLessThan(events.length);
  await start("absence", port);
  await Promise.all([writing, watching, cancellation]);
  expect(seen).toEqual(events);
  expect((await watcher.signals.cancellation(runId)).signal.aborted).toBe(true);
}, 40_000);

test("the server stops when the program that started it is killed", async () => {
  await bundle(
    { "embedded-postgres": "lib/server/embedded-postgres.ts" },
    `${projectDir}/.build/tests`,
  );
  const program = `
    const { startEmbeddedPostgres } = await import("${projectDir}/.build/tests/embedded-postgres.js");
    const server = await startEmbeddedPostgres({ dataDir: "${join(folder, "guarded")}", projectDir: "${projectDir}" });
    console.log(server.pid());`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = Number(String(await once(child.stdout, "data")));
  expect(isRunning(pid)).toBe(true);
  child.kill("SIGKILL");
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});
