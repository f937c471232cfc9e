/** What a worker does with each kind of job. */
import "server-only";
import type { Job, TaskList } from "graphile-worker";
import { z } from "zod";
import {
  faultTask,
  maxAttempts,
  mostFaultAttempts,
  mostTrialAttempts,
  mostVerifyAttempts,
  runTask,
  trialTask,
  verifyTask,
} from "./queue";

export type WorkerOptions = {
  databaseUrl: string;
  /** Runs at once. */
  concurrency: number;
  /** Executes a run to its end. Rejects when the run must be taken up again, here or elsewhere. */
  execute(runId: string, stopping: AbortSignal): Promise<void>;
  /** Ends a run whose execution has taken down too many workers. */
  giveUp(runId: string): Promise<void>;
  /** Checks recorded answers again, too; without this they wait for a worker that does. */
  verifications?: {
    run(verificationId: string, stopping: AbortSignal): Promise<void>;
    giveUp(verificationId: string): Promise<void>;
  };
  /** Files entries of the docket, too; without this they wait for a worker that does. */
  trials?: {
    file(trialId: string, stopping: AbortSignal): Promise<void>;
    /** Ends an entry whose filing failed too often. */
    giveUp(trialId: string): Promise<void>;
  };
  /** Looks for the stage that made a ruling wrong, too; without this such searches wait for a worker that does. */
  faults?: {
    run(markId: string, stopping: AbortSignal): Promise<void>;
    giveUp(markId: string): Promise<void>;
  };
  /** What is done by the clock, once for all workers, by the name of its task. */
  timed?: Record<string, TimedTask>;
};

export type TimedTask = {
  /** When, in cron's five fields: `0 * * * *`. */
  when: string;
  run(stopping: AbortSignal): Promise<void>;
};

const runPayload = z.object({ runId: z.string() }).transform(({ runId }) => runId);
const verifyPayload = z
  .object({ verificationId: z.string() })
  .transform(({ verificationId }) => verificationId);
const trialPayload = z.object({ trialId: z.string() }).transform(({ trialId }) => trialId);

const faultPayload = z.object({ markId: z.string() }).transform(({ markId }) => markId);

type Kind = {
  payload: z.ZodType<string>;
  mostAttempts: number;
  work(id: string, stopping: AbortSignal): Promise<void>;
  giveUp(id: string): Promise<void>;
};

type Running = {
  /** Carries a job's work out; where the worker stops before its end, the job is handed back. */
  untilStopped(job: Job, work: () => Promise<void>): Promise<void>;
  stopping: AbortSignal;
};

export function workerTasks(options: WorkerOptions, running: Running): TaskList {
  const { execute, giveUp, verifications, trials, faults } = options;
  const runs: Kind = { payload: runPayload, mostAttempts: maxAttempts, work: execute, giveUp };
  const kinds: [string, Kind][] = [[runTask, runs]];
  if (verifications)
    kinds.push([
      verifyTask,
      {
        payload: verifyPayload,
        mostAttempts: mostVerifyAttempts,
        work: verifications.run,
        giveUp: verifications.giveUp,
      },
    ]);
  if (trials)
    kinds.push([
      trialTask,
      {
        payload: trialPayload,
        mostAttempts: mostTrialAttempts,
        work: trials.file,
        giveUp: trials.giveUp,
      },
    ]);
  if (faults)
    kinds.push([
      faultTask,
      {
        payload: faultPayload,
        mostAttempts: mostFaultAttempts,
        work: faults.run,
        giveUp: faults.giveUp,
      },
    ]);
  const tasks: TaskList = {};
  for (const [name, { payload, mostAttempts, work, giveUp }] of kinds)
    tasks[name] = async (raw, { job }) => {
      const id = payload.parse(raw);
      if (job.attempts >= mostAttempts) return giveUp(id);
      await running.untilStopped(job, () => work(id, running.stopping));
    };
  for (const [name, { run }] of Object.entries(options.timed ?? {}))
    tasks[name] = (_, { job }) => running.untilStopped(job, () => run(running.stopping));
  return tasks;
}

/** One line for each task that is done by the clock, each never twice at once; empty when there is none. */
export function crontabOf({ timed = {} }: Pick<WorkerOptions, "timed">): string {
  return Object.entries(timed)
    .map(([name, { when }]) => `${when} ${name} ?max=1&queue=${name}&jobKey=${name}`)
    .join("\n");
}
