import { expect, test } from "vitest";
import { giveUpRun } from "@/lib/server/give-up-run";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const clock = () => 99_000;

test("a run that is given up ends with what to do", async () => {
  const eventLog = createMemoryEventLog();
  await eventLog.append("r1", 0, sampleLog.slice(0, 4));
  await giveUpRun("r1", { eventLog, clock });
  expect(await eventLog.summary("r1")).toMatchObject({
    status: "failed",
    error: { code: "worker-lost" },
    endedAt: 99_000,
  });
});

test("a run that has ended stays as it is", async () => {
  const eventLog = createMemoryEventLog();
  await eventLog.append("r1", 0, sampleLog);
  await giveUpRun("r1", { eventLog, clock });
  expect(await eventLog.read("r1")).toEqual(sampleLog);
});
