import fc from "fast-check";
import { expect, test } from "vitest";
import { traceEvent } from "@/lib/trace/event";
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

test("an end without its start is dropped and the rest is drawn", () => {
  const damaged = sampleLog.filter((event) => event.type !== "model-call-start");
  const timeline = extendTimeline("r1", emptyTimeline, damaged);
  expect(timeline.spans.has("iteration-1/model-call")).toBe(false);
  expect(timeline.spans.get("iteration-1/cell")?.endedAt).not.toBeNull();
});
