import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { MOST_PAST_RUNS } from "@/lib/server/verifications/verify-past-answers";
import type { StoredDocument } from "@/lib/store/document-store";
import type { StoredVerification } from "@/lib/store/verification-store";

const contract = [
  "SUPPLY AGREEMENT",
  "The monthly fee is $500.",
  "Either party may end this agreement with a notice of thirty days.",
  "The governing law is the law of Delaware.",
  "",
].join("\n");
const dearer = contract.replace("$500", "$650");
const poem = "Roses are red,\nviolets are blue,\nsugar is sweet.\n";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const text = { "content-type": "text/plain" };

async function upload(content: string, name = "contract.txt"): Promise<string> {
  const response = await api("POST", `/api/v1/documents?name=${name}`, {
    body: content,
    headers: text,
  });
  return (await jsonOf<{ id: string }>(response)).id;
}

function send(id: string, content: BodyInit, query = "name=contract.txt"): Promise<Response> {
  return api("POST", `/api/v1/documents/${id}/versions?${query}`, { body: content, headers: text });
}

async function listed(): Promise<StoredDocument[]> {
  const list = await api("GET", "/api/v1/documents");
  return (await jsonOf<{ documents: StoredDocument[] }>(list)).documents;
}

async function versions(id: string): Promise<number[]> {
  const list = await api("GET", `/api/v1/documents/${id}/versions`);
  const found = await jsonOf<{ versions: StoredDocument[] }>(list);
  return found.versions.map(({ version }) => version);
}

test("a new version takes the older one's place on the list; the older text stays", async () => {
  const id = await upload(contract);
  const response = await send(id, dearer);
  expect(response.status).toBe(201);
  const added = await jsonOf<StoredDocument>(response);
  expect(added).toMatchObject({ familyId: id, version: 2 });
  expect((await listed()).map((document) => document.id)).toEqual([added.id]);
  expect(await versions(id)).toEqual([1, 2]);
  const older = await api("GET", `/api/v1/documents/${id}/text`);
  expect(await older.text()).toBe(contract);
});

test("what a version changed is told line by line, against the one before or any other", async () => {
  const id = await upload(contract);
  const first = await api("GET", `/api/v1/documents/${id}/changes`);
  expect(first.status).toBe(404);
  const second = await jsonOf<StoredDocument>(await send(id, dearer));
  const third = await jsonOf<StoredDocument>(await send(id, `${dearer}Signed.\n`));
  const change = {
    oldLine: 2,
    newLine: 2,
    removed: ["The monthly fee is $500."],
    added: ["The monthly fee is $650."],
    unlisted: 0,
  };
  const before = await api("GET", `/api/v1/documents/${second.id}/changes`);
  expect(await before.json()).toMatchObject({ from: { id, version: 1 }, changes: [change] });
  const all = await api("GET", `/api/v1/documents/${third.id}/changes?from=${id}`);
  expect(await all.json()).toMatchObject({ addedLines: 2, removedLines: 1, isWhole: true });
});

test("another document altogether is asked about before it is taken, and nothing is lost", async () => {
  const id = await upload(contract);
  const refused = await send(id, poem, "name=poem.txt");
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    type: "urn:verbatim:problem:needs-confirmation",
    detail: expect.stringContaining("0 % of its lines"),
  });
  expect(await versions(id)).toEqual([1]);
  const taken = await send(id, poem, "name=poem.txt&confirm=true");
  expect(await taken.json()).toMatchObject({ version: 2, name: "poem.txt" });
});

test("a file with nothing new in it is refused, and so is an older version's own file", async () => {
  const id = await upload(contract);
  const same = await send(id, `\ufeff${contract}`);
  expect(await same.json()).toMatchObject({ detail: expect.stringContaining("same text") });
  await send(id, dearer);
  const again = await send(id, contract);
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ detail: expect.stringContaining("version 1") });
  expect(await versions(id)).toEqual([1, 2]);
});

test("a file that was uploaded by itself before becomes the version, its runs kept", async () => {
  const id = await upload(contract);
  const separate = await upload(dearer);
  const taken = await jsonOf<StoredDocument>(await send(id, dearer));
  expect(taken).toMatchObject({ id: separate, familyId: id, version: 2 });
  expect(await listed()).toHaveLength(1);
});

test("versions uploaded at once are all taken, each with a number of its own", async () => {
  const id = await upload(contract);
  const fees = ["$510", "$520", "$530"].map((fee) => contract.replace("$500", fee));
  const responses = await Promise.all(fees.map((fee) => send(id, fee)));
  expect(responses.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await versions(id)).toEqual([1, 2, 3, 4]);
});

