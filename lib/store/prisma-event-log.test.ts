import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { describeEventLog, sampleRun } from "@/lib/store/event-log.contract";
import { type Database, openDatabase } from "@/lib/store/open-database";
import { createPrismaEventLog } from "@/lib/store/prisma-event-log";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";
import { TRACE_VERSION } from "@/lib/trace/event";

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ url: server.url, poolSize: 10 });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const log = () => createPrismaEventLog(database);

describeEventLog("the PostgreSQL log", log);

test("a log that a newer program wrote says so", async () => {
  const { runId, events } = sampleRun();
  await log().append(runId, 0, events);
  await database.prisma.run.update({
    where: { id: runId },
    data: { traceVersion: TRACE_VERSION + 1 },
  });
  await expect(log().read(runId)).rejects.toThrow(/update Verbatim/);
  expect(await log().readAsFar(runId)).toEqual(events);
});

test("a damaged event is refused to who goes on with the run, and told of to who looks", async () => {
  const { runId, events } = sampleRun();
  await log().append(runId, 0, events);
  await database.prisma.event.update({
    where: { runId_seq: { runId, seq: 1 } },
    data: { data: { type: "nonsense", spanId: "execution-1", at: 7 } },
  });
  await expect(log().read(runId)).rejects.toThrow();
  const unreadable = { type: "unreadable", seq: 1, at: 7, spanId: "execution-1" };
  const seen = await log().readAsFar(runId);
  expect(seen).toMatchObject([events[0], unreadable, ...events.slice(2)]);
  expect(await collect(log().follow(runId, 0, new AbortController().signal))).toEqual(
    seen.slice(1),
  );
});

test("a row that cannot be read is reported, and takes neither the list nor later pages with it", async () => {
  const documentId = "listed-with-a-broken-row";
  const runs = [3, 2, 1].map((at) => sampleRun({ documentId, at: 1_800_000_000_000 + at }));
  for (const { runId, events } of runs) await log().append(runId, 0, events);
  const [newest = "", broken = "", oldest = ""] = runs.map(({ runId }) => runId);
  const summary = { ...(await log().summary(broken)), usage: { inputTokens: 1e300 } };
  await database.prisma.run.update({ where: { id: broken }, data: { summary } });
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => report.mockRestore());
  const listed = await log().list({ documentId, limit: 2 });
  expect(listed.map(({ id }) => id)).toEqual([newest, oldest]);
  expect(String(report.mock.calls)).toContain(broken);
});

test("an append that another process made is seen by who follows here", async () => {
  const { runId, events } = sampleRun({ iterations: 3 });
  const elsewhere = openDatabase({ url: server.url, poolSize: 2 });
  const writer = createPrismaEventLog(elsewhere);
  await writer.append(runId, 0, events.slice(0, 1));
  const lateness: number[] = [];
  for await (const batch of log().follow(runId, -1, new AbortController().signal)) {
    for (const event of batch) {
      const next = events[event.seq + 1];
      if (next) setTimeout(() => writer.append(runId, next.seq, [next]), 5);
      lateness.push(event.seq);
    }
  }
  await elsewhere.close();
  expect(lateness).toEqual(events.map((event) => event.seq));
});

async function collect<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
