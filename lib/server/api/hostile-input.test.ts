import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStores, type Stores } from "@/lib/server/database";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

let database: TestDatabase;
let stores: Stores;
let api: ApiClient;
let documentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const doubles = createTestComposition();
  stores = openStores({
    databaseUrl: database.url,
    poolSize: 5,
    dataDir: doubles.env.dataDir,
  });
  api = createApiClient({ ...doubles, ...stores, newId: () => crypto.randomUUID() });
  const added = await api("POST", "/api/v1/documents?name=a.txt", { body: "one\ntwo\n" });
  documentId = (await jsonOf<{ id: string }>(added)).id;
});
afterAll(async () => {
  await stores.close();
  await database.drop();
});

const refusals = [400, 404, 413, 415, 422];
const runs = { numRuns: 150 };

/** Any text, with what databases do not like: NUL, half of a surrogate pair. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "a\0b", "\ud800", "%", "'"),
);

/** Orders that are nearly right: one field holds whatever comes. */
const order = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      documentIds: fc.oneof(
        fc.constant(null).map(() => [documentId]),
        fc.array(text),
        fc.jsonValue(),
      ),
      question: fc.oneof(fc.constant("How many?"), text, fc.jsonValue()),
      models: fc.jsonValue(),
      budget: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom("iterations", "tokens", "depth"), fc.double()),
      ),
      mode: fc.oneof(fc.constantFrom("auto", "rlm"), fc.jsonValue()),
      temperature: fc.oneof(fc.double(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
);

test("whatever is sent as an order, the answer says what is wrong with it", async () => {
  await fc.assert(
    fc.asyncProperty(order, async (json) => {
      const { status } = await api("POST", "/api/v1/inquiries", { json });
      expect([202, ...refusals]).toContain(status);
    }),
    runs,
  );
});

test("whatever is sent as settings, they stay readable", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            baseUrl: fc.oneof(fc.webUrl(), fc.string()),
            apiKey: fc.string(),
            model: fc.string(),
            temperature: fc.double(),
          },
          { requiredKeys: [] },
        ),
      ),
      async (json) => {
        const { status } = await api("PUT", "/api/v1/settings", { json });
        expect([200, ...refusals]).toContain(status);
        expect((await api("GET", "/api/v1/settings")).status).toBe(200);
      },
    ),
    runs,
  );
});

test("whatever stands in an address, nothing breaks", async () => {
  const address = fc.tuple(
    fc.constantFrom("lines", "search", "text", "restore"),
    fc.dictionary(
      fc.constantFrom("from", "to", "maxChars", "q", "mode", "limit", "caseSensitive"),
      fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.constantFrom("regex", "fuzzy", "(((", "\\"),
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(address, async ([rest, query]) => {
      const method = rest === "restore" ? "POST" : "GET";
      const path = `/api/v1/documents/${documentId}/${rest}?${new URLSearchParams(query)}`;
      expect([200, ...refusals]).toContain((await api(method, path)).status);
    }),
    runs,
  );
});

test("whatever a file is called and holds, it is stored whole or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary" }),
      fc.uint8Array({ maxLength: 200 }),
      async (name, bytes) => {
        const path = `/api/v1/documents?name=${encodeURIComponent(name.toWellFormed())}`;
        const response = await api("POST", path, {
          body: Uint8Array.from(bytes),
          headers: { "content-type": "application/octet-stream" },
        });
        expect([201, ...refusals]).toContain(response.status);
      },
    ),
    runs,
  );
});

test("whatever is sent as a form, the answer comes", async () => {
  const part = fc.constantFrom(
    "--b",
    "--b--",
    "\r\n",
    'content-disposition: form-data; name="f"; filename="a.txt"',
    "content-type: text/plain",
    "text",
    "\0",
    "content-disposition: form-data",
    ";",
    "filename*=UTF-8''%",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (pieces) => {
      const response = await api("POST", "/api/v1/documents", {
        body: pieces.join("\r\n"),
        headers: { "content-type": "multipart/form-data; boundary=b" },
      });
      expect([201, ...refusals]).toContain(response.status);
    }),
    runs,
  );
});

test("whatever stands in the place of an id, there is nothing under it", async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom("documents", "runs"), async (id, kind) => {
      const path = encodeURIComponent(id.toWellFormed());
      fc.pre(path !== "" && path !== "." && path !== "..");
      expect(refusals).toContain((await api("GET", `/api/v1/${kind}/${path}`)).status);
      const query = new URLSearchParams({ documentId: id, search: id, before: id });
      expect([200, ...refusals]).toContain((await api("GET", `/api/v1/runs?${query}`)).status);
    }),
    runs,
  );
});
