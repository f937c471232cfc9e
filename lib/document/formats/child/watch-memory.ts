/**
 * Ends this process when its resident memory passes a limit, from a thread of its own: a parser at work lets no timer
 * of its own thread run, and what it unpacks stands outside V8's heap, where V8's limit does not reach.
 */
import { Worker } from "node:worker_threads";

const program = `
const { writeSync } = require("node:fs");
const { workerData } = require("node:worker_threads");
setInterval(() => {
  if (process.memoryUsage.rss() <= workerData.limitBytes) return;
  writeSync(2, "out of memory\\n");
  process.kill(process.pid, "SIGKILL");
}, 20);
`;

export function watchMemory(limitBytes: number): void {
  const worker = new Worker(program, {
    eval: true,
    workerData: { limitBytes },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
}
