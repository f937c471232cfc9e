import { expect, test } from "vitest";
import { runFile } from "@/lib/exchange/run-file";
import {
  exported,
  opened,
  refused,
  timelineOf,
  warningsOf,
  whole,
} from "@/lib/exchange/testing/exchange-kit";
import { TRACE_VERSION, type TraceEvent } from "@/lib/trace/event";
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

test("an event that names its text by no hash is left out", async () => {
  const named = sampleLog.map((event) =>
    event.type === "sandbox-run-end"
      ? { ...event, output: { preview: "x", bytes: 1, sha256: "../../secret" } }
      : event,
  );
  const { events } = await opened(JSON.stringify({ events: named }));
  expect(JSON.stringify(events.filter(({ type }) => type !== "run-end"))).not.toContain("secret");
  expect(warningsOf(events).join(" ")).toContain("named by no hash");
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
