/** Verifications in PostgreSQL. The queue is the caller's: both are written in one transaction. */
import {
  type StoredVerification,
  storedVerification,
  type VerificationStore,
} from "@/lib/store/verification-store";
import { Prisma, type PrismaClient, type Verification } from "@/prisma/generated/client";

export type AddJob = (
  transaction: Prisma.TransactionClient,
  verification: StoredVerification,
) => Promise<void>;

export function createPrismaVerificationStore(
  prisma: PrismaClient,
  addJob: AddJob,
): VerificationStore {
  return {
    async queue(verification) {
      const { documents, createdAt, endedAt, result, ...fields } = verification;
      await prisma.$transaction(async (transaction) => {
        await transaction.verification.create({
          data: {
            ...fields,
            documents,
            documentIds: documents.map(({ id }) => id),
            createdAt: new Date(createdAt),
            endedAt: endedAt === null ? null : new Date(endedAt),
            result: result ?? Prisma.DbNull,
          },
        });
        await addJob(transaction, verification);
      });
    },
    async get(id) {
      const row = await prisma.verification.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async list({ runId, documentId, limit }) {
      const rows = await prisma.verification.findMany({
        where: {
          ...(runId === undefined ? {} : { runId }),
          ...(documentId === undefined ? {} : { documentIds: { has: documentId } }),
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map(fromRow);
    },
    async end(id, { endedAt, result, error }) {
      await prisma.verification.updateMany({
        where: { id, endedAt: null },
        data: {
          endedAt: endedAt === null ? null : new Date(endedAt),
          result: result ?? Prisma.DbNull,
          error,
        },
      });
    },
  };
}

function fromRow({ documentIds: _, ...row }: Verification): StoredVerification {
  return storedVerification.parse({
    ...row,
    createdAt: row.createdAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
  });
}
