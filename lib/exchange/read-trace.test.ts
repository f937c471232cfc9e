import { expect, test } from "vitest";
import { MOST_EVENTS } from "@/lib/exchange/at-most";
import { MOST_TOKENS } from "@/lib/exchange/measures";
import { runFile, textsOf } from "@/lib/exchange/run-file";
import {
  exported,
  memoryPorts,
  opened,
  refused,
  sha256,
  timelineOf,
  warningsOf,
  whole,
} from "@/lib/exchange/testing/exchange-kit";
import { TRACE_VERSION, type TraceEvent } from "@/lib/trace/event";
import { toldWarnings } from "@/lib/trace/left-out";
import { leftOutWords } from "@/lib/trace/left-out-words";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const file = (events: readonly TraceEvent[]) =>
  whole(runFile(exported("r1", events), { readText: async () => null, product: "Verbatim 1" }));

test("what is no trace is refused with what it looks like and what would be read", async () => {
  const looks: [string, string][] = [
    ["", "This file is empty."],
    ["%PDF-1.7 …", "This looks like a PDF."],
    ["PK\u0003\u0004…", "a ZIP archive or an Office file"],
    ["  <!DOCTYPE html><p>hello", "a web page"],
    ["name,price\npears,3", "This looks like plain text."],
    ['{"name":"pears","price":3}', "This is JSON (a record of name, price)."],
    ["[1,2,3]", "This is JSON (no record)."],
    ['{"resourceMetrics":[]}', "This is JSON (a record of resourceMetrics)."],
    ['{"events":', "begins like JSON, but breaks off"],
    ['{"__proto__":{"type":"iteration"}}', "This is JSON"],
  ];
  for (const [text, says] of looks) {
    const refusal = await refused(text);
    expect(refusal).toContain(says);
    expect(refusal).toContain("OpenTelemetry traces");
  }
});

test("an OpenTelemetry file without a span is refused with a sentence of its own", async () => {
  expect(await refused('{"resourceSpans":[]}')).toContain("no span that can be read");
});

test("a file of a newer program is refused, and says so", async () => {
  const text = await file(sampleLog);
  expect(await refused(text.replace('"version":1', '"version":99'))).toContain("Update Verbatim");
  const start = sampleLog.map((event) =>
    event.type === "run-start" ? { ...event, version: TRACE_VERSION + 1 } : event,
  );
  expect(await refused(await file(start))).toContain("Update Verbatim");
  const none = sampleLog.map((event) => (event.seq === 0 ? { ...event, version: 0 } : event));
  expect(await refused(await file(none))).toContain("which no Verbatim has written");
});

test("the pages of events that the API gives open, too", async () => {
  const page = JSON.stringify({ events: sampleLog, after: 13, complete: true });
  const { events } = await opened(page);
  expect(timelineOf("r1", events).summary?.status).toBe("succeeded");
});

test("a log of an older version, without what came later, opens", async () => {
  const later = new Set(["reads", "flow", "variables", "near", "imported"]);
  const older = sampleLog.map((event) =>
    Object.fromEntries(Object.entries(event).filter(([key]) => !later.has(key))),
  );
  const { events } = await opened(JSON.stringify({ events: older }));
  expect(warningsOf(events)).toEqual([]);
  expect(events.slice(1, -1)).toEqual(sampleLog.slice(1, -1));
});

test("a run file that breaks off is drawn as far as it goes", async () => {
  const text = await file(sampleLog);
  const { events } = await opened(text.slice(0, text.indexOf('"type":"gate-end"')));
  const { summary, spans } = timelineOf("r1", events);
  expect(summary?.question).toBe("How many lines hold the word north?");
  expect(summary?.status).toBe("cancelled");
  expect(spans.get("iteration-1/cell")?.endedAt).not.toBeNull();
  expect(warningsOf(events).join(" ")).toContain("The log ends before the run does");
  expect(warningsOf(events).join(" ")).toContain("cannot be read as JSON");
});

