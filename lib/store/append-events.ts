/**
 * The append: one statement that moves the run's row on, by compare-and-set on its seq, and adds the events.
 * One statement, because each event is awaited before the effect that it announces.
 */

import type pg from "pg";
import { isUniqueViolation } from "@/lib/store/database-errors";
import { LogConflictError } from "@/lib/store/event-log";
import { parseSummary } from "@/lib/store/stored-summary";
import { TRACE_VERSION, type TraceEvent } from "@/lib/trace/event";
import { extendSummary, type RunSummary } from "@/lib/trace/run-summary";
import { Prisma, type PrismaClient } from "@/prisma/generated/client";

type Added = { added: number };

/** Where an append is done: on a connection of its own, or in a transaction that it is a part of. */
export type AppendClient = Pick<PrismaClient, "run" | "event"> & {
  queryAdded(name: string, statement: Prisma.Sql): Promise<Added[]>;
};

/** By the plain driver: the statement is on the path between a model's reply and its next call. */
export function appendOnPool(
  { run, event }: PrismaClient,
  pool: Pick<pg.Pool, "query">,
): AppendClient {
  return {
    ...{ run, event },
    queryAdded: async (name, { text, values }) =>
      (await pool.query<Added>({ name, text, values })).rows,
  };
}

export function appendInTransaction(transaction: Prisma.TransactionClient): AppendClient {
  const { run, event } = transaction;
  return {
    ...{ run, event },
    queryAdded: (_name, statement) => transaction.$queryRaw<Added[]>(statement),
  };
}

export type AppendRequest = {
  runId: string;
  expectedSeq: number;
  events: readonly TraceEvent[];
  /** The run's summary before the append, where the caller knows it. */
  before: RunSummary | null;
};

/** Appends and resolves with the new summary. Rejects with LogConflictError when another writer was first. */
export async function appendEvents(
  client: AppendClient,
  request: AppendRequest,
): Promise<RunSummary> {
  const { runId, expectedSeq, events } = request;
  checkNumbers(request);
  const before = expectedSeq === 0 ? null : (request.before ?? (await readSummary(client, runId)));
  if (expectedSeq !== 0 && before?.seq !== expectedSeq - 1)
    throw new LogConflictError(runId, expectedSeq);
  const summary = extendSummary(runId, before, events);
  if (summary === null) throw new Error(`The log of run ${runId} must begin with run-start.`);
  try {
    const name = expectedSeq === 0 ? "verbatim-begin-log" : "verbatim-append";
    const rows = await client.queryAdded(name, statement(summary, request));
    if (rows[0]?.added !== events.length) throw new LogConflictError(runId, expectedSeq);
  } catch (error) {
    throw isUniqueViolation(error) ? new LogConflictError(runId, expectedSeq, error) : error;
  }
  return summary;
}

/** Events of one statement, and their characters: an imported log may have hundreds of thousands. */
const STATEMENT_EVENTS = 5_000;
const STATEMENT_CHARS = 16_000_000;
/** Up to so many are one statement, whatever their size. */
const FEW_EVENTS = 100;

/** The same for a log of any length: in several statements, of which all hold or none. */
export async function appendWhole(
  prisma: PrismaClient,
  pool: pg.Pool,
  request: AppendRequest,
): Promise<RunSummary> {
  if (request.events.length <= FEW_EVENTS) return appendEvents(appendOnPool(prisma, pool), request);
  const connection = await pool.connect();
  try {
    await connection.query("BEGIN");
    const summary = await appendParts(appendOnPool(prisma, connection), request);
    await connection.query("COMMIT");
    connection.release();
    return summary;
  } catch (error) {
    // Its transaction ends with it, whatever state it is in.
    connection.release(true);
    throw error;
  }
}

