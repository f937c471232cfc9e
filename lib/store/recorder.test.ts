import { expect, test } from "vitest";
import { type EventLog, LogConflictError } from "@/lib/store/event-log";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createRecorder } from "@/lib/store/recorder";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const iteration = (count: number): NewTraceEvent => ({
  type: "iteration-start",
  spanId: `iteration-${count}`,
  parentSpanId: "run",
  name: `iteration ${count}`,
});

function counting(log: EventLog): { eventLog: EventLog; batches: number[] } {
  const batches: number[] = [];
  return {
    batches,
    eventLog: {
      ...log,
      append: (runId, seq, events) => {
        batches.push(events.length);
        return log.append(runId, seq, events);
      },
    },
  };
}

async function begun() {
  const { eventLog, batches } = counting(createMemoryEventLog());
  await eventLog.append("r1", 0, sampleLog.slice(0, 2));
  batches.length = 0;
  const recorded = await eventLog.read("r1");
  let at = 5_000;
  return {
    eventLog,
    batches,
    log: createRecorder({ runId: "r1", eventLog, recorded, stamp: () => at++ }),
  };
}

test("events that wait together are appended in one batch, in the order they were emitted", async () => {
  const { log, eventLog, batches } = await begun();
  await Promise.all([1, 2, 3].map((count) => log.emit(iteration(count))));
  expect(batches).toEqual([3]);
  const stored = await eventLog.read("r1", 1);
  expect(stored.map((event) => [event.seq, event.spanId])).toEqual([
    [2, "iteration-1"],
    [3, "iteration-2"],
    [4, "iteration-3"],
  ]);
});

test("what is noted waits for the next emit, and is one batch with it", async () => {
  const { log, eventLog, batches } = await begun();
  log.note(iteration(1));
  await Promise.resolve();
  await log.emit(iteration(2));
  expect(batches).toEqual([2]);
  expect((await eventLog.read("r1", 1)).map(({ spanId }) => spanId)).toEqual([
    "iteration-1",
    "iteration-2",
  ]);
});

test("what is noted is written without an emit too, and a flush waits for it", async () => {
  const { log, eventLog } = await begun();
  const noted = log.note(iteration(1));
  await expect.poll(() => eventLog.read("r1", 1)).toEqual([noted]);
  log.note(iteration(2));
  await log.flush();
  expect(await eventLog.read("r1", 1)).toHaveLength(2);
});

test("an emit resolves once the event stands in the log", async () => {
  const { log, eventLog } = await begun();
  const event = await log.emit(iteration(1));
  expect(await eventLog.read("r1", 1)).toEqual([event]);
});

test("what an earlier execution recorded comes back with its own time, and is not appended again", async () => {
  const { log, batches } = await begun();
  const again = await log.emit({
    ...(sampleLog[1] as TraceEvent),
    type: "execution-start",
    spanId: "execution-1",
    parentSpanId: "run",
    name: "execution 1",
    worker: "w2",
  });
  expect(again).toEqual(sampleLog[1]);
  expect(batches).toEqual([]);
});

test("the same event emitted twice at once is appended once", async () => {
  const { log, batches } = await begun();
  const [one, two] = await Promise.all([log.emit(iteration(1)), log.emit(iteration(1))]);
  expect(one).toEqual(two);
  expect(batches).toEqual([1]);
});

test("a second writer is refused, and nothing of it reaches the log", async () => {
  const { log, eventLog } = await begun();
  const zombie = createRecorder({
    runId: "r1",
    eventLog,
    recorded: await eventLog.read("r1"),
    stamp: () => 1,
  });
  await log.emit(iteration(1));
  await expect(zombie.emit(iteration(2))).rejects.toBeInstanceOf(LogConflictError);
  await expect(zombie.emit(iteration(3))).rejects.toBeInstanceOf(LogConflictError);
  expect(await eventLog.read("r1", 1)).toHaveLength(1);
});

test("a noted event is known at once and durable before the next emit resolves", async () => {
  const { log, eventLog, batches } = await begun();
  const noted = log.note(iteration(1));
  expect(noted).toMatchObject({ seq: 2, at: 5_000 });
  await log.emit(iteration(2));
  expect((await eventLog.read("r1", 1)).map((event) => event.spanId)).toEqual([
    "iteration-1",
    "iteration-2",
  ]);
  expect(batches).toEqual([2]);
});

test("a noted event that could not be written is told by the next emit", async () => {
  const { log, eventLog } = await begun();
  const zombie = createRecorder({
    runId: "r1",
    eventLog,
    recorded: await eventLog.read("r1"),
    stamp: () => 1,
  });
  await log.emit(iteration(1));
  zombie.note(iteration(2));
  await expect(zombie.emit(iteration(3))).rejects.toBeInstanceOf(LogConflictError);
});

test("a recorded event is found by its span and type", async () => {
  const { log } = await begun();
  expect(log.find("run", "run-start")?.config.question).toContain("north");
  expect(log.find("run", "run-end")).toBeNull();
});
