import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addTrialJob, trialTask } from "@/lib/server/queue";
import { type Database, openDatabase } from "@/lib/store/open-database";
import { createPrismaTrialStore } from "@/lib/store/prisma-trial-store";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";
import type { StoredTrial } from "@/lib/store/trial-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { Prisma } from "@/prisma/generated/client";

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ url: server.url, poolSize: 4 });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

function entry(changeKey: string): StoredTrial {
  return {
    id: randomUUID(),
    repositoryId: null,
    changeKey,
    source: "github",
    title: "A change",
    body: "",
    author: null,
    url: null,
    baseSha: null,
    mergeSha: null,
    mergedAt: null,
    patchSha256: null,
    state: "received",
    steps: [],
    order: { pages: null, rules: defaultCourtRules, models: {}, arm: "court" },
    runId: null,
    result: null,
    createdAt: 1_700_000_000_000,
    endedAt: null,
  };
}

const jobs = () =>
  database.prisma.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE task_identifier = ${trialTask}`;

test("a docket entry and its job come to be together, once", async () => {
  const trials = createPrismaTrialStore(database.prisma, addTrialJob);
  const { trial } = await trials.queue(entry("acme/tools@1"));
  await trials.queue(entry("acme/tools@1"));
  expect(await jobs()).toEqual([{ key: `trial-${trial.id}` }]);
});

test("without its job no docket entry is written", async () => {
  const trials = createPrismaTrialStore(
    database.prisma,
    () => Prisma.sql`graphile_worker.no_such_function()`,
  );
  await expect(trials.queue(entry("acme/tools@2"))).rejects.toThrow("no_such_function");
  expect(await trials.byChangeKey("acme/tools@2")).toBeNull();
});
