import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { aiSdk7 } from "@/lib/exchange/testing/foreign-traces";
import { otlpFile } from "@/lib/exchange/testing/otlp-file";
import { rlms } from "@/lib/exchange/testing/rlms-logs";
import type { Composition } from "@/lib/server/composition";
import { createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { RunItem } from "@/lib/trace/run-item";
import type { RunSummary } from "@/lib/trace/run-summary";
import { sampleLog, text } from "@/lib/trace/testing/sample-log";

type Imported = { runId: string; url: string; warnings: string[]; events: number };
type Problem = { detail: string };

/** A product with one ended run, whose output is too long for its event. */
async function withRun(variables: Record<string, string> = {}) {
  const parts = createTestComposition(variables);
  const long = "a long output\n".repeat(3_000);
  const sha256 = await parts.blobs.put(new TextEncoder().encode(long));
  const output = { preview: long.slice(0, 100), bytes: long.length, sha256 };
  const log = sampleLog.map((event) =>
    event.type === "sandbox-run-end" ? { ...event, output } : event,
  );
  await parts.eventLog.append("r1", 0, log);
  return { parts, api: createApiClient(parts), long, sha256 };
}

const open = async (parts: Composition, body: string, name = "trace.json") =>
  createApiClient(parts)("POST", `/api/v1/traces/import?name=${name}`, { body });

const formats = [
  ["json", "application/json", "r1.verbatim.json"],
  ["markdown", "text/markdown; charset=utf-8", "r1.md"],
  ["otlp", "application/json", "r1.otlp.json"],
  ["html", "text/html; charset=utf-8", "r1.html"],
] as const;

test.each(formats)("a run goes out as %s, whole and with a name", async (format, type, name) => {
  const { api, long } = await withRun();
  const response = await api("GET", `/api/v1/runs/r1/export?format=${format}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
  const written = await response.text();
  const wanted = format === "json" || format === "otlp" ? long.replaceAll("\n", "\\n") : long;
  expect(written.replaceAll("\\\\n", "\\n")).toContain(wanted.slice(0, 20_000));
});

test("a run that is exported and opened elsewhere is the same run there, with its comments and texts", async () => {
  const { parts, api, long, sha256 } = await withRun();
  await api("POST", "/api/v1/runs/r1/annotations", {
    json: { spanId: "iteration-1", text: "Look here.", score: "bad", author: "Ada" },
  });
  const file = await (await api("GET", "/api/v1/runs/r1/export")).text();
  const elsewhere = createTestComposition();
  const answer = await open(elsewhere, file);
  expect(answer.status).toBe(201);
  const { runId, url, warnings } = await jsonOf<Imported>(answer);
  expect(url).toBe(`/runs/${runId}`);
  expect(warnings).toEqual([]);
  const there = createApiClient(elsewhere);
  const run = await jsonOf<RunSummary>(await there("GET", `/api/v1/runs/${runId}`));
  const own = await parts.eventLog.summary("r1");
  expect(run).toMatchObject({ kind: "imported", status: own?.status, usage: own?.usage });
  expect(run.imported).toMatchObject({ runId: "r1", file: "trace.json", format: "verbatim" });
  const blob = await there("GET", `/api/v1/runs/${runId}/blobs/${sha256}`);
  expect(await blob.text()).toBe(long);
  const notes = await elsewhere.annotations.list(runId);
  expect(notes.map((note) => [note.spanId, note.text, note.score, note.author])).toEqual([
    ["iteration-1", "Look here.", "bad", "Ada"],
  ]);
});

test.each([
  ["an OpenTelemetry trace", aiSdk7, "otlp"],
  ["a log of the rlms library", rlms, "rlms"],
])("%s opens from a form", async (_what, content, format) => {
  const parts = createTestComposition();
  const form = new FormData();
  form.set("file", new File([content], "run 1.jsonl"));
  const answer = await createApiClient(parts)("POST", "/api/v1/traces/import", { body: form });
  expect(answer.status).toBe(201);
  const { runId } = await jsonOf<Imported>(answer);
  const summary = await parts.eventLog.summary(runId);
  expect(summary?.imported).toMatchObject({ format, file: "run 1.jsonl" });
});

test("imported runs are listed by themselves, and never among the inquiries", async () => {
  const { parts, api } = await withRun();
  const { runId } = await jsonOf<Imported>(await open(parts, aiSdk7));
  const list = async (query: string) =>
    (await jsonOf<{ runs: RunItem[] }>(await api("GET", `/api/v1/runs${query}`))).runs.map(
      ({ id }) => id,
    );
  expect(await list("")).toEqual(["r1"]);
  expect(await list("?kind=imported")).toEqual([runId]);
});

test("nothing of an imported run is executed: no fork, no replay, no check, no test", async () => {
  const { parts, api } = await withRun();
  const file = await (await api("GET", "/api/v1/runs/r1/export")).text();
  const { runId } = await jsonOf<Imported>(await open(parts, file));
  const tries = [
    api("POST", `/api/v1/runs/${runId}/replay`),
    api("POST", `/api/v1/runs/${runId}/fork`, { json: {} }),
    api("POST", `/api/v1/runs/${runId}/verifications`, { json: {} }),
    api("POST", "/api/v1/regression-cases", { json: { runId } }),
  ];
  for (const response of await Promise.all(tries)) {
    expect(response.status).toBe(409);
    expect((await jsonOf<Problem>(response)).detail).toContain("nothing of it is executed here");
  }
});

test("a document of this installation is linked only where its text is the one that was asked", async () => {
  const parts = createTestComposition();
  const document = {
    id: "d1",
    familyId: "d1",
    version: 1,
    name: "regions.txt",
    sourceSha256: "1".repeat(64),
    textSha256: "0".repeat(64),
    placesSha256: null,
    mediaType: "text/plain",
    encoding: "utf-8",
    bytes: 120,
    chars: 120,
    lines: 6,
    longestLine: 20,
    sample: false,
    warnings: [],
    createdAt: 1,
    deletedAt: null,
  };
  await parts.documents.add(document);
  const piece = { doc: 0, start: 0, end: 1, line: 1, documentId: "of-another", quote: "r" };
  const log = sampleLog.map((event) =>
    event.type === "run-end" ? { ...event, evidence: [piece] } : event,
  );
  const events = JSON.stringify({ events: log }).replace(
    '"textSha256"',
    `"placesSha256":"${"3".repeat(64)}","textSha256"`,
  );
  const same = await jsonOf<Imported>(await open(parts, events));
  const other = events.replace("0".repeat(64), "2".repeat(64));
  const forged = await jsonOf<Imported>(await open(parts, other));
  const idsOf = async (runId: string) =>
    (await parts.eventLog.summary(runId))?.config.documents.map(({ id }) => id);
  expect(await idsOf(same.runId)).toEqual(["d1"]);
  expect(await idsOf(forged.runId)).toEqual(["not-here-1"]);
  const summaries = [same, forged].map(({ runId }) => parts.eventLog.summary(runId));
  for (const summary of await Promise.all(summaries)) {
    const id = summary?.config.documents[0]?.id;
    expect(summary?.evidence.map(({ documentId }) => documentId)).toEqual([id]);
    expect(JSON.stringify(summary)).not.toContain("placesSha256");
  }
});

test("a file reads no text of this installation by naming its hash", async () => {
  const parts = createTestComposition();
  const here = await parts.blobs.put(new TextEncoder().encode("of this installation"));
  const body = { preview: "of …", bytes: 20, sha256: here };
  const events = sampleLog.map((event) => {
    if (event.type === "sandbox-run-end") return { ...event, output: body };
    return event.type === "run-end" && event.answer
      ? { ...event, answer: { ...event.answer, data: { ...body, deep: [body] } } }
      : event;
  });
  const { runId } = await jsonOf<Imported>(await open(parts, JSON.stringify({ events })));
  const api = createApiClient(parts);
  expect((await api("GET", `/api/v1/runs/${runId}/blobs/${here}`)).status).toBe(404);
  const exported = await (await api("GET", `/api/v1/runs/${runId}/export`)).text();
  expect(exported).not.toContain("of this installation");
});

test("what is no trace is refused with a sentence, and leaves nothing behind", async () => {
  const parts = createTestComposition();
  const response = await open(parts, "name,price\npears,3");
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toContain("This looks like plain text");
  expect(await parts.eventLog.list({ kind: "imported", limit: 10 })).toEqual([]);
});

test("a file over the limit is refused while it is read", async () => {
  const parts = createTestComposition({ VERBATIM_MAX_UPLOAD_MB: "1" });
  const response = await open(parts, "x".repeat(1_000_001));
  expect(response.status).toBe(413);
  expect((await jsonOf<Problem>(response)).detail).toContain("over 1 MB");
});

test("files that are sent slowly lie on disk, and keep nobody from opening another", async () => {
  const parts = createTestComposition();
  const uploads = join(parts.env.dataDir, "uploads");
  const before = await readdir(uploads).catch(() => []);
  const senders = Array.from({ length: 3 }, () => new TransformStream<Uint8Array, Uint8Array>());
  const writers = senders.map(({ writable }) => writable.getWriter());
  const slow = senders.map(({ readable }) =>
    createApiClient(parts)("POST", "/api/v1/traces/import?name=slow.json", { body: readable }),
  );
  const bytes = new TextEncoder().encode(aiSdk7);
  for (const writer of writers) await writer.write(bytes.slice(0, 100));
  await expect.poll(async () => (await readdir(uploads)).length).toBe(before.length + 3);
  expect((await open(parts, aiSdk7)).status).toBe(201);
  for (const [index, writer] of writers.entries()) {
    await writer.write(bytes.slice(100));
    await writer.close();
    expect((await slow[index])?.status).toBe(201);
  }
  await expect.poll(async () => (await readdir(uploads)).length).toBe(before.length);
});

test("of many traces at once some are asked to come again, and none is lost in between", async () => {
  const parts = createTestComposition();
  const answers = await Promise.all(Array.from({ length: 4 }, () => open(parts, aiSdk7)));
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201, 429]));
  const stored = await parts.eventLog.list({ kind: "imported", limit: 10 });
  expect(stored).toHaveLength(statuses.filter((status) => status === 201).length);
  expect((await open(parts, aiSdk7)).status).toBe(201);
});

test("a trace that the database does not take leaves nothing behind", async () => {
  const parts = createTestComposition();
  const { eventLog } = parts;
  parts.eventLog = {
    ...eventLog,
    async append(runId, expectedSeq, events) {
      if (events.some(({ spanId }) => spanId === "s5999")) throw new Error("The index is full.");
      await eventLog.append(runId, expectedSeq, events);
    },
  };
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => report.mockRestore());
  const spans = Array.from({ length: 6_000 }, (_, index) => ({
    id: `s${index}`,
    name: "step",
    from: index,
    to: index,
  }));
  expect((await open(parts, otlpFile(spans))).status).toBe(500);
  expect(await eventLog.list({ kind: "imported", limit: 10 })).toEqual([]);
});

test("a trace of 12,000 steps is stored and read whole", async () => {
  const parts = createTestComposition();
  const spans = Array.from({ length: 12_000 }, (_, index) => ({ id: `s${index}`, name: "step" }));
  const { runId, events } = await jsonOf<Imported>(await open(parts, otlpFile(spans)));
  expect(events).toBe(24_002);
  expect(await parts.eventLog.read(runId)).toHaveLength(24_002);
  expect((await parts.eventLog.summary(runId))?.status).toBe("succeeded");
});

test("an export of a run that nobody knows, or in a format that there is not, is refused", async () => {
  const { api } = await withRun();
  expect((await api("GET", "/api/v1/runs/none/export")).status).toBe(404);
  expect((await api("GET", "/api/v1/runs/r1/export?format=pdf")).status).toBe(400);
});

test("a text that is no longer stored is announced where it would stand", async () => {
  const parts = createTestComposition();
  const gone = { ...text("the beginning"), bytes: 90_000, sha256: "f".repeat(64) };
  const log = sampleLog.map((event) =>
    event.type === "sandbox-run-end" ? { ...event, output: gone } : event,
  );
  await parts.eventLog.append("r1", 0, log);
  const api = createApiClient(parts);
  const written = await (await api("GET", "/api/v1/runs/r1/export?format=markdown")).text();
  expect(written).toContain("the beginning\n[Only the beginning is here: the rest of 90 kB");
  const file = await (await api("GET", "/api/v1/runs/r1/export")).text();
  const opened = await jsonOf<Imported>(await open(parts, file));
  expect(opened.warnings).toEqual([
    "The whole of one long text is not in the file (ffffffffffff); only its beginning is shown.",
  ]);
});
