import { once } from "node:events";
import { beforeEach, expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import type { Composition } from "@/lib/server/composition";
import type { RegressionCaseView } from "@/lib/server/regression-cases/regression-case-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Claim } from "@/lib/trace/event";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const cases = "/api/v1/regression-cases";
const text = "The fee is 500 EUR.\nThe term is 3 years.\n";

async function upload(): Promise<string> {
  const added = await api("POST", "/api/v1/documents?name=fées (1).md", {
    body: text,
    headers: { "content-type": "text/plain" },
  });
  return (await jsonOf<{ id: string }>(added)).id;
}

function claim(words: string, mark: Claim["mark"] = "verified"): Claim {
  return { kind: "number", text: words, mark, start: 0, end: words.length, places: [] };
}

async function answered(documentId: string, claims: Claim[] = [claim("500")]): Promise<string> {
  const order = { documentIds: [documentId], question: "What is the fee?" };
  const started = await api("POST", "/api/v1/inquiries", { json: order });
  const { runId } = await jsonOf<{ runId: string }>(started);
  await takeRun(parts, runId);
  await endRun(parts, runId, {
    answer: { text: "500 EUR", data: 500, forced: false, abstained: false },
    claims,
  });
  return runId;
}

async function listed(): Promise<RegressionCaseView[]> {
  return (await jsonOf<{ cases: RegressionCaseView[] }>(await api("GET", cases))).cases;
}

test("a checked answer is kept once, listed, removed, and brought back", async () => {
  const runId = await answered(await upload());
  const saved = await api("POST", cases, { json: { runId } });
  expect(saved.status).toBe(201);
  const kept = await jsonOf<RegressionCaseView>(saved);
  expect(kept).toMatchObject({ runId, question: "What is the fee?", lastRun: null });
  expect(await jsonOf(await api("POST", cases, { json: { runId } }))).toEqual(kept);
  expect(await listed()).toEqual([kept]);
  await api("DELETE", `${cases}/${kept.id}`);
  expect(await listed()).toEqual([]);
  await api("POST", cases, { json: { runId } });
  expect(await listed()).toHaveLength(1);
  expect((await api("DELETE", `${cases}/nobody`)).status).toBe(404);
});

test.each([
  ["an unsupported claim", [claim("500", "unsupported")], {}, "“500” is unsupported"],
  ["nothing checked", [], {}, "could be checked"],
  ["a limit that cut it off", [claim("500")], { forced: true }, "limit"],
  ["an abstention", [], { abstained: true }, "gave no answer"],
])("an answer with %s is not kept, and it is said why", async (_what, claims, part, words) => {
  const documentId = await upload();
  const order = { documentIds: [documentId], question: "What is the fee?" };
  const started = await api("POST", "/api/v1/inquiries", { json: order });
  const { runId } = await jsonOf<{ runId: string }>(started);
  const early = await api("POST", cases, { json: { runId } });
  expect(await early.json()).toMatchObject({ detail: expect.stringContaining("not ended") });
  await takeRun(parts, runId);
  const answer = { text: "500", forced: false, abstained: false, ...part };
  await endRun(parts, runId, { answer, claims });
  const refused = await api("POST", cases, { json: { runId } });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining(words) });
});

test.each([
  ["The fee is 500 EUR.", "passed"],
  ["The fee is 650 EUR.", "failed"],
])("asked again with the models of today, %j has %s", async (words, outcome) => {
  const documentId = await upload();
  const runId = await answered(documentId);
  const { id } = await jsonOf<RegressionCaseView>(await api("POST", cases, { json: { runId } }));
  await api("DELETE", `/api/v1/documents/${documentId}`);
  const started = await api("POST", `${cases}/${id}/runs`);
  expect(started.status).toBe(202);
  const again = (await jsonOf<{ runId: string }>(started)).runId;
  expect((await listed())[0]?.lastRun).toMatchObject({ runId: again, outcome: "running" });
  await takeRun(parts, again);
  await endRun(parts, again, { answer: { text: words, forced: false, abstained: false } });
  expect((await listed())[0]?.lastRun).toMatchObject({ outcome, answer: words });
});

test("the newest check of a case is the one on its own texts", async () => {
  const documentId = await upload();
  const runId = await answered(documentId);
  await api("POST", cases, { json: { runId } });
  const [run] = await parts.eventLog.list({ limit: 1 });
  const own = run?.config.documents[0]?.textSha256 ?? "";
  const queued = { runId, askedBy: "person", endedAt: null, result: null, error: null } as const;
  const document = { id: documentId, name: "fees.md", version: 1 };
  for (const [id, textSha256, createdAt] of [
    ["own", own, 5],
    ["other", "f".repeat(64), 6],
  ] as const) {
    const documents = [{ ...document, textSha256 }];
    await parts.verifications.queue({ ...queued, id, createdAt, documents });
  }
  expect((await listed())[0]?.lastVerification).toMatchObject({ id: "own", state: "queued" });
});

test("the export holds the questions and their texts", async () => {
  expect((await api("GET", `${cases}/export`)).status).toBe(404);
  const runId = await answered(await upload());
  const { id } = await jsonOf<RegressionCaseView>(await api("POST", cases, { json: { runId } }));
  const response = await api("GET", `${cases}/export`);
  expect(response.headers.get("content-disposition")).toContain("regression-cases.zip");
  const files = await unzipped(Buffer.from(await response.arrayBuffer()));
  const [path = ""] = [...files.keys()].filter((name) => name.startsWith("docs/"));
  expect(path).toMatch(/^docs\/[0-9a-f]{12}-fées_1_\.md\.txt$/);
  expect(files.get(path)).toBe(text);
  expect(JSON.parse(files.get("questions.jsonl") ?? "")).toEqual({
    id,
    doc: path,
    question: "What is the fee?",
    kind: "saved",
    answer: 500,
    check: "number",
  });
});

async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await new Promise<import("yauzl").ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: false }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  const reading: Promise<void>[] = [];
  zip.on("entry", (entry: import("yauzl").Entry) => {
    reading.push(
      new Promise((resolve, reject) =>
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(Buffer.from(chunk));
          files.set(entry.fileName, Buffer.concat(chunks).toString());
          resolve();
        }),
      ),
    );
  });
  await once(zip, "end");
  await Promise.all(reading);
  return files;
}
