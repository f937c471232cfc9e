import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { describeAnnotationStore } from "@/lib/store/annotation-store.contract";
import { describeDeliveryStore } from "@/lib/store/delivery-store.contract";
import { describeDocumentStore } from "@/lib/store/document-store.contract";
import { describeInsightStore } from "@/lib/store/insight-store.contract";
import { type Database, openDatabase } from "@/lib/store/open-database";
import { describeOwnerSettingsStore } from "@/lib/store/owner-settings-store.contract";
import { createPostgresRunSignals } from "@/lib/store/postgres-run-signals";
import { describePrecedentStore } from "@/lib/store/precedent-store.contract";
import { createPrismaAnnotationStore } from "@/lib/store/prisma-annotation-store";
import { createPrismaDeliveryStore } from "@/lib/store/prisma-delivery-store";
import { createPrismaDocumentStore } from "@/lib/store/prisma-document-store";
import { createPrismaEventLog } from "@/lib/store/prisma-event-log";
import { createPrismaInsightStore } from "@/lib/store/prisma-insight-store";
import { createPrismaOwnerSettingsStore } from "@/lib/store/prisma-owner-settings-store";
import { createPrismaPrecedentStore } from "@/lib/store/prisma-precedent-store";
import { createPrismaProposalStore } from "@/lib/store/prisma-proposal-store";
import { createPrismaRegressionCaseStore } from "@/lib/store/prisma-regression-case-store";
import { createPrismaRepositoryStore } from "@/lib/store/prisma-repository-store";
import { createPrismaRulingMarkStore } from "@/lib/store/prisma-ruling-mark-store";
import { createPrismaSettingsStore } from "@/lib/store/prisma-settings-store";
import { createPrismaTrialStore } from "@/lib/store/prisma-trial-store";
import { createPrismaVerificationStore } from "@/lib/store/prisma-verification-store";
import { describeProposalStore } from "@/lib/store/proposal-store.contract";
import { describeRegressionCaseStore } from "@/lib/store/regression-case-store.contract";
import { describeRepositoryStore } from "@/lib/store/repository-store.contract";
import { describeRulingMarkStore } from "@/lib/store/ruling-mark-store.contract";
import type { RunSignals } from "@/lib/store/run-signals";
import { describeRunSignals } from "@/lib/store/run-signals.contract";
import { describeSettingsStore } from "@/lib/store/settings-store.contract";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";
import { describeTrialStore } from "@/lib/store/trial-store.contract";
import { describeVerificationStore } from "@/lib/store/verification-store.contract";
import { Prisma } from "@/prisma/generated/client";

let server: TestDatabase;
let databases: { worker: Database; web: Database };
let signals: { worker: RunSignals; web: RunSignals };

beforeAll(async () => {
  server = await createTestDatabase();
  const open = () => openDatabase({ url: server.url, poolSize: 5 });
  databases = { worker: open(), web: open() };
  const of = ({ prisma, listener }: Database) => createPostgresRunSignals(prisma, listener);
  signals = { worker: of(databases.worker), web: of(databases.web) };
  await Promise.all([databases.worker.listener.ready(), databases.web.listener.ready()]);
});

afterAll(async () => {
  await Promise.all([databases.worker.close(), databases.web.close()]);
  await server.drop();
});

describeDocumentStore("PostgreSQL", () => createPrismaDocumentStore(databases.web.prisma));
describeSettingsStore("PostgreSQL", () => createPrismaSettingsStore(databases.web.prisma));
describeRegressionCaseStore("PostgreSQL", () =>
  createPrismaRegressionCaseStore(databases.web.prisma),
);
describeVerificationStore("PostgreSQL", () =>
  createPrismaVerificationStore(databases.web.prisma, async () => {}),
);
describeRepositoryStore("PostgreSQL", () => createPrismaRepositoryStore(databases.web.prisma));
describeDeliveryStore("PostgreSQL", () => createPrismaDeliveryStore(databases.web.prisma));
describeTrialStore("PostgreSQL", () => ({
  trials: createPrismaTrialStore(
    databases.web.prisma,
    (id) => Prisma.sql`graphile_worker.add_job('queued', json_build_object('id', ${id}::text))`,
  ),
  async queued() {
    const rows = await databases.web.prisma.$queryRaw<{ id: string }[]>`
      SELECT payload->>'id' AS "id" FROM graphile_worker._private_jobs`;
    return rows.map(({ id }) => id);
  },
}));
describeProposalStore("PostgreSQL", () => ({
  proposals: createPrismaProposalStore(databases.web.prisma),
  async addTrial() {
    const id = randomUUID();
    await databases.web.prisma.trial.create({
      data: {
        ...{ id, source: "api", title: "", body: "", state: "tried", steps: [], order: {} },
        createdAt: new Date(),
      },
    });
    return id;
  },
}));
describeAnnotationStore("PostgreSQL", () => createPrismaAnnotationStore(databases.web.prisma));
describeRulingMarkStore("PostgreSQL", () => ({
  marks: createPrismaRulingMarkStore(databases.web.prisma, async (transaction, id) => {
    await transaction.$executeRaw`
      SELECT graphile_worker.add_job('searched', json_build_object('id', ${id}::text))`;
  }),
  async queued() {
    const rows = await databases.web.prisma.$queryRaw<{ id: string }[]>`
      SELECT payload->>'id' AS "id" FROM graphile_worker._private_jobs`;
    return rows.map(({ id }) => id);
  },
}));
describeInsightStore("PostgreSQL", () => {
  const { prisma } = databases.web;
  return {
    insights: createPrismaInsightStore(prisma),
    trials: createPrismaTrialStore(prisma, () => Prisma.sql`SELECT 1`),
    proposals: createPrismaProposalStore(prisma),
    eventLog: createPrismaEventLog(databases.web),
  };
});
describePrecedentStore("PostgreSQL", () => createPrismaPrecedentStore(databases.web.prisma));
describeOwnerSettingsStore("PostgreSQL", () =>
  createPrismaOwnerSettingsStore(databases.web.prisma),
);
describeRunSignals("PostgreSQL between two processes", {
  worker: () => signals.worker,
  web: () => signals.web,
});
