import fc from "fast-check";
import { expect, test } from "vitest";
import { selectDamage } from "@/lib/trace/damage";
import { type TraceEvent, traceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const whole = extendTimeline("r1", emptyTimeline, sampleLog);

test("the sample log is made of valid events", () => {
  expect(sampleLog.map((event) => traceEvent.parse(event))).toEqual(sampleLog);
});

test("a whole log leaves no span open but those without an end", () => {
  const open = [...whole.spans.values()]
    .filter((span) => span.endedAt === null)
    .map((span) => span.kind);
  expect(open).toEqual(["execution"]);
  expect(whole.summary?.status).toBe("succeeded");
});

test("a run cut off mid-call keeps its spans open", () => {
  const cut = extendTimeline("r1", emptyTimeline, sampleLog.slice(0, 7));
  expect(cut.spans.get("iteration-1/cell/sub-call-1")?.endedAt).toBeNull();
  expect(cut.spans.get("iteration-1/cell")?.endedAt).toBeNull();
  expect(cut.summary?.status).toBe("running");
});

test("any split of the log into batches gives the same timeline", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: sampleLog.length }), { maxLength: 6 }),
      (cuts) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), sampleLog.length];
        const timeline = edges
          .slice(1)
          .reduce(
            (soFar, edge, index) =>
              extendTimeline("r1", soFar, sampleLog.slice(edges[index], edge)),
            emptyTimeline,
          );
        expect(timeline).toEqual(whole);
      },
    ),
  );
});

test("an event seen again after a reconnection changes nothing", () => {
  expect(extendTimeline("r1", whole, sampleLog.slice(3, 8))).toBe(whole);
});

test("every prefix of a log draws", () => {
  for (let length = 0; length <= sampleLog.length; length += 1) {
    const timeline = extendTimeline("r1", emptyTimeline, sampleLog.slice(0, length));
    expect(timeline.seq).toBe(length - 1);
  }
});

test("an event that came before changes nothing", () => {
  const late = extendTimeline("r1", emptyTimeline, sampleLog.slice(5));
  expect(extendTimeline("r1", late, sampleLog.slice(8))).toBe(late);
});

test("any order, repetition and cut of the log draws the same as its events in order", () => {
  const deliveries = fc
    .subarray(sampleLog, { minLength: 1 })
    .chain((known) =>
      fc.tuple(
        fc.constant(known),
        fc.shuffledSubarray([...known, ...known], { minLength: known.length }),
        fc.integer({ min: 1, max: 6 }),
      ),
    );
  fc.assert(
    fc.property(deliveries, ([known, arrived, batch]) => {
      const all = [...arrived, ...known.filter((event) => !arrived.includes(event))];
      let timeline = emptyTimeline;
      for (let at = 0; at < all.length; at += batch)
        timeline = extendTimeline("r1", timeline, all.slice(at, at + batch));
      expect(timeline).toEqual(extendTimeline("r1", emptyTimeline, known));
    }),
    { numRuns: 500 },
  );
});

test("an end without its start is not drawn, and is told of once the run is over", () => {
  const damaged = sampleLog.filter(
    (event) => event.type !== "model-call-start" || event.role === "sub",
  );
  const timeline = extendTimeline("r1", emptyTimeline, damaged);
  expect(timeline.spans.has("iteration-1/model-call")).toBe(false);
  expect(timeline.spans.get("iteration-1/cell")?.endedAt).not.toBeNull();
  expect(selectDamage(timeline, true)).toEqual([
    { kind: "missing", count: 1, examples: ["3"] },
    { kind: "end-without-start", count: 1, examples: ["iteration-1/model-call"] },
  ]);
});

test("an end that stands before its start in the log ends it", () => {
  const swapped = sampleLog.map((event, index) =>
    index === 3
      ? { ...must(sampleLog[4]), seq: 3 }
      : index === 4
        ? { ...must(sampleLog[3]), seq: 4 }
        : event,
  );
  const timeline = extendTimeline("r1", emptyTimeline, swapped);
  expect(timeline.spans.get("iteration-1/model-call")?.end?.type).toBe("model-call-end");
  expect(selectDamage(timeline, true)).toEqual([]);
});

test("of two steps with one id the first stands, and the second is told of", () => {
  const again: TraceEvent = { ...must(sampleLog[5]), seq: sampleLog.length, at: 99_000 };
  const timeline = extendTimeline("r1", emptyTimeline, [...sampleLog, again]);
  expect(timeline.spans.get("iteration-1/cell")?.startedAt).toBe(must(sampleLog[5]).at);
  expect(selectDamage(timeline, true)).toEqual([
    { kind: "repeated", count: 1, examples: ["iteration-1/cell"] },
  ]);
});

test("steps without an end, and those whose parent is missing, are told of once the run is over", () => {
  const cut = sampleLog.filter(
    ({ type }) => type !== "sandbox-run-end" && type !== "iteration-start",
  );
  const timeline = extendTimeline("r1", emptyTimeline, cut);
  expect(selectDamage(timeline, true).map(({ kind, count }) => `${count} ${kind}`)).toEqual([
    "2 missing",
    "1 end-without-start",
    "3 unknown-parent",
    "1 no-end",
  ]);
  expect(selectDamage(extendTimeline("r1", emptyTimeline, sampleLog.slice(0, 7)), false)).toEqual(
    [],
  );
});

test("an event that could not be read is told of, and the rest is drawn", () => {
  const unreadable = sampleLog.map(
    (event, seq): TraceEvent =>
      seq === 9
        ? { type: "unreadable", seq, at: event.at, spanId: event.spanId, reason: "no `decision`" }
        : event,
  );
  const timeline = extendTimeline("r1", emptyTimeline, unreadable);
  expect(timeline.summary?.status).toBe("succeeded");
  expect(selectDamage(timeline, true)).toEqual([{ kind: "unreadable", count: 1, examples: ["9"] }]);
});

test("a log without its beginning says so", () => {
  const headless = extendTimeline("r1", emptyTimeline, sampleLog.slice(1));
  expect(selectDamage(headless, true).map(({ kind }) => kind)).toContain("no-beginning");
});

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error("The sample log lacks what this test needs.");
  return value;
}
