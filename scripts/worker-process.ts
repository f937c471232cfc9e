/** A worker process: takes runs from the queue until it is told to stop, or its parent is gone. */
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import { compose } from "@/lib/server/compose";
import { embeddedPostgresUrl } from "@/lib/server/embedded-postgres";
import { readEnv } from "@/lib/server/env";
import { createTraceSender } from "@/lib/server/exchange/trace-sender";
import { executeRun } from "@/lib/server/execute-run";
import { giveUpRun } from "@/lib/server/give-up-run";
import { giveUpSearch, runSearch } from "@/lib/server/rulings/run-search";
import { timedTasks } from "@/lib/server/timed-tasks";
import { giveUpTrial } from "@/lib/server/trials/intake/gather-trial";
import { takeTrial } from "@/lib/server/trials/intake/take-trial";
import { settleTrial } from "@/lib/server/trials/settle-trial";
import { giveUpVerification, runVerification } from "@/lib/server/verifications/run-verification";
import { startWorker } from "@/lib/server/worker";
import { endWithSentence, onStop } from "./process-end";

/** Behind the pages and the database, before guest code. */
const WORKER_NICENESS = 7;

try {
  setPriority(WORKER_NICENESS);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = readEnv();
  const databaseUrl = env.databaseUrl ?? embeddedPostgresUrl(env.dataDir);
  if (databaseUrl === null) {
    throw new Error(
      `No database: start the product on this machine first (npm start), or set DATABASE_URL to its PostgreSQL server.`,
    );
  }
  const parts = compose({ env, databaseUrl, warmSandboxes: 2 });
  const traces = env.otlp && createTraceSender(parts, { ...env.otlp, tell: console.error });
  const hasEnded = async (runId: string) =>
    typeof (await parts.eventLog.summary(runId))?.endedAt === "number";
  const worker = await startWorker({
    databaseUrl,
    concurrency: env.workerConcurrency,
    execute: async (runId, stopping) => {
      await executeRun(runId, parts.execution, stopping);
      if (traces && (await hasEnded(runId))) traces.send(runId);
      await settleTrial(parts, runId);
    },
    giveUp: async (runId) => {
      await giveUpRun(runId, parts);
      await settleTrial(parts, runId);
    },
    verifications: {
      run: (id, stopping) => runVerification(id, parts.verification, stopping),
      giveUp: (id) => giveUpVerification(id, parts.verification),
    },
    trials: {
      file: (id, stopping) => takeTrial(parts, id, stopping),
      giveUp: (id) => giveUpTrial(parts, id),
    },
    faults: {
      run: (id, stopping) => runSearch(id, parts, stopping),
      giveUp: (id) => giveUpSearch(id, parts),
    },
    timed: timedTasks(parts),
  });
  if (process.argv[2] !== "--quiet")
    console.log(`Worker ${process.pid} takes runs. Ctrl-C stops it.`);
  onStop(async () => {
    await worker.stop();
    await traces?.close();
    await parts.close();
  });
} catch (error) {
  endWithSentence(error);
}
