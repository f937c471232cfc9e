/** The documents' list in PostgreSQL. */
import type { DocumentStore, StoredDocument } from "@/lib/store/document-store";
import type { Document, PrismaClient } from "@/prisma/generated/client";

export function createPrismaDocumentStore(prisma: PrismaClient): DocumentStore {
  return {
    async add(document) {
      const { name, sourceSha256 } = document;
      const row = await prisma.document.upsert({
        where: { name_sourceSha256: { name, sourceSha256 } },
        create: { ...toRow(document), deletedAt: null },
        update: { deletedAt: null },
      });
      return fromRow(row);
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
      return rows.map(fromRow);
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
