import fc from "fast-check";
import { expect, test } from "vitest";
import { otlpOf } from "@/lib/exchange/otlp-of-run";
import { runFile } from "@/lib/exchange/run-file";
import {
  exported,
  IMPORTED_AT,
  memoryPorts,
  opened,
  sha256,
  timelineOf,
  warningsOf,
  whole,
} from "@/lib/exchange/testing/exchange-kit";
import { generatedLog } from "@/lib/exchange/testing/generated-log";
import { wholeText } from "@/lib/exchange/whole-text";
import { reportWords } from "@/lib/exchange/words";
import { type TraceEvent, traceEvent } from "@/lib/trace/event";
import type { Span } from "@/lib/trace/reduce";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const noTexts = async () => null;
const file = (events: readonly TraceEvent[]) =>
  whole(runFile(exported("r1", events), { readText: noTexts, product: "Verbatim 1" }));
const otlp = (events: readonly TraceEvent[]) =>
  whole(
    otlpOf(exported("r1", events), {
      version: "1",
      hash: sha256("hex"),
      text: (body) => wholeText(body, { readText: noTexts, words: reportWords.en }),
    }),
  );

test("a run file opens to the same timeline, but for saying that it was imported", async () => {
  await fc.assert(
    fc.asyncProperty(generatedLog, async (log) => {
      const { events } = await opened(await file(log));
      const before = timelineOf("r1", log);
      const after = timelineOf("r1", events);
      const { run: _, ...spans } = Object.fromEntries(before.spans);
      const { run, ...importedSpans } = Object.fromEntries(after.spans);
      expect(importedSpans).toEqual(spans);
      expect(run?.endedAt).toBe(before.spans.get("run")?.endedAt);
      const { summary } = after;
      expect(summary).toEqual({ ...before.summary, kind: "imported", imported: summary?.imported });
      expect(summary?.imported).toEqual({
        format: "verbatim",
        file: "trace.json",
        producer: "Verbatim 1",
        runId: "r1",
        kind: "inquiry",
        importedAt: IMPORTED_AT,
      });
    }),
  );
});

test("an OpenTelemetry trace of a run opens to the same tree, names, usage, replies and outcomes", async () => {
  await fc.assert(
    fc.asyncProperty(generatedLog, async (log) => {
      const { events } = await opened(await otlp(log));
      expect(events.map((event) => traceEvent.parse(event))).toEqual(events);
      expect(treeOf(events)).toEqual(treeOf(log));
      const before = timelineOf("r1", log).summary;
      const after = timelineOf("r1", events).summary;
      const { wallMs: _, ...usage } = after?.usage ?? { wallMs: 0 };
      expect(before?.usage).toMatchObject(usage);
      expect(after?.answer).toEqual(before?.answer);
      expect(after?.question).toBe(before?.question);
    }),
  );
});

function treeOf(events: readonly TraceEvent[]) {
  return [...timelineOf("r1", events).spans.values()]
    .filter(({ kind }) => kind !== "run" && kind !== "execution")
    .map((span) => ({
      ...{ id: span.id, parent: span.parentId, name: span.name, kind: span.kind },
      status: span.outcome?.status ?? null,
      startedAt: span.startedAt,
      endedAt: span.endedAt,
      call: callOf(span),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function callOf(span: Span) {
  if (span.kind !== "model-call") return null;
  const { usage = null, costUsd = null, response = null } = span.end ?? {};
  return { usage, costUsd, response };
}

test("the long texts of a run go with it, each under its hash", async () => {
  const { ports, readText } = memoryPorts();
  const long = "a long text, line by line\n".repeat(2_000);
  const body = await ports.keep(long);
  const log = sampleLog.map((event) =>
    event.type === "sandbox-run-end" ? { ...event, output: body } : event,
  );
  const text = await whole(runFile(exported("r1", log), { readText, product: "Verbatim 1" }));
  const elsewhere = memoryPorts();
  const { events } = await opened(text, elsewhere.ports);
  expect(warningsOf(events)).toEqual([]);
  expect(await elsewhere.readText(body.sha256 ?? "")).toBe(long);
});

test("a text that is not the one its hash names is left out, and told", async () => {
  const { ports, readText } = memoryPorts();
  const body = await ports.keep("x".repeat(20_000));
  const log = sampleLog.map((event) =>
    event.type === "sandbox-run-end" ? { ...event, output: body } : event,
  );
  const text = await whole(runFile(exported("r1", log), { readText, product: "Verbatim 1" }));
  const { events } = await opened(text.replace("x".repeat(20_000), "y".repeat(20_000)));
  expect(warningsOf(events)).toHaveLength(2);
  expect(warningsOf(events)[0]).toContain("not the one that its hash names");
  expect(warningsOf(events)[1]).toContain("only its beginning is shown");
});

test("usage stands at calls of models alone, so that a sum over the spans counts each token once", async () => {
  const document: unknown = JSON.parse(await otlp(sampleLog));
  const tokens = JSON.stringify(document).match(/gen_ai\.usage\.input_tokens/g) ?? [];
  const calls = sampleLog.filter(({ type }) => type === "model-call-end");
  expect(tokens).toHaveLength(calls.length);
});
