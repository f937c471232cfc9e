import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { RunClaims } from "@/lib/server/runs/claims-shape";
import type { RunCoverage } from "@/lib/server/runs/coverage-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { appendEvents, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { ClaimSource } from "@/lib/trace/cell-facts";
import type { Claim } from "@/lib/trace/event";
import { type CellFacts, cellEvents } from "@/lib/trace/testing/cell-log";

const text = "North sold 12 units.\nSouth sold 30 units.\n";

let composition: Composition;
let api: ApiClient;
let documentId: string;
let runId: string;

beforeEach(async () => {
  composition = createTestComposition();
  api = createApiClient(composition);
  const added = await api("POST", "/api/v1/documents?name=report.txt", { body: text });
  documentId = (await jsonOf<{ id: string }>(added)).id;
  const json = { documentIds: [documentId], question: "How many units?" };
  runId = (await jsonOf<{ runId: string }>(await api("POST", "/api/v1/inquiries", { json }))).runId;
  await takeRun(composition, runId);
});

const counting: CellFacts = {
  flow: {
    steps: [
      {
        line: 1,
        endLine: 1,
        writes: [{ name: "total", line: 1, isNew: true }],
        reads: ["grep"],
        isFunction: false,
        shows: false,
      },
    ],
    nativeReads: [],
  },
  toolUses: [
    { tool: "grep", argument: "", hits: 1, places: [{ doc: 0, start: 0, end: 20, line: 1 }] },
  ],
  reads: [
    { doc: 0, how: "tool", ranges: [0, 42] },
    { doc: 0, how: "printed", ranges: [0, 21] },
  ],
};

async function ended(source: ClaimSource | null, mark: Claim["mark"] = "computed"): Promise<void> {
  await appendEvents(composition, runId, cellEvents([counting]));
  await endRun(composition, runId, {
    answer: { text: "42 units", forced: false, abstained: false },
    claims: [
      {
        kind: "number",
        text: "42",
        mark,
        start: 0,
        end: 2,
        places: [],
        ...(source ? { source } : {}),
      },
    ],
  });
}

const claims = async () => {
  const response = await api("GET", `/api/v1/runs/${runId}/claims`);
  return (await jsonOf<RunClaims>(response)).claims;
};

test("a computed claim comes with its cell, variable, line and the places read for it", async () => {
  await ended({ kind: "variable", cell: 1, name: "total", isSize: false });
  const [claim] = await claims();
  expect(claim).toMatchObject({
    text: "42",
    mark: "computed",
    lineage: {
      variable: { cell: 1, name: "total", isSize: false },
      cell: { number: 1, spanId: "iteration-1/cell", line: 1 },
      spans: [{ documentId, start: 0, end: 20, line: 1 }],
      isFollowed: true,
      note: 'The value is "total" of cell 1, line 1.',
    },
  });
});

test("what is not known is said", async () => {
  const candidates = ["a", "b"].map((name) => ({ cell: 1, name, isSize: false }));
  await ended({ kind: "ambiguous", candidates });
  const [claim] = await claims();
  expect(claim?.lineage).toMatchObject({
    variable: null,
    candidates,
    cell: null,
    spans: [],
    note: 'Several variables held this value: "a" of cell 1, "b" of cell 1. Which of them was meant is not known.',
  });
});

test("a value that was only printed leads to its cell, and says so", async () => {
  await ended({ kind: "printed", cell: 1 });
  const [claim] = await claims();
  expect(claim?.lineage?.note).toMatch(
    /^The value is printed by cell 1, but which variable held it is not known\./,
  );
});

test("a claim that nothing is known of has no lineage", async () => {
  await ended(null, "given");
  expect((await claims()).map(({ lineage }) => lineage)).toEqual([null]);
});

test("coverage tells the shares of each document, of a running run too", async () => {
  const coverage = async () => {
    const response = await api("GET", `/api/v1/runs/${runId}/coverage`);
    return (await jsonOf<RunCoverage>(response)).documents;
  };
  expect(await coverage()).toMatchObject([{ documentId, chars: 42, unseen: { share: 1 } }]);
  await appendEvents(composition, runId, cellEvents([counting]));
  expect(await coverage()).toMatchObject([
    {
      name: "report.txt",
      printed: { chars: 21, share: 0.5, ranges: [[0, 21]] },
      subCalls: { chars: 0, ranges: [] },
      searched: { chars: 21, share: 0.5, ranges: [[21, 42]] },
      unseen: { chars: 0, share: 0 },
      searchedByCodeAlone: 0,
    },
  ]);
});

test.each(["claims", "coverage"])("of a run that is not there no %s are told", async (what) => {
  const response = await api("GET", `/api/v1/runs/gone/${what}`);
  expect(response.status).toBe(404);
});
