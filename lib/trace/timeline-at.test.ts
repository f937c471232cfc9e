import fc from "fast-check";
import { expect, test } from "vitest";
import type { NewTraceEvent, TraceEvent } from "./event";
import { emptyTimeline, extendTimeline } from "./reduce";
import { sampleLog, text } from "./testing/sample-log";
import { createPast, timelineAt } from "./timeline-at";

const fold = (events: readonly TraceEvent[]) => extendTimeline("r1", emptyTimeline, events);

/** Iterations and calls that begin and end in any order; some never end, some end twice or without a start. */
const facts = fc.array(
  fc
    .tuple(fc.constantFrom("start", "end"), fc.nat(5), fc.boolean())
    .map(([what, number, isCall]): NewTraceEvent => {
      const spanId = isCall ? `iteration-${number}/model-call` : `iteration-${number}`;
      const outcome = { status: "ok" } as const;
      if (!isCall && what === "end") return { type: "iteration-end", spanId, outcome };
      if (!isCall) return { type: "iteration-start", spanId, parentSpanId: "run", name: spanId };
      if (what === "start")
        return {
          type: "model-call-start",
          ...{ spanId, parentSpanId: `iteration-${number}`, name: "call", role: "root" },
          ...{ model: "scripted", requestHash: "h", continues: null, added: [], reads: [] },
          ...{ temperature: null, maxOutputTokens: null },
        };
      return {
        type: "model-call-end",
        ...{ spanId, outcome, text: text("reply"), reasoning: null, finishReason: "stop" },
        usage: { inputTokens: 10, outputTokens: 2, cachedInputTokens: 0 },
        ...{ costUsd: 0.01, source: "live", attempts: 1, firstTokenMs: null },
      };
    }),
  { maxLength: 30 },
);

const begin = sampleLog.slice(0, 2);

/** `steps` between events; negative ones turn the clock back. */
function logOf(made: readonly NewTraceEvent[], steps: readonly number[]): TraceEvent[] {
  let at = begin.at(-1)?.at ?? 0;
  return [
    ...begin,
    ...made.map((event, index) => {
      at += steps[index % Math.max(1, steps.length)] ?? 0;
      return { ...event, seq: begin.length + index, at };
    }),
  ];
}

test("a moment shows what folding the events up to it shows", () => {
  fc.assert(
    fc.property(
      facts,
      fc.array(fc.nat(500), { minLength: 1 }),
      fc.array(fc.integer({ min: -1_000, max: 10_000 })),
      (made, steps, offsets) => {
        const log = logOf(made, steps);
        const past = createPast(fold(log));
        for (const offset of offsets) {
          const moment = (log[0]?.at ?? 0) + offset;
          const expected = fold(log.filter(({ at }) => at <= moment));
          expect(past.at(moment)).toEqual(expected);
          expect(timelineAt(fold(log), moment)).toEqual(expected);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("where the clock ran backwards a moment still shows a prefix of the log", () => {
  fc.assert(
    fc.property(
      facts,
      fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 7 }),
      fc.nat(),
      (made, steps, chosen) => {
        const log = logOf(made, steps);
        const moment = log[chosen % log.length]?.at ?? 0;
        const later = log.findIndex(({ at }) => at > moment);
        expect(timelineAt(fold(log), moment)).toEqual(fold(later < 0 ? log : log.slice(0, later)));
      },
    ),
    { numRuns: 300 },
  );
});

test("before the first event there is nothing, after the last one everything", () => {
  const timeline = fold(sampleLog);
  const past = createPast(timeline);
  expect(past.at((sampleLog[0]?.at ?? 0) - 1)).toEqual(emptyTimeline);
  expect(past.at(sampleLog.at(-1)?.at ?? 0)).toEqual(timeline);
  expect(past.moments).toHaveLength(sampleLog.length);
});

test("a replay plays at its original's moments, though it was filed later", () => {
  const [filed, ...kept] = sampleLog;
  const replay = filed ? [{ ...filed, at: filed.at + 3_600_000 }, ...kept] : [];
  const { moments } = createPast(fold(replay));
  expect(moments.slice(1)).toEqual(createPast(fold(sampleLog)).moments.slice(1));
});