test("events that cannot be read, stand twice or miss their beginning are counted, the rest is drawn", async () => {
  const damaged = [
    ...sampleLog.filter(({ type }) => type !== "run-start"),
    sampleLog[2],
    { type: "model-call-end", seq: 99, spanId: "x" },
    { type: "of-the-future", seq: 100, spanId: "y", at: 1 },
    { ...sampleLog[2], seq: 101, spanId: `${"z".repeat(2_000)}` },
    { ...sampleLog[2], seq: 102, spanId: "half \ud800" },
    { ...sampleLog[2], seq: 103, spanId: "late", at: 9e15 },
    { ...sampleLog[2], seq: 104, spanId: "間".repeat(200) },
  ];
  const { events } = await opened(JSON.stringify({ events: damaged }));
  const { summary } = timelineOf("r1", events);
  expect(summary?.question).toBe("(no question in the file)");
  expect(summary?.answer?.text).toBe("1");
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  const [twice = "", unread = "", beginning = ""] = warningsOf(events);
  expect(unread).toMatch(/^6 events cannot be read \(the first: number 13: model-call-end/);
  expect(twice).toContain("stands in the file twice");
  expect(beginning).toContain("The beginning of the log is missing");
});

test("comments come along, and one that cannot be read is told", async () => {
  const note = {
    id: "n1",
    runId: "r1",
    spanId: "iteration-1",
    text: "Here it goes wrong.",
    score: "bad",
    author: "Ada",
    createdAt: 1,
    updatedAt: 1,
  };
  const text = JSON.stringify({ events: sampleLog, annotations: [note, { id: "n2" }] });
  const { annotations, events } = await opened(text);
  expect(annotations).toEqual([note]);
  expect(warningsOf(events).join(" ")).toContain("One comment cannot be read");
});

test("U+0000 becomes the replacement character wherever it stands, and only where it does", async () => {
  const log = sampleLog.map((event) =>
    event.type === "run-start"
      ? { ...event, config: { ...event.config, question: "a\u0000b \\u0000 c\\\u0000" } }
      : event,
  );
  const { events } = await opened(await file(log));
  expect(timelineOf("r1", events).summary?.question).toBe("a\ufffdb \\u0000 c\\\ufffd");
});

test("comments that a database would refuse are cleaned or told", async () => {
  const note = { id: "n", runId: "r", spanId: null, score: "good", createdAt: 1, updatedAt: 1 };
  const text = JSON.stringify({
    events: sampleLog,
    annotations: [
      { ...note, text: "a\u0000b", author: "\ud800" },
      { ...note, text: "late", author: "", updatedAt: 9e15 },
    ],
  });
  const { annotations, events } = await opened(text);
  expect(annotations.map((one) => [one.text, one.author])).toEqual([["a\ufffdb", "\ufffd"]]);
  expect(warningsOf(events).join(" ")).toContain("One comment cannot be read (its time)");
});

test("a text that is named by no hash is named no more", async () => {
  const named = sampleLog.map((event) =>
    event.type === "sandbox-run-end"
      ? { ...event, output: { preview: "x", bytes: 1, sha256: "../../secret" } }
      : event,
  );
  const { events } = await opened(JSON.stringify({ events: named }));
  expect(JSON.stringify(events.filter(({ type }) => type !== "run-end"))).not.toContain("secret");
  expect(events.map(({ type }) => type)).toContain("sandbox-run-end");
  expect(warningsOf(events).join(" ")).toContain("The whole of one long text is not in the file");
});

test("a fork opens as a run of its own: what it was forked from is not here", async () => {
  const log = sampleLog.map((event) =>
    event.type === "run-start"
      ? { ...event, origin: { how: "fork" as const, runId: "r0" } }
      : event,
  );
  const { events } = await opened(await file(log));
  expect(timelineOf("r1", events).summary?.origin).toBeNull();
});

test("a text that a file names and does not hold is not taken from what is stored here", async () => {
  const memory = memoryPorts();
  const [own, here] = ["of the file\n", "of this installation\n"];
  const hash = sha256("hex");
  const body = (text: string) => ({ preview: "of …", bytes: 5_000, sha256: hash(text) });
  await memory.ports.putText(here);
  const events = sampleLog.map((event) => {
    if (event.type === "sandbox-run-start") return { ...event, code: body(own) };
    if (event.type === "sandbox-run-end") return { ...event, output: body(here) };
    const data = { data: body(here) };
    return event.type === "run-end" && event.answer
      ? { ...event, answer: { ...event.answer, ...data } }
      : event;
  });
  const file = JSON.stringify({ events, texts: { [hash(own)]: own } });
  const read = await opened(file, memory.ports);
  expect([...textsOf(read.events)]).toEqual([hash(own)]);
  expect(warningsOf(read.events)).toEqual([
    `The whole of one long text is not in the file (${hash(here).slice(0, 12)}); only its beginning is shown.`,
  ]);
});

test("of a run file no more is taken than a run can have, and it is told", async () => {
  const [start, ...rest] = sampleLog;
  const end = rest.at(-1);
  if (start?.type !== "run-start" || end?.type !== "run-end") throw new Error("No whole log.");
  const place = { doc: 0, start: 0, end: 1, line: 1 };
  const piece = { ...place, documentId: "d1", quote: "x" };
  const places = Array.from({ length: 5_001 }, () => place);
  const claim = { kind: "name", text: "x", mark: "seen", start: 0, end: 1, places: [] };
  const iteration = { type: "iteration-start", at: 1, parentSpanId: "run", name: "i" };
  const [document] = start.config.documents;
  const note = { runId: "r", spanId: null, text: "", score: null, author: "", createdAt: 1 };
  const text = JSON.stringify({
    events: [
      { ...start, config: { ...start.config, documents: Array(1_002).fill(document) } },
      {
        ...end,
        claims: [{ ...claim, places }, ...Array(5_000).fill(claim)],
        evidence: Array(5_001).fill(piece),
        warnings: Array(1_001).fill("Look closely."),
      },
      ...Array.from({ length: 200_000 }, (_, seq) => ({ ...iteration, seq, spanId: `i${seq}` })),
    ],
    annotations: Array.from({ length: 1_001 }, () => ({ ...note, id: "n", updatedAt: 1 })),
  });
  const { events, annotations } = await opened(text);
  const { summary } = timelineOf("r1", events);
  expect(events).toHaveLength(200_000);
  expect(summary?.config.documents).toHaveLength(1_000);
  expect(summary?.claims).toHaveLength(5_000);
  expect(summary?.claims[0]?.places).toHaveLength(5_000);
  expect(summary?.evidence).toHaveLength(5_000);
  expect(annotations).toHaveLength(1_000);
  expect(warningsOf(events)).toHaveLength(1_001);
  expect(warningsOf(events).at(-1)).toBe(
    "The file holds more than can be drawn (of events more than 200000): 9 parts were left out.",
  );
  expect(MOST_TOKENS * MOST_EVENTS).toBeLessThan(Number.MAX_SAFE_INTEGER);
});

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

test("what nests too deeply to be read again is left out of a run file, and only that", async () => {
  const deep = JSON.stringify({ events: sampleLog }).replace(
    '"answer":{',
    `"answer":{"data":${nested(1_500)},`,
  );
  const { events } = await opened(deep);
  expect(warningsOf(events)[0]).toContain("nests more than 100 levels deep");
  expect(events.filter(({ type }) => type === "iteration-start")).not.toEqual([]);
});

test("values of other programs that nest thousands of levels deep are told as such", async () => {
  const line = `{"type":"iteration","prompt":"hi","response":${nested(20_000)}}`;
  const rlms = await opened(line);
  expect(JSON.stringify(rlms.events)).toContain("nested more than 500 levels deep");
  const value = `${'{"arrayValue":{"values":['.repeat(9_000)}${"]}}".repeat(9_000)}`;
  const otlp = await opened(
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"a","attributes":[{"key":"k","value":${value}}]}]}]}]}`,
  );
  expect(JSON.stringify(otlp.events)).toContain("nested more than 50 levels deep");
});

test("where a word is expected, anything else is drawn, too", async () => {
  const odd = ['{"toString":1,"valueOf":1}', `${"[".repeat(50_000)}${"]".repeat(50_000)}`, "5"];
  for (const value of odd) {
    const lines = ['{"type":"iteration","response":"x"}', `{"type":${value}}`].join("\n");
    expect(warningsOf((await opened(lines)).events)).toEqual([
      "One entry is none that is known here (without a type); it was left out.",
    ]);
    for (const attributes of [
      `{"gen_ai.operation.name":"chat","gen_ai.response.finish_reasons":[${value}]}`,
      `{"openinference.span.kind":"LLM","llm.finish_reason":${value}}`,
      `{"ai.operationId":"ai.generateText.doGenerate","ai.response.finishReason":${value}}`,
    ]) {
      const span = `{"spanId":"a","name":"call","startTimeUnixNano":"1","endTimeUnixNano":"2","attributes":${attributes}}`;
      const { events } = await opened(`{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}`);
      expect(events.find(({ type }) => type === "model-call-end")).toMatchObject({
        finishReason: "other",
      });
    }
  }
});

test("a file of damaged lines is given up after a thousand, and the process rests meanwhile", async () => {
  const { ports } = memoryPorts();
  let rests = 0;
  const rest = async () => {
    rests += 1;
  };
  const [first = ""] = JSON.stringify({ events: sampleLog }).split("\n");
  const damaged = "{\n".repeat(3_000_000);
  const began = performance.now();
  await expect(opened(`plain\n${damaged}`)).rejects.toThrow("looks like plain text");
  const line = '{"type":"iteration","prompt":"hi","response":"hello"}\n';
  const { events } = await opened(`${line.repeat(3_000)}${damaged}${first}`, { ...ports, rest });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(warningsOf(events)).toEqual([
    "4,000 lines cannot be read as JSON (the first: line 3001); they were left out.",
    "After line 7000 nothing was read: most lines before it are damaged.",
  ]);
  expect(rests).toBeGreaterThanOrEqual(7);
});

test("what was left out is told in the reader's language, by each import that the file went through", async () => {
  const log = sampleLog.slice(0, -1);
  const once = await opened(await file(log));
  const begun = once.events.find(({ type }) => type === "iteration-start");
  if (!begun) throw new Error("The sample has an iteration.");
  const twice = await opened(await file([...once.events, begun]));
  expect(warningsOf(twice.events)).toEqual([
    "The log ends before the run does: it was cut off, or still going on.",
    "One event stands in the file twice (iteration-start iteration-1); the first one counts.",
  ]);
  const { summary } = timelineOf("r2", twice.events);
  expect(summary && toldWarnings(summary, leftOutWords.ja, "ja")).toEqual([
    "実行より先にログが終わっています。途中で切れたか、まだ進行中でした。",
    "ファイルに 2 度あるイベントが 1 件ありました（iteration-start iteration-1）。最初のものを使います。",
  ]);
});
