/**
 * Shows the other workers that this process lives, by an advisory lock that falls with its connection,
 * and frees the runs of processes whose lock has fallen.
 */
import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { workerLockClass } from "./queue";

export type WorkerPresence = {
  /** Resolves once the lock is held for the first time. */
  held: Promise<void>;
  close(): Promise<void>;
};

export type WorkerPresenceOptions = { databaseUrl: string; poolId: string };

/** A lock must be missing in two sweeps in a row: after a restart of the database, workers get this long to come back. */
const sweepEveryMs = 1_000;

const deadPools = `
  SELECT DISTINCT locked_by AS pool FROM graphile_worker.jobs
  WHERE locked_by IS NOT NULL AND locked_by <> $2 AND NOT EXISTS (
    SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND classid = $1::int::oid AND granted
      AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

export function showPresence({ databaseUrl, poolId }: WorkerPresenceOptions): WorkerPresence {
  const held = Promise.withResolvers<void>();
  const closing = new AbortController();

  async function connectAndSweep(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => {});
    client.on("error", lost.reject);
    try {
      await client.connect();
      await client.query("SELECT pg_advisory_lock($1::int, hashtext($2))", [
        workerLockClass,
        poolId,
      ]);
      held.resolve();
      let suspects = new Set<string>();
      while (!closing.signal.aborted) {
        suspects = await Promise.race([sweep(client, poolId, suspects), lost.promise]);
        await Promise.race([
          sleep(sweepEveryMs, undefined, { signal: closing.signal }),
          lost.promise,
        ]);
      }
    } finally {
      await client.end();
    }
  }

  async function stayPresent(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await connectAndSweep();
      } catch (error) {
        if (closing.signal.aborted) return;
        console.error(
          `The worker's lock was lost, taking it again: ${error instanceof Error ? error.message : error}`,
        );
        await sleep(250);
      }
    }
  }

  const done = stayPresent();
  return {
    held: held.promise,
    async close() {
      closing.abort();
      await done;
    },
  };
}

/** Frees the runs of pools that were suspected before and still have no lock; resolves with the new suspects. */
async function sweep(
  client: pg.Client,
  poolId: string,
  suspects: ReadonlySet<string>,
): Promise<Set<string>> {
  const { rows } = await client.query<{ pool: string }>(deadPools, [workerLockClass, poolId]);
  const dead = rows.map(({ pool }) => pool);
  const freed = dead.filter((pool) => suspects.has(pool));
  if (freed.length > 0) {
    await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [freed]);
    await client.query(
      `SELECT pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":100}')`,
    );
    console.error(`Took over the runs of ${freed.length} worker(s) that died.`);
  }
  return new Set(dead);
}
