/** The docket in PostgreSQL. The queue is the caller's: an entry and its job are written by one statement. */
import { z } from "zod";
import {
  type StoredTrial,
  type TrialChange,
  type TrialFilter,
  type TrialStore,
  trialOrderKept,
} from "@/lib/store/trial-store";
import { withoutNul } from "@/lib/store/without-nul";
import { funnelStep } from "@/lib/trace/court";
import { docketState, trialCase, trialSource } from "@/lib/trace/trial";
import { Prisma, type PrismaClient, type Trial } from "@/prisma/generated/client";

/** An expression that queues an entry when it is evaluated. */
export type AddTrialJob = (id: string) => Prisma.Sql;

export function createPrismaTrialStore(prisma: PrismaClient, addJob: AddTrialJob): TrialStore {
  return {
    add: async (trial) => added(await insert(prisma, trial)) ?? known(prisma, trial),
    async queue(trial) {
      const isNew = await insertAndQueue(prisma, trial, addJob(trial.id));
      return isNew ? { trial, isNew } : known(prisma, trial);
    },
    async get(id) {
      const row = await prisma.trial.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async byChangeKey(changeKey) {
      const row = await prisma.trial.findUnique({ where: { changeKey } });
      return row && fromRow(row);
    },
    async byRun(runId) {
      const row = await prisma.trial.findFirst({ where: { runId } });
      return row && fromRow(row);
    },
    async update(id, change) {
      const [row] = await prisma.trial.updateManyAndReturn({ where: { id }, data: toData(change) });
      return row ? fromRow(row) : null;
    },
    async list(filter) {
      const before =
        filter.before === undefined
          ? null
          : await prisma.trial.findUnique({ where: { id: filter.before } });
      const rows = await prisma.trial.findMany({
        where: { AND: [toWhere(filter), before ? olderThan(before) : {}] },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: filter.limit,
      });
      return rows.map(fromRow);
    },
    async counts(repositoryId) {
      const rows = await prisma.trial.groupBy({
        by: ["state"],
        where: repositoryId === undefined ? {} : { repositoryId },
        _count: { _all: true },
      });
      const of = (state: string) => rows.find((row) => row.state === state)?._count._all ?? 0;
      return {
        received: of("received"),
        judging: of("judging"),
        filtered: of("filtered"),
        reviewed: of("reviewed"),
        tried: of("tried"),
        "not-judged": of("not-judged"),
      };
    },
  };
}

/** Writes nothing where an entry for the same change is there. */
function insert(prisma: PrismaClient, trial: StoredTrial) {
  return prisma.trial.createManyAndReturn({ data: toRow(trial), skipDuplicates: true });
}

/** In one round trip, since thousands of merges may be told of at once. False where an entry for the same change is there. */
async function insertAndQueue(
  prisma: PrismaClient,
  trial: StoredTrial,
  job: Prisma.Sql,
): Promise<boolean> {
  const row = toRow(trial);
  const columns = Object.keys(row).map((name) => Prisma.raw(`"${name}"`));
  const values = Object.values(row).map((value) => {
    if (value === Prisma.DbNull) return Prisma.sql`NULL`;
    const isJson = value !== null && typeof value === "object" && !(value instanceof Date);
    return isJson ? Prisma.sql`${JSON.stringify(value)}::json` : Prisma.sql`${value}`;
  });
  const rows = await prisma.$queryRaw<unknown[]>`
    WITH added AS (
      INSERT INTO "Trial" (${Prisma.join(columns)}) VALUES (${Prisma.join(values)})
      ON CONFLICT DO NOTHING RETURNING "id"),
    queued AS (SELECT ${job} FROM added)
    SELECT FROM added, (SELECT count(*) FROM queued) AS jobs`;
  return rows.length > 0;
}

function added([row]: readonly Trial[]): { trial: StoredTrial; isNew: boolean } | null {
  return row ? { trial: fromRow(row), isNew: true } : null;
}

async function known(
  prisma: PrismaClient,
  { id, changeKey }: StoredTrial,
): Promise<{ trial: StoredTrial; isNew: boolean }> {
  const row = await prisma.trial.findFirstOrThrow({
    where: changeKey === null ? { id } : { OR: [{ changeKey }, { id }] },
  });
  return { trial: fromRow(row), isNew: false };
}

function toWhere({ state, repositoryId, search }: TrialFilter): Prisma.TrialWhereInput {
  return {
    ...(state === undefined ? {} : { state }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...(search === undefined ? {} : { title: { contains: likeText(search), mode: "insensitive" } }),
  };
}

/** The words as they stand: `%`, `_` and `\` mean themselves. */
function likeText(search: string): string {
  return withoutNul(search).replaceAll(/[\\%_]/g, "\\$&");
}

function olderThan({ createdAt, id }: Trial): Prisma.TrialWhereInput {
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

function toRow(trial: StoredTrial): Prisma.TrialCreateManyInput {
  const { title, body, author, createdAt, mergedAt, state, steps, order, ...rest } = trial;
  const { result: _result, endedAt: _endedAt, ...fields } = rest;
  return {
    ...fields,
    title: withoutNul(title),
    body: withoutNul(body),
    author: author === null ? null : withoutNul(author),
    createdAt: new Date(createdAt),
    mergedAt: mergedAt === null ? null : new Date(mergedAt),
    state,
    steps: [...steps],
    order,
    ...ending(trial),
  };
}

function toData(change: TrialChange): Prisma.TrialUpdateManyMutationInput {
  const { steps, result: _result, endedAt: _endedAt, ...fields } = change;
  return { ...fields, ...(steps ? { steps: [...steps] } : {}), ...ending(change) };
}

function ending({ result, endedAt }: Pick<TrialChange, "result" | "endedAt">) {
  return {
    ...(result === undefined ? {} : { result: result ? [...result] : Prisma.DbNull }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt === null ? null : new Date(endedAt) }),
  };
}

function fromRow(row: Trial): StoredTrial {
  return {
    ...row,
    source: trialSource.parse(row.source),
    state: docketState.parse(row.state),
    steps: z.array(funnelStep).parse(row.steps),
    order: trialOrderKept.parse(row.order),
    result: z.array(trialCase).nullable().parse(row.result),
    mergedAt: row.mergedAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
  };
}
