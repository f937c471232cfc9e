import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { beginRun } from "@/lib/server/runs/begin-run";
import { streamRunEvents } from "@/lib/server/runs/stream-run-events";
import { appendEvents, endCall, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { defaultBudget } from "@/lib/trace/config";

type Frame = { event: string; id: number | null; data: Record<string, unknown> };

let composition: Composition;
let runId: string;
const signal = new AbortController().signal;

beforeEach(async () => {
  composition = createTestComposition();
  runId = await beginRun(
    composition,
    {
      question: "How many?",
      documents: [{ id: "d", name: "d.txt", textSha256: "0".repeat(64), chars: 1, lines: 1 }],
      models: { root: "builtin", sub: "builtin" },
      mode: "auto",
      budget: defaultBudget,
      temperature: null,
      edits: [],
    },
    null,
  );
});

/** Reads frames, comments left out, until one fits or the stream ends. */
async function* framesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Frame> {
  let rest = "";
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = new Map(
        block.split("\n").map((line) => {
          const colon = line.indexOf(":");
          return [line.slice(0, colon), line.slice(colon + 1).trim()];
        }),
      );
      const event = lines.get("event");
      const id = lines.get("id");
      if (event)
        yield { event, id: id ? Number(id) : null, data: JSON.parse(lines.get("data") ?? "null") };
    }
  }
}

async function nextFrame(frames: AsyncGenerator<Frame>): Promise<Frame> {
  const { value, done } = await frames.next();
  if (done) throw new Error("The stream has ended.");
  return value;
}

test("the log comes first, then what is appended, then the end", async () => {
  await takeRun(composition, runId);
  const frames = framesOf(await streamRunEvents(composition, runId, { after: -1, signal }));
  for (const seq of [0, 1, 2, 3])
    expect(await nextFrame(frames)).toMatchObject({ event: "trace", id: seq });
  await endRun(composition, runId, {});
  expect(await nextFrame(frames)).toMatchObject({ id: 4, data: { type: "run-end" } });
  expect(await nextFrame(frames)).toEqual({ event: "end", id: null, data: {} });
  expect((await frames.next()).done).toBe(true);
});

test("a client that comes back gets what it has not seen", async () => {
  await takeRun(composition, runId);
  const frames = framesOf(await streamRunEvents(composition, runId, { after: 1, signal }));
  expect((await nextFrame(frames)).id).toBe(2);
});

test("a client that has seen the end of an ended run is told so at once", async () => {
  await endRun(composition, runId, {});
  const frames = framesOf(await streamRunEvents(composition, runId, { after: 1, signal }));
  expect(await nextFrame(frames)).toMatchObject({ event: "end" });
  expect((await frames.next()).done).toBe(true);
});

test("pieces of a running call come through, those that wait together as one", async () => {
  const spanId = await takeRun(composition, runId);
  const frames = framesOf(await streamRunEvents(composition, runId, { after: 3, signal }));
  const waiting = nextFrame(frames);
  await new Promise((resolve) => setTimeout(resolve, 20));
  composition.signals.publish({ runId, spanId, offset: 0, text: "Let me" });
  expect(await waiting).toMatchObject({ event: "delta", data: { offset: 0, text: "Let me" } });
  composition.signals.publish({ runId, spanId, offset: 6, text: " look" });
  composition.signals.publish({ runId, spanId, offset: 11, text: " first." });
  const texts = [await nextFrame(frames)];
  if (texts[0]?.data.text === " look") texts.push(await nextFrame(frames));
  expect(texts.map(({ data }) => data.text).join("")).toBe(" look first.");
});

test("a client that comes late gets the text so far of the running call", async () => {
  const spanId = await takeRun(composition, runId);
  composition.signals.publish({ runId, spanId, offset: 0, text: "Let me" });
  composition.signals.publish({ runId, spanId, offset: 6, text: " look" });
  const frames = framesOf(await streamRunEvents(composition, runId, { after: 3, signal }));
  expect(await nextFrame(frames)).toMatchObject({
    event: "delta",
    data: { offset: 0, text: "Let me look" },
  });
});