async function appendParts(client: AppendClient, request: AppendRequest): Promise<RunSummary> {
  let { expectedSeq, before } = request;
  for (const events of inParts(request.events)) {
    before = await appendEvents(client, { runId: request.runId, expectedSeq, events, before });
    expectedSeq += events.length;
  }
  if (before === null) throw new Error(`An append to run ${request.runId} holds no event.`);
  return before;
}

function* inParts(events: readonly TraceEvent[]): Generator<TraceEvent[]> {
  let part: TraceEvent[] = [];
  let chars = 0;
  for (const event of events) {
    part.push(event);
    chars += JSON.stringify(event).length;
    if (part.length < STATEMENT_EVENTS && chars < STATEMENT_CHARS) continue;
    yield part;
    part = [];
    chars = 0;
  }
  if (part.length > 0) yield part;
}

/** True when exactly these events stand in the log already. */
export async function standsInLog(
  client: Pick<AppendClient, "event">,
  { runId, expectedSeq, events }: AppendRequest,
): Promise<boolean> {
  const stored = await client.event.findMany({
    where: { runId, seq: { gte: expectedSeq, lt: expectedSeq + events.length } },
    orderBy: { seq: "asc" },
    select: { data: true },
  });
  return JSON.stringify(stored.map(({ data }) => data)) === JSON.stringify(events);
}

async function readSummary(client: AppendClient, runId: string): Promise<RunSummary | null> {
  const row = await client.run.findUnique({ where: { id: runId }, select: { summary: true } });
  return row === null ? null : parseSummary(row.summary);
}

function statement(summary: RunSummary, { runId, expectedSeq, events }: AppendRequest): Prisma.Sql {
  const moved = expectedSeq === 0 ? insertRun(summary) : moveRun(summary, expectedSeq);
  return Prisma.sql`
    WITH moved AS (${moved}), added AS (
      INSERT INTO "Event" ("runId", "seq", "spanId", "type", "at", "data")
      SELECT moved."id", e.seq, e.span_id, e.type, to_timestamp(e.at / 1000.0), e.data
      FROM moved, unnest(
        ${events.map((event) => event.seq)}::int[], ${events.map((event) => event.spanId)}::text[],
        ${events.map((event) => event.type)}::text[], ${events.map((event) => event.at)}::float8[],
        ${events.map((event) => JSON.stringify(event))}::json[]
      ) AS e(seq, span_id, type, at, data)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM added)::int AS "added", pg_notify('verbatim_events', ${runId})::text AS "notified"`;
}

function insertRun(run: RunSummary): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "Run" ("id", "kind", "status", "question", "documentIds", "abstained", "seq", "traceVersion", "summary", "createdAt", "endedAt")
    VALUES (${run.id}, ${run.kind}, ${run.status}, ${run.question.replaceAll("\0", "")},
      ${run.config.documents.map(({ id }) => id)}::text[], ${run.answer?.abstained ?? false}, ${run.seq}, ${TRACE_VERSION}, ${JSON.stringify(run)}::json,
      to_timestamp(${run.createdAt}::float8 / 1000.0), to_timestamp(${run.endedAt}::float8 / 1000.0))
    ON CONFLICT DO NOTHING RETURNING "id"`;
}

function moveRun(run: RunSummary, expectedSeq: number): Prisma.Sql {
  return Prisma.sql`
    UPDATE "Run" SET "status" = ${run.status}, "abstained" = ${run.answer?.abstained ?? false}, "seq" = ${run.seq}, "summary" = ${JSON.stringify(run)}::json,
      "endedAt" = to_timestamp(${run.endedAt}::float8 / 1000.0)
    WHERE "id" = ${run.id} AND "seq" = ${expectedSeq - 1} RETURNING "id"`;
}

function checkNumbers({ runId, expectedSeq, events }: AppendRequest): void {
  const wrong = events.findIndex((event, index) => event.seq !== expectedSeq + index);
  if (wrong !== -1)
    throw new Error(
      `Event ${wrong} of an append to run ${runId} must have seq ${expectedSeq + wrong}.`,
    );
}
