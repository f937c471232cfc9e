/** What statistics are counted from, in PostgreSQL. */
import { z } from "zod";
import type { InsightSpan, InsightStore } from "@/lib/store/insight-store";
import { funnelStep } from "@/lib/trace/court";
import { proposalState } from "@/lib/trace/proposal";
import { FACTS_VERSION, runFacts } from "@/lib/trace/run-facts";
import { docketState } from "@/lib/trace/trial";
import { Prisma, type PrismaClient } from "@/prisma/generated/client";

const steps = z.array(funnelStep);

export function createPrismaInsightStore(prisma: PrismaClient): InsightStore {
  return {
    async docket(span) {
      const rows = await prisma.trial.findMany({
        ...newestOf(span),
        select: { id: true, title: true, state: true, steps: true, runId: true, createdAt: true },
      });
      return rows.map((row) => ({
        ...row,
        state: docketState.parse(row.state),
        steps: steps.parse(row.steps),
        createdAt: row.createdAt.getTime(),
      }));
    },
    async notices(span) {
      const rows = await prisma.proposal.findMany({
        ...newestOf(span),
        select: { id: true, trialId: true, path: true, state: true, createdAt: true },
      });
      return rows.map((row) => ({
        ...row,
        state: proposalState.parse(row.state),
        createdAt: row.createdAt.getTime(),
      }));
    },
    async facts({ from, limit }) {
      const rows = await prisma.runFacts.findMany({
        where: {
          createdAt: { gte: new Date(from) },
          version: FACTS_VERSION,
          data: { not: Prisma.DbNull },
        },
        orderBy: [{ createdAt: "desc" }, { runId: "desc" }],
        take: limit,
      });
      return rows.map(({ data }) => runFacts.parse(data));
    },
    async unfolded(from) {
      const [row] = await prisma.$queryRaw<{ runs: number }[]>`
        SELECT count(*)::int AS "runs" FROM "Run" r
        WHERE r."endedAt" IS NOT NULL AND r."createdAt" >= ${new Date(from)} AND ${isUnfolded}`;
      return row?.runs ?? 0;
    },
    async toFold(limit) {
      const rows = await prisma.$queryRaw<{ id: string; createdAt: Date }[]>`
        SELECT r."id", r."createdAt" FROM "Run" r
        WHERE r."endedAt" IS NOT NULL AND ${isUnfolded}
        ORDER BY r."createdAt" DESC, r."id" DESC LIMIT ${limit}`;
      return rows.map(({ id, createdAt }) => ({ runId: id, createdAt: createdAt.getTime() }));
    },
    async keep({ runId, createdAt }, facts) {
      const row = {
        version: FACTS_VERSION,
        createdAt: new Date(createdAt),
        data: facts ?? Prisma.DbNull,
      };
      await prisma.runFacts.upsert({ where: { runId }, create: { runId, ...row }, update: row });
    },
    async mark() {
      const rows = await prisma.$queryRaw<object[]>`
        SELECT (SELECT json_object_agg("state", n) FROM
                 (SELECT "state", count(*) AS n FROM "Trial" GROUP BY 1 ORDER BY 1) t) AS "states",
               (SELECT max("endedAt") FROM "Trial") AS "tried",
               (SELECT count(*) FROM "Proposal")::int AS "notices",
               (SELECT max("updatedAt") FROM "Proposal") AS "decided",
               (SELECT count(*) FROM "RunFacts" WHERE "version" = ${FACTS_VERSION})::int AS "facts",
               (SELECT count(*) FROM "Run" WHERE "endedAt" IS NOT NULL)::int AS "runs"`;
      return JSON.stringify(rows);
    },
  };
}

const isUnfolded = Prisma.sql`NOT EXISTS
  (SELECT FROM "RunFacts" f WHERE f."runId" = r."id" AND f."version" = ${FACTS_VERSION})`;

function newestOf({ from, repositoryId, limit }: InsightSpan) {
  return {
    where: {
      createdAt: { gte: new Date(from) },
      ...(repositoryId === undefined ? {} : { repositoryId }),
    },
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    take: limit,
  };
}