test("pieces that nobody has read when their call ends are not sent after its end", async () => {
  const spanId = await takeRun(composition, runId);
  const stream = await streamRunEvents(composition, runId, { after: 3, signal });
  composition.signals.publish({ runId, spanId, offset: 0, text: "late" });
  await endCall(composition, runId, spanId, "late");
  await endRun(composition, runId, {});
  const seen: string[] = [];
  for await (const { event, data } of framesOf(stream))
    seen.push(`${event} ${data.type ?? ""}`.trim());
  const callEnd = seen.indexOf("trace model-call-end");
  expect(callEnd).toBeGreaterThanOrEqual(0);
  expect(seen.slice(callEnd)).not.toContain("delta");
});

test("a silent run keeps the connection alive", async () => {
  const stream = await streamRunEvents(composition, runId, { after: 0, signal, heartbeatMs: 10 });
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  expect(first.value).toContain("retry: 1000");
  expect((await reader.read()).value).toBe("event: ping\ndata: {}\n\n");
  await reader.cancel();
});

test.each(["cancelled by the reader", "aborted by the request"])(
  "when the stream is %s, following and watching stop",
  async (how) => {
    const left = new AbortController();
    let following = 0;
    let watching = 0;
    const { eventLog, signals } = composition;
    const counted: Composition = {
      ...composition,
      eventLog: {
        ...eventLog,
        async *follow(...args) {
          following += 1;
          try {
            yield* eventLog.follow(...args);
          } finally {
            following -= 1;
          }
        },
      },
      signals: {
        ...signals,
        watch(...args) {
          watching += 1;
          const unwatch = signals.watch(...args);
          return () => {
            watching -= 1;
            unwatch();
          };
        },
      },
    };
    const stream = await streamRunEvents(counted, runId, { after: -1, signal: left.signal });
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    expect({ following, watching }).toEqual({ following: 1, watching: 1 });
    if (how.startsWith("cancelled")) await reader.cancel();
    else left.abort();
    await expect.poll(() => ({ following, watching })).toEqual({ following: 0, watching: 0 });
  },
);

test("a slow client does not make the server read the log ahead", async () => {
  let batches = 0;
  const counted: Composition = {
    ...composition,
    eventLog: {
      ...composition.eventLog,
      async *follow() {
        for (;;) {
          batches += 1;
          yield await composition.eventLog.read(runId);
        }
      },
    },
  };
  const stream = await streamRunEvents(counted, runId, { after: -1, signal });
  const reader = stream.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(batches).toBeLessThanOrEqual(3);
  await reader.cancel();
});

test("a log that cannot be followed breaks the stream off, so that the client comes back", async () => {
  const broken: Composition = {
    ...composition,
    eventLog: {
      ...composition.eventLog,
      // biome-ignore lint/correctness/useYield: fails before it has anything to give
      async *follow() {
        throw new Error("the database is gone");
      },
    },
  };
  const reader = (await streamRunEvents(broken, runId, { after: -1, signal })).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow("the database is gone");
});

test("ten thousand events come through whole and in order", async () => {
  const events = Array.from({ length: 10_000 }, (_, index) => ({
    type: "tool-call-start" as const,
    spanId: `tool-${index}`,
    parentSpanId: "run",
    name: "grep",
    tool: "grep",
    argument: `pattern ${index}`,
  }));
  await appendEvents(composition, runId, events);
  await endRun(composition, runId, {});
  const ids: (number | null)[] = [];
  for await (const { event, id } of framesOf(
    await streamRunEvents(composition, runId, { after: -1, signal }),
  ))
    if (event === "trace") ids.push(id);
  expect(ids).toEqual(Array.from({ length: 10_002 }, (_, seq) => seq));
});
