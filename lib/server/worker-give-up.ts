/** Ends a run that cannot be executed: each worker that took it was lost. */
import "server-only";
import type { EventLog } from "@/lib/store/event-log";
import { createRecorder } from "@/lib/store/recorder";
import { maxAttempts } from "./queue";

export async function giveUpRun(runId: string, eventLog: EventLog): Promise<void> {
  const recorded = await eventLog.read(runId);
  if (recorded.length === 0 || recorded.some(({ type }) => type === "run-end")) return;
  const log = createRecorder({ runId, eventLog, recorded, stamp: () => Date.now() });
  await log.emit({
    type: "run-end",
    spanId: recorded[0]?.spanId ?? "run",
    outcome: {
      status: "error",
      code: "workers-lost",
      message: `This run was taken up ${maxAttempts} times and no worker survived it. The server's output says why each one ended; then ask again.`,
    },
    answer: null,
    claims: [],
    evidence: [],
    warnings: [],
  });
}
