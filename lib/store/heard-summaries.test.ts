import { expect, test, vi } from "vitest";
import { createHeardSummaries } from "@/lib/store/heard-summaries";
import type { Subscriber } from "@/lib/store/postgres-listener";
import { extendSummary } from "@/lib/trace/run-summary";
import { sampleLog } from "@/lib/trace/testing/sample-log";

/** Summaries over a log that a test lets grow, and how often it was read. */
function kit() {
  const subscribers: Subscriber[] = [];
  const log = { events: 1, reads: 0 };
  const subscribe = (_channel: string, subscriber: Subscriber) => {
    subscribers.push(subscriber);
    return () => {};
  };
  const heard = createHeardSummaries({ subscribe }, async (runId) => {
    log.reads += 1;
    return extendSummary(runId, null, sampleLog.slice(0, log.events));
  });
  const tell = (runId: string) => {
    for (const { onPayload } of subscribers) onPayload(runId);
  };
  const reconnect = () => {
    for (const { onReconnect } of subscribers) onReconnect();
  };
  return { heard, log, tell, reconnect };
}

test("a run that stands still is read once", async () => {
  const { heard, log, tell } = kit();
  await Promise.all([heard.get("r1"), heard.get("r1")]);
  tell("r2");
  expect((await heard.get("r1"))?.seq).toBe(0);
  expect(log.reads).toBe(1);
});

test.each([
  ["a message about it", "tell"],
  ["an append of this process", "forget"],
  ["a gap in the hearing", "reconnect"],
])("%s makes it be read again", async (_what, how) => {
  const { heard, log, tell, reconnect } = kit();
  await heard.get("r1");
  log.events = 2;
  if (how === "tell") tell("r1");
  else if (how === "forget") heard.forget("r1");
  else reconnect();
  expect((await heard.get("r1"))?.seq).toBe(1);
});

test("what was being read when the message came is not kept", async () => {
  const { heard, log, tell } = kit();
  const early = heard.get("r1");
  log.events = 2;
  tell("r1");
  expect((await early)?.seq).toBe(0);
  expect((await heard.get("r1"))?.seq).toBe(1);
});

test("a message that never came is made up for within a second", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const { heard, log } = kit();
    await heard.get("r1");
    log.events = 2;
    vi.advanceTimersByTime(1_000);
    expect((await heard.get("r1"))?.seq).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a run that is not there yet is looked for again", async () => {
  const { heard, log } = kit();
  log.events = 0;
  expect(await heard.get("r1")).toBeNull();
  log.events = 1;
  expect((await heard.get("r1"))?.seq).toBe(0);
});
