import { expect, test } from "vitest";
import { defaultBudget } from "@/lib/trace/config";
import type { NewTraceEvent, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { extendSummary } from "@/lib/trace/run-summary";
import { differingSpans } from "@/lib/trace/same-log";
import { limitsNow, selectActivity, selectSteps } from "@/lib/trace/select";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const raised = { ...defaultBudget, tokens: 3_000_000 };

const around: NewTraceEvent[] = [
  {
    type: "route-end",
    spanId: "route",
    parentSpanId: "run",
    name: "route",
    reading: "direct",
    reason: "about 900 tokens are cheaper to read whole than to search",
    forced: false,
    tokens: 900,
  },
  {
    type: "pause-start",
    spanId: "pause-1",
    parentSpanId: "run",
    name: "pause 1",
    limit: "tokens",
    spent: { tokens: 1_600_000, costUsd: 0, unpriced: true, subCalls: 4, seconds: 3 },
    wanted: { tokens: 9_000, costUsd: null },
    budget: defaultBudget,
  },
  {
    type: "pause-end",
    spanId: "pause-1",
    outcome: { status: "ok" },
    decision: "continue",
    budget: raised,
  },
  {
    type: "limit-end",
    spanId: "iteration-1/cell/sub-call-2",
    parentSpanId: "iteration-1/cell",
    name: "sub-call 2",
    limit: "budget of 3,000,000 tokens",
  },
];

/** The sample with a route, a pause of a minute, and a refused call before its end. */
const log: TraceEvent[] = [...sampleLog.slice(0, -1), ...around, ...sampleLog.slice(-1)].map(
  (event, seq) => ({
    ...event,
    seq,
    at: 1_000 * (seq + 1) + (seq >= sampleLog.length + 1 ? 60_000 : 0),
  }),
);
const pausedAt = log.findIndex(({ type }) => type === "pause-start");

test("a paused run shows what it waits for, and stands still", () => {
  const paused = extendSummary("r1", null, log.slice(0, pausedAt + 1));
  expect(paused).toMatchObject({
    status: "paused",
    reading: "direct",
    readingReason: expect.stringContaining("cheaper to read whole"),
    pause: { limit: "tokens", since: log[pausedAt]?.at },
    pauses: 1,
  });
  const timeline = extendTimeline("r1", emptyTimeline, log.slice(0, pausedAt + 1));
  expect(selectActivity(timeline)).toMatchObject({ kind: "paused" });
});

test("an answered pause queues the run again, and its time is not the run's", () => {
  const before = extendSummary("r1", null, log.slice(0, pausedAt + 1));
  const after = extendSummary("r1", null, log.slice(0, pausedAt + 2));
  expect(after).toMatchObject({ status: "queued", pause: null, pauses: 1, pausedMs: 61_000 });
  expect(after?.usage.wallMs).toBe(before?.usage.wallMs);
  const whole = extendSummary("r1", null, log);
  expect(whole?.usage.wallMs).toBe((log.at(-1)?.at ?? 0) - (log[1]?.at ?? 0) - 61_000);
});

test("route, refused call and pause are steps of their own, and the raised limits count", () => {
  const timeline = extendTimeline("r1", emptyTimeline, log);
  expect(selectSteps(timeline).map(({ kind }) => kind)).toEqual(["iteration", "route", "pause"]);
  const cell = selectSteps(timeline)[0]?.children.find(({ kind }) => kind === "code");
  expect(cell?.children.map(({ kind }) => kind)).toEqual(["sub", "limit"]);
  expect(timeline.spans.get("pause-1")).toMatchObject({ endedAt: expect.any(Number) });
  expect(limitsNow(timeline)).toEqual(raised);
  expect(limitsNow(extendTimeline("r1", emptyTimeline, sampleLog))).toBeNull();
});

test("a replay without the pause tells the same; a refused call is told", () => {
  const without = (...types: TraceEvent["type"][]) =>
    log.filter(({ type }) => !types.includes(type));
  expect(differingSpans(log, without("pause-start", "pause-end", "route-end"))).toEqual([]);
  expect(differingSpans(log, without("limit-end"))).toEqual(["iteration-1/cell/sub-call-2"]);
});
