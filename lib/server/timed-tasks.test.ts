import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailServer, startMailServer } from "@/lib/mail/testing/mail-server";
import { openStores, type Stores } from "@/lib/server/database";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import {
  notice,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { timedTasks } from "@/lib/server/timed-tasks";
import { startWorker, type Worker } from "@/lib/server/worker";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

let database: TestDatabase;
let stores: Stores;
let mails: MailServer;
const workers: Worker[] = [];
beforeAll(async () => {
  [database, mails] = await Promise.all([createTestDatabase(), startMailServer()]);
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await stores.close();
  await mails[Symbol.asyncDispose]();
  await database.drop();
});

async function askFor(task: string, times: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (let count = 0; count < times; count += 1)
    await client.query("SELECT graphile_worker.add_job($1, queue_name := $1)", [task]);
  await client.end();
}

test("two workers send a digest once, and tend the desks", { timeout: 30_000 }, async () => {
  const doubles = createTestComposition({
    VERBATIM_SMTP_URL: mails.url,
    VERBATIM_MAIL_FROM: "Verbatim <verbatim@docs.example.com>",
  });
  const { dataDir } = doubles.env;
  stores = openStores({ databaseUrl: database.url, poolSize: 5, dataDir });
  const parts = {
    ...doubles,
    ...stores,
    newId: () => crypto.randomUUID(),
    clock: Date.now,
  };
  await parts.repositories.add(sampleRepository());
  await setPages(parts, { "docs/retries.md": retriesPage });
  const { id } = await notice(parts);
  for (const _ of [1, 2])
    workers.push(
      await startWorker({
        databaseUrl: database.url,
        concurrency: 4,
        execute: async () => {},
        giveUp: async () => {},
        timed: timedTasks(parts),
      }),
    );
  await askFor("send-digests", 6);
  await expect.poll(() => mails.mails.length, { timeout: 10_000 }).toBe(1);
  expect(mails.mails[0]?.to).toEqual(["aya@example.com"]);
  const sent = await parts.ownerSettings.get("aya@example.com");
  expect(sent?.lastSentAt).not.toBeNull();
  const until = Date.now() + 2_000;
  await decideProposal(parts, id, { action: "snooze", until });
  await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(until);
  await askFor("tend-notices", 2);
  await expect
    .poll(async () => (await parts.proposals.get(id))?.state, { timeout: 10_000 })
    .toBe("open");
  expect(mails.mails).toHaveLength(1);
});

test("without a mail server there is nothing to send", () => {
  expect(Object.keys(timedTasks(createTestComposition()))).not.toContain("send-digests");
});
