import { beforeEach, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import type { Run } from "@/lib/server/runs/run-shape";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Answer } from "@/lib/trace/event";

let composition: Composition;
let api: ApiClient;
let documentId: string;

beforeEach(async () => {
  composition = createTestComposition();
  api = createApiClient(composition);
  const response = await api("POST", "/api/v1/documents?name=a.txt", { body: "North sold 12.\n" });
  documentId = (await jsonOf<{ id: string }>(response)).id;
});

const post = (form: unknown) =>
  api("POST", "/api/v1/inquiries", {
    json: { documentIds: [documentId], question: "How many units?", form },
  });

async function answered(answer: Partial<Answer>): Promise<string> {
  const { runId } = await jsonOf<{ runId: string }>(await post("free"));
  await takeRun(composition, runId);
  const whole = { text: "x", forced: false, abstained: false, ...answer };
  await endRun(composition, runId, { answer: whole });
  return runId;
}

const dataOf = (runId: string, query = "") => api("GET", `/api/v1/runs/${runId}/data${query}`);

test.each([
  ["a kind", "table"],
  ["a schema", { schema: { type: "object", properties: { n: { type: "number" } } } }],
])("a question may ask for %s, and the run holds it", async (_, form) => {
  const { runId } = await jsonOf<{ runId: string }>(await post(form));
  const { config } = await jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`));
  expect(config.form).toEqual(form);
});

test("free text is no form", async () => {
  const { runId } = await jsonOf<{ runId: string }>(await post("free"));
  const { config } = await jsonOf<Run>(await api("GET", `/api/v1/runs/${runId}`));
  expect(config).not.toHaveProperty("form");
});

test.each([
  ["a kind that is none", "poem", "Name a form"],
  ["a schema that nothing fits", { schema: false }, "No answer can fit the schema"],
  ["crossing bounds", { schema: { type: "array", minItems: 3, maxItems: 2 } }, "minItems of 3"],
  ["a foreign reference", { schema: { $ref: "http://127.0.0.1/s" } }, "same document"],
  ["a pattern that runs away", { schema: { pattern: "^(a+)+$" } }, "groups"],
  ["an enormous schema", { schema: { enum: Array.from({ length: 9_000 }, (_, n) => n) } }, "limit"],
  ["no schema", {}, "Name a form"],
])("%s is refused at its field before the run", async (_, form, words) => {
  const response = await post(form);
  expect(response.status).toBe(400);
  const { detail, errors } = await jsonOf<Problem>(response);
  expect(detail).toContain(words);
  expect(errors?.[0]?.pointer).toMatch(/^\/form/);
  expect(await composition.eventLog.list({ limit: 1 })).toEqual([]);
});

test("a schema of a hundred thousand levels is refused like any other", async () => {
  const levels = 100_000;
  const schema = `${'{"not":'.repeat(levels)}{}${"}".repeat(levels)}`;
  const response = await api("POST", "/api/v1/inquiries", {
    body: `{"documentIds":["${documentId}"],"question":"?","form":{"schema":${schema}}}`,
    headers: { "content-type": "application/json" },
  });
  expect(response.status).toBe(400);
  expect((await jsonOf<Problem>(response)).detail).toContain("nested deeper");
});

test("data comes as JSON or as CSV, each as a file of its run", async () => {
  const rows = [
    { region: "north", units: 12, note: "=1+1" },
    { region: 'a "b", c', units: -3 },
  ];
  const runId = await answered({ data: rows });
  const json = await dataOf(runId);
  expect(json.headers.get("content-disposition")).toBe(`attachment; filename="${runId}.json"`);
  expect(await jsonOf(json)).toEqual(rows);
  const csv = await dataOf(runId, "?format=csv");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("x-content-type-options")).toBe("nosniff");
  const expected = `region,units,note\r\nnorth,12,'=1+1\r\n"a ""b"", c",-3,\r\n`;
  expect(await csv.text()).toBe(expected);
  const marked = await dataOf(runId, "?format=csv&bom=true");
  expect([...new Uint8Array(await marked.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test("false and zero are data", async () => {
  expect(await jsonOf(await dataOf(await answered({ data: false })))).toBe(false);
  expect(await (await dataOf(await answered({ data: 0 }), "?format=csv")).text()).toBe(
    "value\r\n0\r\n",
  );
});

test("where there is no data, the refusal says why", async () => {
  const running = await jsonOf<{ runId: string }>(await post("number"));
  const refusals: [string, number, string][] = [
    [running.runId, 409, "has not ended yet"],
    [await answered({}), 404, "a text without data"],
    [await answered({ abstained: true }), 404, "without an answer"],
    ["none", 404, 'no run "none"'],
  ];
  for (const [runId, status, words] of refusals) {
    const response = await dataOf(runId);
    expect(response.status).toBe(status);
    expect((await jsonOf<Problem>(response)).detail).toContain(words);
  }
  expect((await dataOf(await answered({ data: 1 }), "?format=xml")).status).toBe(400);
});
