/** The documents' list in PostgreSQL. */
import {
  type DocumentStore,
  newestVersions,
  type StoredDocument,
} from "@/lib/store/document-store";
import { type Document, Prisma, type PrismaClient } from "@/prisma/generated/client";

/** Versions of one document added at once: each takes the next number, so one of them may need a few turns. */
const MOST_TURNS = 20;

export function createPrismaDocumentStore(prisma: PrismaClient): DocumentStore {
  return {
    async add(document) {
      const { name, sourceSha256 } = document;
      const row = await prisma.document.upsert({
        where: { name_sourceSha256: { name, sourceSha256 } },
        create: { ...toRow(document), familyId: document.id, version: 1, deletedAt: null },
        update: { deletedAt: null },
      });
      return fromRow(row);
    },
    addVersion: ({ version: _, ...document }) =>
      numbered(prisma, document.familyId, async (version) => {
        const { name, sourceSha256 } = document;
        const row = await prisma.document.upsert({
          where: { name_sourceSha256: { name, sourceSha256 } },
          create: { ...toRow({ ...document, version }), deletedAt: null },
          update: { deletedAt: null },
        });
        return fromRow(row);
      }),
    adopt: (id, familyId) =>
      numbered(prisma, familyId, async (version) => {
        const data = { familyId, version, deletedAt: null };
        return fromRow(await prisma.document.update({ where: { id }, data }));
      }),
    async versions(familyId) {
      const rows = await prisma.document.findMany({
        where: { familyId },
        orderBy: { version: "asc" },
      });
      return rows.map(fromRow);
    },
    async get(id) {
      const row = await prisma.document.findUnique({ where: { id } });
      return row === null ? null : fromRow(row);
    },
    async list() {
      const rows = await prisma.document.findMany({
        where: { deletedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return newestVersions(rows.map(fromRow));
    },
    async setDeleted(id, deletedAt) {
      const { count } = await prisma.document.updateMany({
        where: { id },
        data: { deletedAt: deletedAt === null ? null : new Date(deletedAt) },
      });
      return count > 0;
    },
  };
}

/** Tries with the family's next number until nobody else took it first. */
async function numbered(
  prisma: PrismaClient,
  familyId: string,
  write: (version: number) => Promise<StoredDocument>,
): Promise<StoredDocument> {
  for (let turn = 1; ; turn += 1) {
    const newest = await prisma.document.aggregate({
      where: { familyId },
      _max: { version: true },
    });
    try {
      return await write((newest._max.version ?? 0) + 1);
    } catch (error) {
      if (!isTaken(error) || turn === MOST_TURNS) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function toRow(document: StoredDocument): Document {
  const { createdAt, deletedAt } = document;
  return {
    ...document,
    createdAt: new Date(createdAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
  };
}

function fromRow(row: Document): StoredDocument {
  return {
    ...row,
    createdAt: row.createdAt.getTime(),
    deletedAt: row.deletedAt?.getTime() ?? null,
  };
}
