/** Ruling marks in PostgreSQL. The queue is the caller's: a mark and its job are written in one transaction. */
import {
  type RulingMarkStore,
  rulingMarkData,
  type StoredRulingMark,
} from "@/lib/store/ruling-mark-store";
import type { Prisma, PrismaClient, RulingMark } from "@/prisma/generated/client";

export type AddFaultJob = (transaction: Prisma.TransactionClient, markId: string) => Promise<void>;

export function createPrismaRulingMarkStore(
  prisma: PrismaClient,
  addJob: AddFaultJob,
): RulingMarkStore {
  return {
    async add(mark) {
      await prisma.rulingMark.create({ data: { ...columnsOf(mark), id: mark.id } });
    },
    async get(id) {
      const row = await prisma.rulingMark.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async list({ trialId, isCase, isEnded, limit }) {
      const rows = await prisma.rulingMark.findMany({
        where: {
          deletedAt: null,
          ...(trialId === undefined ? {} : { trialId }),
          ...(isCase === undefined ? {} : { isCase }),
          ...(isEnded === undefined ? {} : { endedAt: isEnded ? { not: null } : null }),
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map(fromRow);
    },
    update: (id, change, options) =>
      prisma.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT "id" FROM "RulingMark" WHERE "id" = ${id} FOR UPDATE`;
        const row = await transaction.rulingMark.findUnique({ where: { id } });
        if (!row) return null;
        const known = fromRow(row);
        const changes = change(known);
        if (changes === null) return known;
        const next = { ...known, ...changes };
        await transaction.rulingMark.update({ where: { id }, data: columnsOf(next) });
        if (options?.queue) await addJob(transaction, id);
        return next;
      }),
  };
}

function columnsOf(mark: StoredRulingMark) {
  const { trialId, runId, path, isCase, createdAt, endedAt, deletedAt, ...rest } = mark;
  return {
    ...{ trialId, runId, path, isCase },
    data: rulingMarkData.parse(rest),
    createdAt: new Date(createdAt),
    endedAt: dateOf(endedAt),
    deletedAt: dateOf(deletedAt),
  };
}

function dateOf(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}

function fromRow({ data, createdAt, endedAt, deletedAt, ...row }: RulingMark): StoredRulingMark {
  return {
    ...row,
    ...rulingMarkData.parse(data),
    createdAt: createdAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    deletedAt: deletedAt?.getTime() ?? null,
  };
}
