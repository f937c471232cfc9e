/** Repositories and the pages of their documentation in PostgreSQL. */
import { isUniqueViolation } from "@/lib/store/database-errors";
import {
  NameTakenError,
  type RepositoryStore,
  repositorySettings,
  repositorySource,
  type StoredRepository,
} from "@/lib/store/repository-store";
import { withoutNul } from "@/lib/store/without-nul";
import { Prisma, type PrismaClient, type Repository } from "@/prisma/generated/client";

export function createPrismaRepositoryStore(prisma: PrismaClient): RepositoryStore {
  return {
    async add(repository) {
      const { id, name, source, settings, createdAt } = repository;
      const create = prisma.repository.create({
        data: { ...toData(repository), id, name, source, settings, createdAt: new Date(createdAt) },
      });
      await unlessTaken(name, prisma.$transaction([freeName(prisma, name), create]));
    },
    async get(id) {
      const row = await prisma.repository.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async byName(name) {
      const row = await prisma.repository.findFirst({ where: { name, deletedAt: null } });
      return row && fromRow(row);
    },
    async list() {
      const rows = await prisma.repository.findMany({
        where: { deletedAt: null },
        orderBy: [{ name: "asc" }],
      });
      return rows.map(fromRow).sort(byName);
    },
    async update(id, change) {
      const update = prisma.repository.updateManyAndReturn({
        where: { id },
        data: toData(change),
      });
      if (change.name === undefined) return (await update).map(fromRow)[0] ?? null;
      const both = prisma.$transaction([freeName(prisma, change.name), update]);
      const [, rows] = await unlessTaken(change.name, both);
      return rows.map(fromRow)[0] ?? null;
    },
    async replacePages(id, pages) {
      await prisma.$transaction([
        // One after the other: a second writer must see the first one's pages to put its own in their place.
        prisma.$queryRaw`SELECT FROM "Repository" WHERE "id" = ${id} FOR UPDATE`,
        prisma.page.deleteMany({ where: { repositoryId: id } }),
        prisma.page.createMany({
          data: pages.map((page) => ({
            ...page,
            repositoryId: id,
            owner: page.owner === null ? null : withoutNul(page.owner),
            ownerRule: withoutNul(page.ownerRule),
          })),
        }),
      ]);
    },
    async pages(id) {
      const rows = await prisma.page.findMany({ where: { repositoryId: id } });
      return rows
        .map(({ repositoryId: _, sourceSha256, ...page }) => ({
          ...page,
          ...(sourceSha256 === null ? {} : { sourceSha256 }),
        }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

/** A removed repository gives its name away. */
function freeName(prisma: PrismaClient, name: string) {
  return prisma.$executeRaw`
    UPDATE "Repository" SET "name" = "name" || ' (removed, ' || "id" || ')'
    WHERE "name" = ${name} AND "deletedAt" IS NOT NULL`;
}

async function unlessTaken<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error)) throw new NameTakenError(name);
    throw error;
  }
}

type Change = Partial<Omit<StoredRepository, "id" | "createdAt">>;

function toData(change: Change) {
  const { name, source, settings, secret, revision, readAt, deletedAt } = change;
  const time = (at: number | null) => (at === null ? null : new Date(at));
  return {
    ...(name === undefined ? {} : { name }),
    ...(source === undefined ? {} : { source }),
    ...(settings === undefined ? {} : { settings }),
    ...(secret === undefined ? {} : { secret: secret === null ? Prisma.DbNull : secret }),
    ...(revision === undefined ? {} : { revision }),
    ...(readAt === undefined ? {} : { readAt: time(readAt) }),
    ...(deletedAt === undefined ? {} : { deletedAt: time(deletedAt) }),
  };
}

function fromRow(row: Repository): StoredRepository {
  return {
    ...row,
    source: repositorySource.parse(row.source),
    settings: repositorySettings.parse(row.settings),
    readAt: row.readAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    deletedAt: row.deletedAt?.getTime() ?? null,
  };
}

function byName(a: StoredRepository, b: StoredRepository): number {
  return a.name < b.name ? -1 : 1;
}
