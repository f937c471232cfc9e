/** The runs' logs in PostgreSQL. Watchers are woken by NOTIFY; nothing polls. */
import { setTimeout as sleep } from "node:timers/promises";
import { type AppendRequest, appendEvents, standsInLog } from "@/lib/store/append-events";
import { isConnectionLost } from "@/lib/store/database-errors";
import { type EventLog, LogConflictError, type RunFilter } from "@/lib/store/event-log";
import { followLog, type LogSource } from "@/lib/store/follow-log";
import type { PostgresListener } from "@/lib/store/postgres-listener";
import { retryWhileLost } from "@/lib/store/retry";
import { parseSummary } from "@/lib/store/stored-summary";
import type { TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";
import { upcast } from "@/lib/trace/upcast";
import type { Prisma, PrismaClient } from "@/prisma/generated/client";

/** Runs whose summary is remembered between appends, so that an append need not read it. */
const rememberedRuns = 500;

export function createPrismaEventLog(prisma: PrismaClient, listener: PostgresListener): EventLog {
  const remembered = new Map<string, RunSummary>();

  async function append(request: AppendRequest): Promise<void> {
    const { runId } = request;
    const known = remembered.get(runId);
    remembered.delete(runId);
    const before = known?.seq === request.expectedSeq - 1 ? known : null;
    const summary = await appendSafely(prisma, { ...request, before });
    if (summary !== null && summary.endedAt === null) remembered.set(runId, summary);
    const oldest = remembered.size > rememberedRuns ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
  }

  return {
    append: async (runId, expectedSeq, events) => {
      if (events.length > 0) await append({ runId, expectedSeq, events, before: null });
    },
    read: (runId, afterSeq = -1) => readEvents(prisma, runId, afterSeq),
    follow: (runId, afterSeq, signal) =>
      followLog(logSource(prisma, listener, signal), { runId, afterSeq, signal }),
    async summary(runId) {
      const row = await prisma.run.findUnique({ where: { id: runId }, select: { summary: true } });
      return row === null ? null : parseSummary(row.summary);
    },
    async list(filter) {
      const rows = await prisma.run.findMany({
        where: await whereOf(prisma, filter),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: filter.limit,
        select: { summary: true },
      });
      return rows.map(({ summary }) => parseSummary(summary));
    },
  };
}

/**
 * A lost connection hides whether the append happened. Trying again cannot double it: either the compare-and-set
 * succeeds, or it fails and the log is seen to hold these very events; then the summary is not known.
 */
async function appendSafely(
  prisma: PrismaClient,
  request: AppendRequest,
): Promise<RunSummary | null> {
  return retryWhileLost(async (earlierTries) => {
    try {
      return await appendEvents(prisma, request);
    } catch (error) {
      const mayBeOurs = earlierTries > 0 && error instanceof LogConflictError;
      if (mayBeOurs && (await standsInLog(prisma, request))) return null;
      throw error;
    }
  });
}

async function readEvents(
  prisma: PrismaClient,
  runId: string,
  afterSeq: number,
): Promise<TraceEvent[]> {
  const run = await prisma.run.findUnique({
    where: { id: runId },
    select: {
      traceVersion: true,
      events: { where: { seq: { gt: afterSeq } }, orderBy: { seq: "asc" }, select: { data: true } },
    },
  });
  return run === null ? [] : run.events.map(({ data }) => upcast(run.traceVersion, data));
}

function logSource(
  prisma: PrismaClient,
  listener: PostgresListener,
  signal: AbortSignal,
): LogSource {
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
    read: (runId, afterSeq) => patiently(() => readEvents(prisma, runId, afterSeq), []),
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
    AND: all,
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.documentId ? { documentIds: { has: filter.documentId } } : {}),
  };
}
