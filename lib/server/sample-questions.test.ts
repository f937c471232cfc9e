import { afterAll, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { requestHash } from "@/lib/model/request-hash";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import { executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { startInquiry } from "@/lib/server/runs/start-inquiry";
import { sampleQuestions } from "@/lib/server/sample-questions";
import { loadSamples } from "@/lib/server/samples";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createTextCache } from "@/lib/server/text-cache";
import { createBodies } from "@/lib/store/bodies";

const pool = createSandboxPool({ size: 1 });
afterAll(() => pool.close());

const parts = createTestComposition();
await loadSamples(parts);
const documents = await parts.documents.list();
const asked = [...sampleQuestions(documents, "en"), ...sampleQuestions(documents, "ja")];

/** What some of the answers must hold; the others are checked by the engine's own tests. */
const known: Record<string, string> = {
  "What are the net sales in total?":
    "13,000,000 EUR\nThe text states a total of 13,150,000 EUR instead",
  "How many requests have status 503?": "439",
  "Which upstream has the most requests with status 503?": "payments",
  "Which law governs this agreement?": "Austria",
  "How many times does the word “Supplier” occur?": "12",
  "「Supplier」という単語は何回出てきますか？": "12",
  "status が 503 の行は何行ありますか？": "439",
  "status が 503 の行が最も多い upstream はどれですか？": "payments",
  "第16.1条を引用してください。": "This Agreement is governed by the law of Austria",
};

test.each(asked)("the built-in engine answers: $question", async ({ documentId, question }) => {
  const runId = await startInquiry(parts, { documentIds: [documentId], question });
  const files = createRunFiles({
    blobs: parts.blobs,
    texts: createTextCache(1e8),
    search: (path, query) => parts.reader.fuzzy(path, query),
  });
  const builtin = createBuiltinModel();
  await executeRun(
    runId,
    {
      ...parts,
      bodies: createBodies(parts.blobs),
      files,
      openSandbox: pool.open,
      hashRequest: requestHash,
      callModelFor: async () => builtin,
      prices: async () => () => 0,
      worker: "test",
    },
    new AbortController().signal,
  );
  const run = await parts.eventLog.summary(runId);
  expect(run?.answer).toMatchObject({ abstained: false, forced: false });
  expect(run?.evidence.length).toBeGreaterThan(0);
  expect(run?.claims.filter(({ mark }) => mark === "unsupported")).toEqual([]);
  expect(run?.answer?.text).toContain(known[question] ?? "");
});
