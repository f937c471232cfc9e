/** One worker process: takes runs from the queue and executes many at once, since they mostly wait for models. */
import "server-only";
import { type Job, run } from "graphile-worker";
import pg from "pg";
import { quietLogger } from "./queue-logger";
import { showPresence, type WorkerPresence } from "./worker-presence";
import { crontabOf, type WorkerOptions, workerTasks } from "./worker-tasks";

export type Worker = {
  /** Takes no more runs, interrupts those it has and hands them back to the queue. Safe to call twice. */
  stop(): Promise<void>;
};

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController();
  const interrupted = new Set<Job["id"]>();
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10, keepAlive: true });
  const onLoss = (error: Error) => console.error(`The queue lost a connection: ${error.message}`);
  pool.on("error", onLoss);
  pool.on("connect", (client) => client.on("error", onLoss));
  let presence: WorkerPresence | null = null;

  async function untilStopped(job: Job, work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
      interrupted.add(job.id);
      throw new WorkerStoppingError(error);
    }
  }

  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quietLogger,
    taskList: workerTasks(options, { untilStopped, stopping: stopping.signal }),
    crontab: crontabOf(options),
    preset: {
      plugins: [
        beforeFirstJob((poolId) => {
          presence ??= showPresence({ databaseUrl: options.databaseUrl, poolId });
          return presence.held;
        }),
      ],
    },
  });

  let stopped: Promise<void> | null = null;
  const stop = async () => {
    stopping.abort(new WorkerStoppingError(null));
    await runner.stop();
    await handBack(pool, [...interrupted]);
    await presence?.close();
    await pool.end();
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** The worker stops: a run that it has is to be executed further by another. */
export class WorkerStoppingError extends Error {
  readonly code = "worker-stopping";

  constructor(cause: unknown) {
    super("The worker is stopping; the run goes on when another takes it.", { cause });
    this.name = "WorkerStoppingError";
  }
}

/** A stop is no failure: the runs are free at once, and the attempt does not count. */
async function handBack(pool: pg.Pool, jobIds: string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await pool.query(
    "SELECT graphile_worker.reschedule_jobs($1::bigint[], run_at := now(), attempts := 0)",
    [jobIds],
  );
  await pool.query(`SELECT pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":100}')`);
}

/** The queue names a pool only when it starts; its lock must stand before its first job is taken. */
function beforeFirstJob(prepare: (poolId: string) => Promise<void>): GraphileConfig.Plugin {
  return {
    name: "worker-presence",
    version: "1.0.0",
    worker: {
      hooks: {
        startWorker: (_context, { worker }) => prepare(worker.workerPool.id),
      },
    },
  };
}
