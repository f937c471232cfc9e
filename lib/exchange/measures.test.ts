import { expect, test } from "vitest";
import { opened, timelineOf, warningsOf } from "@/lib/exchange/testing/exchange-kit";
import { otlpFile } from "@/lib/exchange/testing/otlp-file";
import { parseSummary } from "@/lib/store/stored-summary";
import { type TraceEvent, type TraceEventOf, traceEvent } from "@/lib/trace/event";
import { sampleLog } from "@/lib/trace/testing/sample-log";

/** As a row and a log hold it: it must be read again. */
function stored(events: readonly TraceEvent[]) {
  for (const event of events)
    expect(traceEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return parseSummary(JSON.parse(JSON.stringify(timelineOf("r1", events).summary)));
}

const chat = (attributes: Record<string, string | number>) => ({
  name: "chat",
  attributes: { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m", ...attributes },
});

test("numbers that no call can have count as not told", async () => {
  const text = otlpFile([
    {
      id: "minus-one",
      ...chat({
        "gen_ai.usage.input_tokens": "18446744073709551615",
        "gen_ai.usage.output_tokens": 7,
      }),
    },
    {
      id: "huge",
      ...chat({
        "gen_ai.usage.input_tokens": 1e300,
        "gen_ai.usage.cost": -1e300,
        "gen_ai.request.max_tokens": 1e300,
        "gen_ai.client.operation.time_to_first_chunk": 1.7e308,
      }),
    },
    {
      id: "own",
      name: "cell",
      attributes: { "verbatim.kind": "sandbox-run", "verbatim.cell": 1e300 },
    },
  ]);
  const { events } = await opened(text);
  expect(stored(events).usage).toMatchObject({ inputTokens: 0, outputTokens: 7, costUsd: null });
  const { spans } = timelineOf("r1", events);
  expect(spans.get("huge")).toMatchObject({
    start: { maxOutputTokens: null },
    end: { usage: null, costUsd: null, firstTokenMs: null },
  });
  expect(spans.get("own")).toMatchObject({ start: { cell: 1 } });
  expect(warningsOf(events)).toEqual([]);
});

test("durations and times outside the calendar are drawn inside it", async () => {
  const line = (execution_time: number, timestamp: string) =>
    JSON.stringify({
      type: "iteration",
      timestamp,
      iteration_time: execution_time,
      code_blocks: [{ code: "1", result: { execution_time, rlm_calls: [{ execution_time }] } }],
    });
  const lines = [
    line(1.7e308, "2026-01-01T00:00:00"),
    line(250_000_000_000, "0001-01-01T00:00:00"),
    line(250_000_000_000, "9999-12-31T23:59:59"),
  ];
  const { events } = await opened(lines.join("\n"));
  stored(events);
  const times = events.map(({ at }) => at);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  expect(new Date(Math.max(...times)).getUTCFullYear()).toBe(9999);
});

const call = (index: number, end: Partial<TraceEventOf<"model-call-end">>): object[] => [
  {
    ...{
      type: "model-call-start",
      seq: index,
      at: 1,
      spanId: `call-${index}`,
      parentSpanId: "run",
    },
    ...{ name: "call", role: "root", model: "m", requestHash: "", continues: null, added: [] },
    ...{ temperature: null, maxOutputTokens: null },
  },
  {
    ...{ type: "model-call-end", seq: index, at: 1, spanId: `call-${index}` },
    ...{ outcome: { status: "ok" }, text: { preview: "", bytes: 0, sha256: null } },
    ...{ reasoning: null, finishReason: "stop", usage: null, costUsd: 0, source: "live" },
    ...{ attempts: 1, firstTokenMs: null, ...end },
  },
];

const tokens = (inputTokens: number) => ({
  usage: { inputTokens, outputTokens: 0, cachedInputTokens: 0 },
});

test("a run file's calls whose sum is no number any more are left out, and it is told", async () => {
  const calls = [
    ...call(90, tokens(Number.MAX_SAFE_INTEGER)),
    ...call(91, tokens(Number.MAX_SAFE_INTEGER)),
    ...call(92, { costUsd: 1.7e308 }),
    ...call(93, { costUsd: 1.7e308 }),
    ...call(94, tokens(5)),
  ];
  const before = timelineOf("r1", (await opened(JSON.stringify({ events: sampleLog }))).events);
  const { events } = await opened(JSON.stringify({ events: [...sampleLog, ...calls] }));
  const { inputTokens = 0, costUsd } = before.summary?.usage ?? {};
  expect(stored(events).usage).toMatchObject({ inputTokens: inputTokens + 5, costUsd });
  expect(warningsOf(events)).toEqual([expect.stringContaining("4 events cannot be read")]);
});
