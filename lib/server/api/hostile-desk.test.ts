import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Composition } from "@/lib/server/composition";
import { openStores, type Stores } from "@/lib/server/database";
import {
  notice,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { type ApiClient, createApiClient } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

let database: TestDatabase;
let stores: Stores;
let parts: Composition;
let api: ApiClient;
let id: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const doubles = createTestComposition();
  stores = openStores({ databaseUrl: database.url, poolSize: 5, dataDir: doubles.env.dataDir });
  parts = { ...doubles, ...stores, newId: () => crypto.randomUUID(), clock: Date.now };
  api = createApiClient(parts);
  await parts.repositories.add(sampleRepository());
  await setPages(parts, { "docs/retries.md": retriesPage });
  id = (await notice(parts)).id;
});
afterAll(async () => {
  await stores.close();
  await database.drop();
});

const runs = { numRuns: 50 };
const told = [200, 202, 400, 404, 409, 422];

/** Any text, with what databases do not like: NUL, half of a surrogate pair. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "a\0b", "\ud800", "%", "'", "-- x", "../../etc/passwd"),
);
const edit = fc.record({ oldText: fc.oneof(text, fc.constant("retryLimit")), newText: text });
const action = fc.constantFrom("open", "accept", "decline", "snooze", "give", "undo");
const decision = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      action: fc.oneof({ weight: 9, arbitrary: action }, text),
      reason: fc.oneof(fc.constantFrom("other", "on-purpose"), text),
      note: text,
      owner: text,
      until: fc.oneof(fc.constant(Date.now() + 90_000), fc.double(), fc.bigInt().map(Number)),
      edits: fc.array(edit, { maxLength: 3 }),
      deliver: fc.oneof(fc.constantFrom("patch", "branch", "pull-request"), text),
      readAt: fc.oneof(fc.integer(), text),
    },
    { requiredKeys: ["action"] },
  ),
);

test("whatever is decided, the answer says what to do, and the notice can be read", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(decision, async (json) => {
      const response = await api("POST", `/api/v1/proposals/${id}/decision`, { json });
      expect(told).toContain(response.status);
      expect((await api("GET", `/api/v1/proposals/${id}`)).status).toBe(200);
      expect((await api("GET", "/api/v1/precedents")).status).toBe(200);
    }),
    runs,
  );
});

test("ids, filters, settings and appeals of any kind are refused or taken", {
  timeout: 60_000,
}, async () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ owner: text, email: text, cadence: fc.constantFrom("daily", "never") }),
    fc.record({ path: text, from: fc.constantFrom("change", "doc"), quote: text, argument: text }),
    fc.record({ ids: fc.array(text) }),
    fc.record({ action: fc.constantFrom("confirm", "remove") }),
  );
  await fc.assert(
    fc.asyncProperty(text, body, async (word, json) => {
      const at = encodeURIComponent(word.toWellFormed());
      const answers = [
        await api("GET", `/api/v1/proposals?owner=${at}&path=${at}`),
        await api("GET", `/api/v1/proposals?trialId=${at}`),
        await api("GET", `/api/v1/proposals?before=${at}&repositoryId=${at}`),
        await api("GET", `/api/v1/precedents?path=${at}&repositoryId=${at}`),
        await api("POST", "/api/v1/proposals/accept", { json }),
        await api("PUT", "/api/v1/owners", { json }),
        ...(at === "" || /[./\\]/.test(word)
          ? []
          : [
              await api("GET", `/api/v1/proposals/${at}`),
              await api("GET", `/api/v1/proposals/${at}/patch`),
              await api("POST", `/api/v1/proposals/${at}/decision`, { json: { action: "undo" } }),
              await api("POST", `/api/v1/precedents/${at}/decision`, { json }),
              await api("POST", `/api/v1/trials/${at}/appeals`, { json }),
            ]),
      ];
      for (const { status } of answers) expect(told).toContain(status);
    }),
    { numRuns: 25 },
  );
  expect((await api("GET", "/api/v1/owners")).status).toBe(200);
});

test("however many cases end at once, an owner gets so many new notices a week", async () => {
  const paths = Array.from({ length: 60 }, (_, index) => `docs/many-${index}.md`);
  const pages = Object.fromEntries(paths.map((path) => [path, retriesPage]));
  await setPages(parts, { "docs/retries.md": retriesPage, ...pages }, "busy@example.com");
  await Promise.all(paths.map((path) => notice(parts, { path })));
  const { open, waiting } = await parts.proposals.counts({ owner: "busy@example.com" });
  expect({ open, waiting }).toEqual({ open: 3, waiting: 57 });
});

test("ten accept at once: one does, the others are told", async () => {
  const { id: fresh } = await notice(parts, { path: "docs/retries.md" });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      api("POST", `/api/v1/proposals/${fresh}/decision`, { json: { action: "accept" } }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  const proposal = await parts.proposals.get(fresh);
  expect(proposal?.history.filter((entry) => entry.action === "accepted")).toHaveLength(1);
});
