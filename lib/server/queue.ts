/** The queue of runs, in the same database as their logs: a run and its job come to be in one transaction. */
import "server-only";
import { appendEvents, appendInTransaction, standsInLog } from "@/lib/store/append-events";
import { LogConflictError } from "@/lib/store/event-log";
import type { AddFaultJob } from "@/lib/store/prisma-ruling-mark-store";
import type { AddTrialJob } from "@/lib/store/prisma-trial-store";
import type { AddJob } from "@/lib/store/prisma-verification-store";
import { retryWhileLost } from "@/lib/store/retry";
import type { TraceEventOf } from "@/lib/trace/event";
import { Prisma, type PrismaClient } from "@/prisma/generated/client";

export const runTask = "run";

export const verifyTask = "verify";

export const trialTask = "trial";

export const faultTask = "fault";

/** A verification that took down so many workers is given up. */
export const mostVerifyAttempts = 4;

/** A docket entry whose filing failed so often is ended as not judged. */
export const mostTrialAttempts = 8;

/** A search for a fault that took down so many workers is given up. */
export const mostFaultAttempts = 6;

/** A run that took down so many workers is given up. */
export const maxAttempts = 10;

/** Marks the advisory lock that each worker process holds as long as it lives; the second key is its pool's id, hashed. */
export const workerLockClass = 0x56657262;

/** Writes the run's first event and puts the run on the queue, both or neither. Rejects with LogConflictError when the run exists. */
export function createRun(
  prisma: PrismaClient,
  runId: string,
  start: TraceEventOf<"run-start">,
): Promise<void> {
  return appendAndQueue(prisma, runId, start);
}

/** Writes the answer to a pause and puts the run on the queue again, both or neither. Rejects with LogConflictError when another answer was first. */
export function resumeRun(
  prisma: PrismaClient,
  runId: string,
  end: TraceEventOf<"pause-end">,
): Promise<void> {
  return appendAndQueue(prisma, runId, end);
}

async function appendAndQueue(
  prisma: PrismaClient,
  runId: string,
  event: TraceEventOf<"run-start" | "pause-end">,
): Promise<void> {
  const request = { runId, expectedSeq: event.seq, events: [event], before: null };
  await retryWhileLost(async (earlierTries) => {
    try {
      await prisma.$transaction(async (transaction) => {
        await appendEvents(appendInTransaction(transaction), request);
        await transaction.$executeRaw`
          SELECT graphile_worker.add_job(
            ${runTask}, json_build_object('runId', ${runId}::text), job_key := ${runId}, max_attempts := ${maxAttempts}::int)`;
      });
    } catch (error) {
      const mayBeOurs = earlierTries > 0 && error instanceof LogConflictError;
      if (!mayBeOurs || !(await standsInLog(prisma, request))) throw error;
    }
  });
}

/** Answers that a new version puts in question are checked one after the other, behind what people ask. */
export const addVerificationJob: AddJob = async (transaction, { id, askedBy }) => {
  const isForPerson = askedBy === "person";
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job(
      ${verifyTask}, json_build_object('verificationId', ${id}::text), job_key := ${`verify-${id}`},
      max_attempts := ${mostVerifyAttempts}::int, priority := ${isForPerson ? 0 : 10}::int,
      queue_name := ${isForPerson ? null : "verifications"})`;
};

/** So many changes are fetched and filed at once, by all workers together: a forge that hangs must not hold up what people ask. */
const trialsAtOnce = 8;

/** Changes are filed behind what people ask. */
export const addTrialJob: AddTrialJob = (id) => Prisma.sql`
  graphile_worker.add_job(
    ${trialTask}, json_build_object('trialId', ${id}::text), job_key := ${`trial-${id}`},
    max_attempts := ${mostTrialAttempts}::int, priority := 5::int,
    queue_name := 'trials-' || mod(abs(hashtext(${id}::text)::bigint), ${trialsAtOnce}::bigint))`;

/** One job holds all attempts of a search, one after the other. */
export const addFaultJob: AddFaultJob = async (transaction, markId) => {
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job(
      ${faultTask}, json_build_object('markId', ${markId}::text), job_key := ${`fault-${markId}`},
      max_attempts := ${mostFaultAttempts}::int)`;
};

export type QueueState = { workers: number; queued: number; running: number };

/** Worker processes alive, runs waiting for one, runs that one has. */
export async function queueState(prisma: PrismaClient): Promise<QueueState> {
  const rows = await prisma.$queryRaw<QueueState[]>`
    SELECT
      (SELECT count(*)::int FROM pg_locks
        WHERE locktype = 'advisory' AND classid = ${workerLockClass}::int::oid AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS "workers",
      (SELECT count(*)::int FROM graphile_worker.jobs
        WHERE task_identifier = ${runTask} AND locked_at IS NULL AND attempts < max_attempts) AS "queued",
      (SELECT count(*)::int FROM graphile_worker.jobs
        WHERE task_identifier = ${runTask} AND locked_at IS NOT NULL) AS "running"`;
  return rows[0] ?? { workers: 0, queued: 0, running: 0 };
}
