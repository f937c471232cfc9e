/** Precedents in PostgreSQL. */
import {
  type PrecedentStore,
  precedentState,
  type StoredPrecedent,
} from "@/lib/store/proposal-store";
import { withoutNul } from "@/lib/store/without-nul";
import type { Precedent, PrismaClient } from "@/prisma/generated/client";

export function createPrismaPrecedentStore(prisma: PrismaClient): PrecedentStore {
  return {
    async add({ passage, reason, expiresAt, createdAt, ...fields }) {
      await prisma.precedent.create({
        data: {
          ...fields,
          passage: withoutNul(passage),
          reason: withoutNul(reason),
          expiresAt: new Date(expiresAt),
          createdAt: new Date(createdAt),
        },
      });
    },
    async get(id) {
      const row = await prisma.precedent.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async setState(id, state) {
      const [row] = await prisma.precedent.updateManyAndReturn({ where: { id }, data: { state } });
      return row ? fromRow(row) : null;
    },
    async list({ repositoryId, path, proposalId }) {
      const rows = await prisma.precedent.findMany({
        where: {
          ...(repositoryId === undefined ? {} : { repositoryId }),
          ...(path === undefined ? {} : { path: withoutNul(path) }),
          ...(proposalId === undefined ? {} : { proposalId }),
        },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: Precedent): StoredPrecedent {
  return {
    ...row,
    state: precedentState.parse(row.state),
    expiresAt: row.expiresAt.getTime(),
    createdAt: row.createdAt.getTime(),
  };
}
