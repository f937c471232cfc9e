/** Questions over several documents: real sandbox, search and gate; a scripted model. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { requestHash } from "@/lib/model/request-hash";
import { type ScriptedModel, scriptedModel } from "@/lib/model/scripted-model";
import { createSandboxPool, type SandboxPool } from "@/lib/sandbox/sandbox-pool";
import type { Composition } from "@/lib/server/composition";
import { chosenDocuments } from "@/lib/server/documents/chosen-documents";
import { executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { startInquiry } from "@/lib/server/runs/start-inquiry";
import { createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createTextCache } from "@/lib/server/text-cache";
import { createBodies } from "@/lib/store/bodies";
import type { RunSummary } from "@/lib/trace/run-summary";

const lease2023 =
  "LEASE\n1. Term. Five years.\n2. Notice. The notice period is 30 days.\n3. Rent. 900 EUR.\n";
const lease2024 =
  "LEASE\n1. Term. Five years.\n2. Notice. The notice period is 60 days.\n3. Rent. 950 EUR.\n";

let pool: SandboxPool;
let folder: string;
let parts: Composition;
let ids: [string, string];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "several-documents-"));
  pool = createSandboxPool({ size: 1 });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

async function upload(name: string, body: string, path = "documents"): Promise<string> {
  const api = createApiClient(parts);
  const response = await api("POST", `/api/v1/${path}?name=${name}`, { body });
  return (await jsonOf<{ id: string }>(response)).id;
}

beforeEach(async () => {
  parts = createTestComposition({
    VERBATIM_BASE_URL: "http://127.0.0.1:9/v1",
    VERBATIM_MODEL: "scripted",
  });
  ids = [await upload("lease-2023.txt", lease2023), await upload("lease-2024.txt", lease2024)];
});

const cell = (code: string) => `\`\`\`ts\n${code}\n\`\`\``;

async function ask(replies: readonly string[], documentIds: readonly string[] = ids) {
  const model = scriptedModel(replies);
  const runId = await startInquiry(parts, {
    documentIds: [...documentIds],
    question: "What changed between the two leases?",
    mode: "rlm",
  });
  const files = createRunFiles({
    ...parts,
    texts: createTextCache(1e8),
    search: (path, query) => parts.reader.fuzzy(path, query),
  });
  await executeRun(
    runId,
    {
      ...parts,
      bodies: createBodies(parts.blobs),
      files,
      openSandbox: pool.open,
      hashRequest: requestHash,
      callModelFor: async () => model,
      prices: async () => () => null,
      worker: "test",
    },
    new AbortController().signal,
  );
  const summary = await parts.eventLog.summary(runId);
  if (!summary) throw new Error("The run left no log.");
  return { model, summary };
}

const firstMessage = (model: ScriptedModel) => model.requests[0]?.messages[1]?.content ?? "";

const places = ({ evidence }: RunSummary) =>
  evidence.map(({ doc, documentId, line, quote }) => [doc, documentId, line, quote]);

const lines =
  "const notice = documents.map((_, doc) => grep('notice period is (\\\\d+) days', { doc })[0]);\nprint(notice.map((span) => span.groups[0]));";

test("the answer's values are held by evidence of each document, which it names", async () => {
  const { summary, model } = await ask([
    cell(lines),
    cell(
      "FINAL(`The notice period rose from ${notice[0].groups[0]} to ${notice[1].groups[0]} days.`, notice);",
    ),
  ]);
  expect(firstMessage(model)).toContain("[0] lease-2023.txt: ");
  expect(firstMessage(model)).toContain("[1] lease-2024.txt: ");
  expect(firstMessage(model)).toContain("The tools look at document 0 unless you name another");
  expect(summary.answer?.text).toBe("The notice period rose from 30 to 60 days.");
  expect(places(summary)).toEqual([
    [0, ids[0], 3, "notice period is 30 days"],
    [1, ids[1], 3, "notice period is 60 days"],
  ]);
  const [from, to] = summary.claims;
  expect([from, to].map((claim) => claim?.places[0]?.doc)).toEqual([0, 1]);
});

test("a value of the one document is not held by evidence of the other", async () => {
  const { summary, model } = await ask([
    cell(lines),
    cell('FINAL("The rent of 2024 is 950 EUR.", [cite("Rent. 900 EUR.")]);'),
    cell('FINAL("The rent of 2024 is 950 EUR.", [cite("Rent. 950 EUR.")]);'),
    cell("FINAL()"),
  ]);
  expect(model.requests[2]?.messages.at(-1)?.content).toContain("FINAL was not accepted yet");
  expect(places(summary)).toEqual([[1, ids[1], 4, "Rent. 950 EUR."]]);
});

test("a held answer is shown with the document of each piece of evidence", async () => {
  const { model } = await ask([
    cell(lines),
    cell(
      "const rent = documents.map((_, doc) => grep('Rent. ([0-9]+)', { doc })[0]);\nFINAL(`From ${rent[0].groups[0]} to ${rent[1].groups[0]}`, rent);",
    ),
    cell("FINAL()"),
  ]);
  const told = model.requests[2]?.messages.at(-1)?.content;
  expect(told).toContain("FINAL is held");
  expect(told).toContain("  lease-2023.txt, L4");
  expect(told).toContain("  lease-2024.txt, L4");
});

test("one document is asked about without a word on others", async () => {
  const { model } = await ask([cell("ABSTAIN('x')")], [ids[0]]);
  expect(firstMessage(model)).not.toContain("The tools look at document 0");
});

test("two versions of one document are told apart by their number", async () => {
  const young = await upload(
    "lease-2023.txt",
    lease2024.replace("950", "990"),
    `documents/${ids[0]}/versions`,
  );
  const { summary, model } = await ask([cell("ABSTAIN('x')")], [ids[0], young]);
  const names = summary.config.documents.map(({ name }) => name);
  expect(names).toEqual(["lease-2023.txt (v1)", "lease-2023.txt (v2)"]);
  expect(firstMessage(model)).toContain("[1] lease-2023.txt (v2): ");
});

test("an older version that is chosen by its id can be asked about, a removed document cannot", async () => {
  const young = await upload(
    "lease-2023.txt",
    lease2024.replace("950", "990"),
    `documents/${ids[0]}/versions`,
  );
  const listed = await parts.documents.list();
  expect(listed.map(({ id }) => id)).not.toContain(ids[0]);
  const chosen = await chosenDocuments(parts, listed, [ids[0], young, "none", "a/b"]);
  expect(chosen.map(({ id }) => id).toSorted()).toEqual([ids[0], ids[1], young].toSorted());
  await parts.documents.setDeleted(ids[0], 1);
  expect(await chosenDocuments(parts, listed, [ids[0]])).toEqual(listed);
});
