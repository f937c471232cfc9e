/** Annotations in PostgreSQL. */
import type { AnnotationStore, StoredAnnotation } from "@/lib/store/annotation-store";
import { withoutNul } from "@/lib/store/without-nul";
import { annotationScore } from "@/lib/trace/annotation";
import type { Annotation, PrismaClient } from "@/prisma/generated/client";

export function createPrismaAnnotationStore(prisma: PrismaClient): AnnotationStore {
  return {
    async add({ text, author, createdAt, updatedAt, deletedAt, ...fields }) {
      await prisma.annotation.create({
        data: {
          ...fields,
          text: withoutNul(text),
          author: withoutNul(author),
          createdAt: new Date(createdAt),
          updatedAt: new Date(updatedAt),
          deletedAt: dateOf(deletedAt),
        },
      });
    },
    async get(id) {
      const row = await prisma.annotation.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async list(runId) {
      const rows = await prisma.annotation.findMany({
        where: { runId, deletedAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(fromRow);
    },
    async change(id, { text, score, updatedAt, deletedAt }) {
      const [row] = await prisma.annotation.updateManyAndReturn({
        where: { id },
        data: {
          ...(text === undefined ? {} : { text: withoutNul(text) }),
          ...(score === undefined ? {} : { score }),
          ...(updatedAt === undefined ? {} : { updatedAt: new Date(updatedAt) }),
          ...(deletedAt === undefined ? {} : { deletedAt: dateOf(deletedAt) }),
        },
      });
      return row ? fromRow(row) : null;
    },
  };
}

function dateOf(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}

function fromRow(row: Annotation): StoredAnnotation {
  return {
    ...row,
    score: annotationScore.nullable().parse(row.score),
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    deletedAt: row.deletedAt?.getTime() ?? null,
  };
}
