/** The runs' logs in PostgreSQL. Watchers are woken by NOTIFY; nothing polls. */
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { type AppendRequest, appendWhole, standsInLog } from "@/lib/store/append-events";
import { isConnectionLost } from "@/lib/store/database-errors";
import { type EventLog, LogConflictError, type RunFilter } from "@/lib/store/event-log";
import { followLog, type LogSource } from "@/lib/store/follow-log";
import { createHeardSummaries } from "@/lib/store/heard-summaries";
import { createKnownSummaries, type KnownSummaries } from "@/lib/store/known-summaries";
import type { Database } from "@/lib/store/open-database";
import type { PostgresListener } from "@/lib/store/postgres-listener";
import { retryWhileLost } from "@/lib/store/retry";
import { parseSummary, tryParseSummary } from "@/lib/store/stored-summary";
import type { TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";
import { upcast, upcastAsFar } from "@/lib/trace/upcast";
import type { Prisma, PrismaClient } from "@/prisma/generated/client";

/** Runs whose summary is remembered between appends, so that an append need not read it. */
const rememberedRuns = 500;

export function createPrismaEventLog({
  prisma,
  pool,
  listener,
}: Omit<Database, "close">): EventLog {
  const remembered = new Map<string, RunSummary>();
  const known = createKnownSummaries();
  const heard = createHeardSummaries(listener, async (runId) => {
    const row = await prisma.run.findUnique({ where: { id: runId }, select: { summary: true } });
    return row === null ? null : parseSummary(row.summary);
  });

  async function append(request: AppendRequest): Promise<void> {
    const { runId } = request;
    const latest = remembered.get(runId);
    remembered.delete(runId);
    const before = latest?.seq === request.expectedSeq - 1 ? latest : null;
    const summary = await appendSafely({ prisma, pool }, { ...request, before }).finally(() =>
      heard.forget(runId),
    );
    if (summary !== null && summary.endedAt === null) remembered.set(runId, summary);
    const oldest = remembered.size > rememberedRuns ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
  }

  /** Whoever has seen an event finds it in the summary, though its message may still be under way. */
  async function read(runId: string, range: Range, parse: ParseEvent): Promise<TraceEvent[]> {
    const events = await readEvents(pool, { runId, ...range, parse });
    if (events.length > 0) heard.forget(runId);
    return events;
  }

  return {
    append: async (runId, expectedSeq, events) => {
      if (events.length > 0) await append({ runId, expectedSeq, events, before: null });
    },
    read: (runId, afterSeq = -1, limit) => read(runId, { afterSeq, limit }, upcast),
    readAsFar: (runId, afterSeq = -1, limit) => read(runId, { afterSeq, limit }, upcastAsFar),
    follow: (runId, afterSeq, signal) => {
      const readOn = (id: string, range: Range) => read(id, range, upcastAsFar);
      const source = logSource({ prisma, listener, read: readOn }, signal);
      return followLog(source, { runId, afterSeq, signal });
    },
    summary: (runId) => heard.get(runId),
    list: (filter) => listRuns(prisma, known, filter),
  };
}

/**
 * A lost connection hides whether the append happened. Trying again cannot double it: either the compare-and-set
 * succeeds, or it fails and the log is seen to hold these very events; then the summary is not known.
 */
async function appendSafely(
  { prisma, pool }: Pick<Database, "prisma" | "pool">,
  request: AppendRequest,
): Promise<RunSummary | null> {
  return retryWhileLost(async (earlierTries) => {
    try {
      return await appendWhole(prisma, pool, request);
    } catch (error) {
      const mayBeOurs = earlierTries > 0 && error instanceof LogConflictError;
      if (mayBeOurs && (await standsInLog(prisma, request))) return null;
      throw error;
    }
  });
}

/**
 * Reads whole only the summaries that have moved since they were read before. A row that cannot be read is left out, and
 * reported; later ones take its place, so that nobody takes a short page for the last.
 */
async function listRuns(
  prisma: PrismaClient,
  known: KnownSummaries,
  filter: RunFilter,
): Promise<RunSummary[]> {
  const rows = await prisma.run.findMany({
    where: await whereOf(prisma, filter),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: filter.limit,
    select: { id: true, seq: true },
  });
  const found = new Map(rows.map(({ id, seq }) => [id, known.at(id, seq)]));
  const moved = [...found].flatMap(([id, summary]) => (summary ? [] : [id]));
  const read =
    moved.length === 0
      ? []
      : await prisma.run.findMany({
          where: { id: { in: moved } },
          select: { id: true, summary: true },
        });
  for (const row of read) {
    const { summary, fault } = tryParseSummary(row.summary);
    if (summary) known.put(summary);
    else console.error(`No list shows run ${row.id}: its summary cannot be read (${fault}).`);
    found.set(row.id, summary ?? undefined);
  }
  const listed = [...found.values()].filter((summary) => summary !== undefined);
  const missing = rows.length - listed.length;
  const last = rows.at(-1);
  if (missing === 0 || !last || rows.length < filter.limit) return listed;
  return [
    ...listed,
    ...(await listRuns(prisma, known, { ...filter, before: last.id, limit: missing })),
  ];
}

type Range = { afterSeq: number; limit?: number | undefined };

type EventRow = { traceVersion: number; seq: number; data: unknown };

type ParseEvent = (version: number, stored: unknown, seq: number) => TraceEvent;

/** By the plain driver, in one statement: whoever watches a run reads after each append. */
async function readEvents(
  pool: pg.Pool,
  { runId, afterSeq, limit, parse }: Range & { runId: string; parse: ParseEvent },
): Promise<TraceEvent[]> {
  const { rows } = await pool.query<EventRow>({
    name: "verbatim-read-log",
    text: `
      SELECT run."traceVersion", event."seq", event."data" FROM "Run" run JOIN "Event" event ON event."runId" = run."id"
      WHERE run."id" = $1 AND event."seq" > $2 ORDER BY event."seq" LIMIT $3`,
    values: [runId, afterSeq, limit ?? null],
  });
  return rows.map(({ traceVersion, seq, data }) => parse(traceVersion, data, seq));
}

type SourceParts = {
  prisma: PrismaClient;
  listener: PostgresListener;
  read: (runId: string, range: Range) => Promise<TraceEvent[]>;
};

function logSource({ prisma, listener, read }: SourceParts, signal: AbortSignal): LogSource {
  /** A watcher outlives the database's absence: it looks again until the database is back. */
  const patiently = async <T>(look: () => Promise<T>, whenAborted: T): Promise<T> => {
    while (!signal.aborted) {
      try {
        return await look();
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await sleep(500);
      }
    }
    return whenAborted;
  };
  return {
    read: (runId, afterSeq) => patiently(() => read(runId, { afterSeq }), []),
    isOver: (runId, seq) =>
      patiently(async () => {
        const where = { id: runId, seq: { lte: seq }, endedAt: { not: null } };
        return (await prisma.run.count({ where })) > 0;
      }, true),
    onAppend: (runId, wake) =>
      listener.subscribe("verbatim_events", {
        onPayload: (payload) => {
          if (payload === runId) wake();
        },
        onReconnect: wake,
      }),
    ready: () => listener.ready(),
  };
}

async function whereOf(prisma: PrismaClient, filter: RunFilter): Promise<Prisma.RunWhereInput> {
  const words = (filter.search ?? "").replaceAll("\0", "").split(/\s+/).filter(Boolean);
  const all: Prisma.RunWhereInput[] = words.map((word) => ({
    question: { contains: word.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" },
  }));
  if (filter.before !== undefined) {
    const before = await prisma.run.findUnique({
      where: { id: filter.before },
      select: { id: true, createdAt: true },
    });
    if (before !== null) {
      const { id, createdAt } = before;
      all.push({ OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] });
    }
  }
  return {
    AND: filter.except ? [...all, { kind: { not: filter.except } }] : all,
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.abstained === undefined ? {} : { abstained: filter.abstained }),
    ...(filter.documentId ? { documentIds: { has: filter.documentId } } : {}),
  };
}
