import { expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { appendEvents, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Verification } from "@/lib/server/verifications/verification-shape";
import { createMemoryVerificationStore } from "@/lib/store/memory-verification-store";
import type { NewTraceEvent } from "@/lib/trace/event";

type Started = { api: ApiClient; parts: Composition; runId: string; documentId: string };

async function asked(verifications = createMemoryVerificationStore()): Promise<Started> {
  const parts = createTestComposition({}, { verifications });
  const api = createApiClient(parts);
  const added = await api("POST", "/api/v1/documents?name=fees.txt", {
    body: "The fee is $500.\n",
    headers: { "content-type": "text/plain" },
  });
  const { id: documentId } = await jsonOf<{ id: string }>(added);
  const order = { documentIds: [documentId], question: "What is the fee?" };
  const started = await api("POST", "/api/v1/inquiries", { json: order });
  const { runId } = await jsonOf<{ runId: string }>(started);
  return { api, parts, runId, documentId };
}

const body = (text: string) => ({ preview: text, bytes: text.length, sha256: null });
const answer = { text: "$500", forced: false, abstained: false };

/** One cell that proposed an answer, which was published. */
function answeringCell(): NewTraceEvent[] {
  const evidence = [{ doc: 0, start: 0, end: 16, line: 1, of: null, pattern: null }];
  const final = { kind: "propose", answer: "$500", evidence, badEvidence: [] } as const;
  return [
    {
      type: "sandbox-run-start",
      spanId: "iteration-1/cell",
      parentSpanId: "iteration-1",
      name: "cell 1",
      cell: 1,
      code: body("FINAL('$500', ['The fee is $500.'])"),
      written: null,
      repairs: [],
    },
    {
      type: "sandbox-run-end",
      spanId: "iteration-1/cell",
      outcome: { status: "ok" },
      output: body(""),
      droppedChars: 0,
      value: null,
      final: { ...final, evidence: [...evidence], badEvidence: [] },
      hostCalls: 0,
      notes: [],
      toolUses: [],
      cpuMs: 1,
      wallMs: 1,
      peakMemoryBytes: 0,
      restarted: false,
      flow: null,
      variables: [],
      reads: [],
    },
    {
      type: "gate-end",
      spanId: "iteration-1/gate",
      parentSpanId: "iteration-1",
      name: "answer gate",
      decision: "published",
      answer: "$500",
      claims: [],
      evidence: [],
      message: "",
    },
  ];
}

async function answered(started: Started): Promise<Started> {
  await takeRun(started.parts, started.runId);
  await appendEvents(started.parts, started.runId, answeringCell());
  await endRun(started.parts, started.runId, { answer });
  return started;
}

test("an outcome that is there in time comes at once, and is listed", async () => {
  const result = {
    status: "same",
    cells: 1,
    recordedReplies: 0,
    modelCalls: 0,
    isReadingUnchecked: false,
    evidence: [],
  } as const;
  const store = createMemoryVerificationStore(
    ({ id }) =>
      void store.end(id, { endedAt: 5, result: { ...result, evidence: [] }, error: null }),
  );
  const { api, runId, documentId } = await answered(await asked(store));
  const response = await api("POST", `/api/v1/runs/${runId}/verifications`);
  expect(response.status).toBe(200);
  const made = await jsonOf<Verification>(response);
  expect(made).toMatchObject({ state: "ended", result: { status: "same" }, askedBy: "person" });
  expect(made.documents).toMatchObject([{ id: documentId, version: 1 }]);
  const listed = await api("GET", `/api/v1/runs/${runId}/verifications`);
  expect(await listed.json()).toEqual({ verifications: [made] });
  const past = await api("GET", `/api/v1/documents/${documentId}/past-answers`);
  expect(await past.json()).toMatchObject({
    answers: [{ run: { id: runId }, verification: made }],
  });
});

test("one that takes longer is answered with where to ask for it", async () => {
  const { api, parts, runId } = await answered(await asked());
  const response = await api("POST", `/api/v1/runs/${runId}/verifications?wait=0`, { json: {} });
  expect(response.status).toBe(202);
  const { url, id } = await jsonOf<Verification>(response);
  expect(await jsonOf(await api("GET", url))).toMatchObject({ id, state: "queued" });
  await parts.verifications.end(id, { endedAt: 9, result: null, error: "It could not." });
  expect(await jsonOf(await api("GET", url))).toMatchObject({ state: "failed" });
});

test("a run without an answer says why it cannot be checked", async () => {
  const started = await asked();
  const path = `/api/v1/runs/${started.runId}/verifications`;
  const early = await started.api("POST", path);
  expect(early.status).toBe(409);
  expect(await early.json()).toMatchObject({ detail: expect.stringContaining("not ended yet") });
  await takeRun(started.parts, started.runId);
  await endRun(started.parts, started.runId, {
    outcome: { status: "error", code: "unauthorized", message: "The key is wrong." },
  });
  const failed = await started.api("POST", path);
  expect(failed.status).toBe(409);
  expect(await failed.json()).toMatchObject({
    detail: expect.stringContaining("The key is wrong"),
  });
});

test("documents are given one for one, and must exist", async () => {
  const { api, runId, documentId } = await answered(await asked());
  const path = `/api/v1/runs/${runId}/verifications?wait=0`;
  const two = await api("POST", path, { json: { documentIds: [documentId, documentId] } });
  expect(two.status).toBe(422);
  const other = await api("POST", "/api/v1/documents?name=other.txt", {
    body: "Something else.\n",
    headers: { "content-type": "text/plain" },
  });
  const { id: otherId } = await jsonOf<{ id: string }>(other);
  const foreign = await api("POST", path, { json: { documentIds: [otherId] } });
  expect(await foreign.text()).toContain('\\"other.txt\\" is no version of \\"fees.txt\\"');
  const unknown = await api("POST", path, { json: { documentIds: ["nobody"] } });
  expect(await unknown.json()).toMatchObject({ errors: [{ pointer: "/documentIds/0" }] });
  expect((await api("POST", path, { json: { documentIds: [documentId] } })).status).toBe(202);
  expect((await api("POST", "/api/v1/runs/nobody/verifications")).status).toBe(404);
});

test("an answer found in a document that was removed is checked on its stored text", async () => {
  const { api, runId, documentId } = await answered(await asked());
  await api("DELETE", `/api/v1/documents/${documentId}`);
  const response = await api("POST", `/api/v1/runs/${runId}/verifications?wait=0`);
  expect(await response.json()).toMatchObject({ documents: [{ id: documentId, version: 1 }] });
});