test("an upload that fails midway leaves the versions as they were", async () => {
  const id = await upload(contract);
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(dearer));
    },
    pull(controller) {
      controller.error(new Error("the connection is gone"));
    },
  });
  expect((await send(id, broken)).status).toBe(400);
  expect((await send(id, "\u0000\u0001\u0002".repeat(2_000))).status).toBe(422);
  expect((await send("nobody", dearer)).status).toBe(404);
  expect(await versions(id)).toEqual([1]);
  expect((await send(id, dearer)).status).toBe(201);
});

test("past answers are put to the test on the new version, each once, behind people's own", async () => {
  const id = await upload(contract);
  const other = await upload(poem, "poem.txt");
  const ask = async (documentIds: string[]) => {
    const order = { documentIds, question: "What is the fee?" };
    const started = await api("POST", "/api/v1/inquiries", { json: order });
    return (await jsonOf<{ runId: string }>(started)).runId;
  };
  const [alone, both, failed] = [await ask([id]), await ask([other, id]), await ask([id])];
  for (const runId of [alone, both, failed]) {
    await takeRun(parts, runId);
    const answer = { text: "$500", forced: false, abstained: false };
    const outcome = { status: "error", code: "timeout", message: "Too slow." } as const;
    await endRun(parts, runId, runId === failed ? { outcome } : { answer });
  }
  const version = await jsonOf<StoredDocument>(await send(id, dearer));
  const past = await api("GET", `/api/v1/documents/${version.id}/past-answers`);
  type Past = { answers: { run: { id: string }; verification: StoredVerification }[] };
  const { answers } = await jsonOf<Past>(past);
  expect(answers.map(({ run }) => run.id).sort()).toEqual([alone, both].sort());
  const ofBoth = answers.find(({ run }) => run.id === both)?.verification;
  expect(ofBoth?.askedBy).toBe("new-version");
  expect(ofBoth?.documents.map((document) => document.id)).toEqual([other, version.id]);
  const again = await api("POST", `/api/v1/documents/${version.id}/past-answers`);
  expect(again.status).toBe(202);
  expect((await jsonOf<Past>(again)).answers).toHaveLength(2);
  const queued = await parts.verifications.list({ documentId: version.id, limit: 10 });
  expect(queued).toHaveLength(2);
  const fork = await api("POST", `/api/v1/runs/${alone}/fork`, {
    json: { documentIds: [version.id] },
  });
  expect(fork.status).toBe(202);
});

test("the newest version takes the older ones off the list with it, and brings them back", async () => {
  const id = await upload(contract);
  const newest = await jsonOf<StoredDocument>(await send(id, dearer));
  await api("DELETE", `/api/v1/documents/${newest.id}`);
  expect(await listed()).toEqual([]);
  await api("POST", `/api/v1/documents/${newest.id}/restore`);
  expect((await listed()).map((document) => document.id)).toEqual([newest.id]);
  expect(await versions(id)).toEqual([1, 2]);
  await api("DELETE", `/api/v1/documents/${id}`);
  expect(await versions(newest.id)).toEqual([2]);
});

test("however many answers were recorded elsewhere, those of this installation are put to the test", async () => {
  const id = await upload(contract);
  const order = { documentIds: [id], question: "What is the fee?" };
  const started = await api("POST", "/api/v1/inquiries", { json: order });
  const { runId } = await jsonOf<{ runId: string }>(started);
  await takeRun(parts, runId);
  await endRun(parts, runId, { answer: { text: "$500", forced: false, abstained: false } });
  const own = await parts.eventLog.read(runId);
  const imported = {
    ...{ format: "verbatim" as const, file: null, producer: null, runId: null },
    ...{ kind: "inquiry" as const, importedAt: 1 },
  };
  const elsewhere = own.map((event) =>
    event.type === "run-start"
      ? { ...event, at: event.at + 1_000, kind: "imported" as const, imported }
      : event,
  );
  for (let run = 0; run < MOST_PAST_RUNS; run += 1)
    await parts.eventLog.append(`elsewhere-${run}`, 0, elsewhere);
  const version = await jsonOf<StoredDocument>(await send(id, dearer));
  const queued = await parts.verifications.list({ documentId: version.id, limit: 10 });
  expect(queued.map((verification) => verification.runId)).toEqual([runId]);
});
