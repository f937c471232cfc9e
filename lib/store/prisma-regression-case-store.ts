/** Regression cases in PostgreSQL. */
import {
  type RegressionCaseStore,
  regressionCaseData,
  type StoredRegressionCase,
} from "@/lib/store/regression-case-store";
import type { PrismaClient, RegressionCase } from "@/prisma/generated/client";

export function createPrismaRegressionCaseStore(prisma: PrismaClient): RegressionCaseStore {
  const change = async (id: string, data: Partial<RegressionCaseFields>) => {
    await prisma.regressionCase.updateMany({ where: { id }, data });
  };
  return {
    async add({ id, runId, lastRunId, createdAt, deletedAt: _, ...data }) {
      const row = await prisma.regressionCase.upsert({
        where: { runId },
        create: {
          id,
          runId,
          lastRunId,
          data: regressionCaseData.parse(data),
          createdAt: new Date(createdAt),
        },
        update: { deletedAt: null },
      });
      return fromRow(row);
    },
    async get(id) {
      const row = await prisma.regressionCase.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async list() {
      const rows = await prisma.regressionCase.findMany({
        where: { deletedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return rows.map(fromRow);
    },
    setLastRun: (id, lastRunId) => change(id, { lastRunId }),
    setDeleted: (id, deletedAt) =>
      change(id, { deletedAt: deletedAt === null ? null : new Date(deletedAt) }),
  };
}

type RegressionCaseFields = Pick<RegressionCase, "lastRunId" | "deletedAt">;

function fromRow(row: RegressionCase): StoredRegressionCase {
  const { id, runId, lastRunId, createdAt, deletedAt } = row;
  return {
    ...regressionCaseData.parse(row.data),
    id,
    runId,
    lastRunId,
    createdAt: createdAt.getTime(),
    deletedAt: deletedAt?.getTime() ?? null,
  };
}
