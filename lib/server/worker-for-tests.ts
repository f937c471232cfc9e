/**
 * A worker process for the crash tests: each run counts to `iterations` and writes an event for each step,
 * resuming from what the log holds, as a real run does.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createRecorder } from "@/lib/store/recorder";
import { openStores } from "./database";
import { startWorker } from "./worker";

const [databaseUrl = "", dataDir = "", iterations = "10", stepMs = "50"] = process.argv.slice(2);
const { eventLog } = openStores({ databaseUrl, dataDir, poolSize: 5 });

async function execute(runId: string, stopping: AbortSignal): Promise<void> {
  const recorded = await eventLog.read(runId);
  const log = createRecorder({ runId, eventLog, recorded, stamp: () => Date.now() });
  const execution = recorded.filter(({ type }) => type === "execution-start").length + 1;
  const span = { parentSpanId: "run", name: "step" };
  await log.emit({
    type: "execution-start",
    ...span,
    spanId: `execution-${execution}`,
    worker: String(process.pid),
  });
  for (let k = 1; k <= Number(iterations); k++) {
    const spanId = `iteration-${k}`;
    if (log.find(spanId, "iteration-end") !== null) continue;
    await log.emit({ type: "iteration-start", ...span, spanId });
    await sleep(Number(stepMs), undefined, { signal: stopping });
    await log.emit({ type: "iteration-end", spanId, outcome: { status: "ok" } });
  }
  const result = { answer: null, claims: [], evidence: [], warnings: [] };
  await log.emit({ type: "run-end", spanId: "run", outcome: { status: "ok" }, ...result });
}

const giveUp = async (runId: string) => console.error(`gave up ${runId}`);
const worker = await startWorker({ databaseUrl, concurrency: 24, execute, giveUp });
process.on("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
console.log("ready");
