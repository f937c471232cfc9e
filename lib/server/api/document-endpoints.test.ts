import { Buffer } from "node:buffer";
import { mkdir, readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addDocumentsEndpoint } from "@/lib/server/api/document-endpoints";
import { healthEndpoint } from "@/lib/server/api/health-endpoint";
import { documentLines } from "@/lib/server/documents/read-lines";
import { createHandlers } from "@/lib/server/http/handlers";
import type { Problem } from "@/lib/server/http/problem";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { listen } from "@/lib/server/testing/listen";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { StoredDocument } from "@/lib/store/document-store";

type Added = { id: string; documents: StoredDocument[] };

const report = "Region North sold 12 units.\nRegion South sold 30 units.\nTotal: 42 units.\n";

function form(...files: [name: string, content: BlobPart][]): FormData {
  const data = new FormData();
  for (const [name, content] of files) data.append("file", new Blob([content]), name);
  return data;
}

async function add(api: ApiClient, name: string, content: BlobPart): Promise<StoredDocument> {
  const response = await api("POST", "/api/v1/documents", { body: form([name, content]) });
  const { documents } = await jsonOf<Added>(response);
  if (!documents[0]) throw new Error("The upload came back without a document.");
  return documents[0];
}

test("a file sent as a form becomes a document with its facts", async () => {
  const api = createApiClient(createTestComposition());
  const response = await api("POST", "/api/v1/documents", { body: form(["report.txt", report]) });
  expect(response.status).toBe(201);
  const { id, documents } = await jsonOf<Added>(response);
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    id,
    name: "report.txt",
    encoding: "utf-8",
    bytes: report.length,
    chars: report.length,
    lines: 3,
    sample: false,
    deletedAt: null,
  });
});

test("a file sent as the body takes its name from the address", async () => {
  const api = createApiClient(createTestComposition());
  const response = await api("POST", "/api/v1/documents?name=%E5%A0%B1%E5%91%8A.txt", {
    body: report,
    headers: { "content-type": "text/plain" },
  });
  expect((await jsonOf<Added>(response)).documents[0]?.name).toBe("報告.txt");
});

test("several files in one form come back in their order", async () => {
  const api = createApiClient(createTestComposition());
  const body = form(["b.txt", "second letter"], ["a.txt", "first letter"]);
  const { documents } = await jsonOf<Added>(await api("POST", "/api/v1/documents", { body }));
  expect(documents.map(({ name }) => name)).toEqual(["b.txt", "a.txt"]);
});

test("the path in a file's name is dropped, and line breaks in it", async () => {
  const api = createApiClient(createTestComposition());
  const name = encodeURIComponent("C:\\secret\\..\\plan\n.txt");
  const response = await api("POST", `/api/v1/documents?name=${name}`, { body: "text" });
  expect((await jsonOf<Added>(response)).documents[0]?.name).toBe("plan .txt");
});

test("the same file twice is one document", async () => {
  const api = createApiClient(createTestComposition());
  const first = await add(api, "report.txt", report);
  expect((await add(api, "report.txt", report)).id).toBe(first.id);
});

test("a Shift_JIS file is decoded, and its text served in UTF-8", async () => {
  const api = createApiClient(createTestComposition());
  const bytes = Buffer.from(
    "8c5f96f18f910a91e68cdc8ff0208c5f96f18aFA8AD482cd88ea944e82c682b782e981420a".repeat(5),
    "hex",
  );
  const document = await add(api, "契約.txt", bytes);
  expect(document.encoding).toBe("shift_jis");
  const text = await (await api("GET", `/api/v1/documents/${document.id}/text`)).text();
  expect(text.startsWith("契約書\n第五条")).toBe(true);
});

test.each([
  ["an empty file", "empty.txt", "", "is empty"],
  [
    "a picture",
    "photo.txt",
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    "not a text file",
  ],
  [
    "a binary file",
    "data.bin",
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    "data.bin",
  ],
])(
  "%s is refused with what to do, and leaves nothing behind",
  async (_what, name, content, words) => {
    const composition = createTestComposition();
    const api = createApiClient(composition);
    const response = await api("POST", "/api/v1/documents", { body: form([name, content]) });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect((await jsonOf<Problem>(response)).detail).toContain(words);
    expect(await composition.documents.list()).toEqual([]);
    expect(await readdir(join(composition.env.dataDir, "uploads"))).toEqual([]);
  },
);

test.each(["form", "body"])(
  "a file over the limit sent as a %s is refused with the limit",
  async (how) => {
    const composition = createTestComposition({ VERBATIM_MAX_UPLOAD_MB: "1" });
    const api = createApiClient(composition);
    const big = "x".repeat(1_000_001);
    const response =
      how === "form"
        ? await api("POST", "/api/v1/documents", { body: form(["big.txt", big]) })
        : await api("POST", "/api/v1/documents?name=big.txt", {
            body: big,
            headers: { "content-type": "text/plain" },
          });
    expect(response.status).toBe(413);
    expect((await jsonOf<Problem>(response)).detail).toMatch(
      /"big.txt" is over 1 MB.*VERBATIM_MAX_UPLOAD_MB/,
    );
    expect(await readdir(join(composition.env.dataDir, "uploads"))).toEqual([]);
  },
);

test("a file of exactly the limit is taken", async () => {
  const api = createApiClient(createTestComposition({ VERBATIM_MAX_UPLOAD_MB: "1" }));
  expect((await add(api, "full.txt", "x".repeat(1_000_000))).bytes).toBe(1_000_000);
});

test("a form without a file, without a boundary, and a request without a body say how to send one", async () => {
  const api = createApiClient(createTestComposition());
  const empty = new FormData();
  empty.append("note", "no file here");
  const requests = [
    { body: empty },
    { body: "x", headers: { "content-type": "multipart/form-data" } },
    {},
  ];
  for (const options of requests) {
    const response = await api("POST", "/api/v1/documents", options);
    expect(response.status).toBe(400);
    expect((await jsonOf<Problem>(response)).detail).toContain("curl -F file=@report.txt");
  }
});

test("an upload that breaks off is refused and leaves no file", async () => {
  const composition = createTestComposition();
  const api = createApiClient(composition);
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="half.txt"\r\n\r\n';
  const pieces = [head, ...Array.from({ length: 20 }, () => "a long beginning ".repeat(4_000))];
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.error(new Error("the client hung up"));
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  const response = await api("POST", "/api/v1/documents", {
    body,
    headers: { "content-type": "multipart/form-data; boundary=b" },
  });
  expect(response.status).toBe(400);
  expect((await jsonOf<Problem>(response)).detail).toContain("broke off");
  expect(await composition.documents.list()).toEqual([]);
  expect(await readdir(join(composition.env.dataDir, "uploads"))).toEqual([]);
});

test("what a killed process left of an upload is cleared away after a day, a fresh one is not", async () => {
  const composition = createTestComposition();
  const uploads = join(composition.env.dataDir, "uploads");
  for (const name of ["old", "fresh"]) await mkdir(join(uploads, name), { recursive: true });
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(uploads, "old"), yesterday, yesterday);
  await add(createApiClient(composition), "report.txt", report);
  expect(await readdir(uploads)).toEqual(["fresh"]);
});

test("a document can be removed, stays readable, and comes back", async () => {
  const api = createApiClient(createTestComposition());
  const { id } = await add(api, "report.txt", report);
  const removed = await api("DELETE", `/api/v1/documents/${id}`);
  expect((await jsonOf<StoredDocument>(removed)).deletedAt).not.toBeNull();
  const list = await api("GET", "/api/v1/documents");
  expect(await jsonOf<{ documents: unknown[] }>(list)).toEqual({ documents: [] });
  const lines = await api("GET", `/api/v1/documents/${id}/lines?from=3&to=3`);
  expect(await jsonOf<object>(lines)).toMatchObject({
    total: 3,
    lines: [{ line: 3, text: "Total: 42 units." }],
  });
  const restored = await api("POST", `/api/v1/documents/${id}/restore`);
  expect((await jsonOf<StoredDocument>(restored)).deletedAt).toBeNull();
});

test("a window into a very long line says where it begins, and cuts no character in two", async () => {
  const api = createApiClient(createTestComposition());
  const long = `${"0123456789".repeat(1_000)}😀 and the end`;
  const { id } = await add(api, "long.txt", `short\n${long}\nlast\n`);
  const read = async (column: number, maxChars: number) => {
    const query = `from=1&to=3&column=${column}&maxChars=${maxChars}`;
    const response = await api("GET", `/api/v1/documents/${id}/lines?${query}`);
    return documentLines.parse(await jsonOf<object>(response)).lines;
  };
  const length = long.length;
  expect(await read(9_996, 7)).toEqual([
    { line: 1, start: 0, length: 5, column: 6, text: "" },
    { line: 2, start: 6, length, column: 9_996, text: "56789😀" },
    { line: 3, start: 7 + length, length: 4, column: 5, text: "" },
  ]);
  expect((await read(9_996, 6))[1]).toMatchObject({ column: 9_996, text: "56789" });
  expect((await read(10_002, 5))[1]).toMatchObject({ column: 10_003, text: " and" });
  expect((await read(1, 3)).map(({ column, text }) => [column, text])).toEqual([
    [1, "sho"],
    [1, "012"],
    [1, "las"],
  ]);
});

test("lines beyond the end are no lines, and a wrong range names its field", async () => {
  const api = createApiClient(createTestComposition());
  const { id } = await add(api, "report.txt", report);
  const beyond = await api("GET", `/api/v1/documents/${id}/lines?from=100`);
  expect(await jsonOf<object>(beyond)).toEqual({ lines: [], total: 3 });
  const wrong = await api("GET", `/api/v1/documents/${id}/lines?from=zero`);
  expect(wrong.status).toBe(400);
  expect((await jsonOf<Problem>(wrong)).errors?.[0]?.pointer).toBe("/from");
});

test.each([
  ["text", "south", [{ line: 2, column: 8, text: "South" }]],
  [
    "regex",
    "sold \\d+",
    [
      { line: 1, text: "sold 12" },
      { line: 2, text: "sold 30" },
    ],
  ],
  ["fuzzy", "total units", [{ line: 3, score: expect.any(Number), text: "Total: 42 units." }]],
])("a search by %s finds its places", async (mode, q, hits) => {
  const api = createApiClient(createTestComposition());
  const { id } = await add(api, "report.txt", report);
  const response = await api(
    "GET",
    `/api/v1/documents/${id}/search?mode=${mode}&q=${encodeURIComponent(q)}`,
  );
  const found = await jsonOf<{ hits: object[] }>(response);
  expect(found.hits.slice(0, hits.length)).toMatchObject(hits);
});

test("a broken pattern and an empty search say so at their field", async () => {
  const api = createApiClient(createTestComposition());
  const { id } = await add(api, "report.txt", report);
  for (const query of ["mode=regex&q=(", "q=", ""]) {
    const response = await api("GET", `/api/v1/documents/${id}/search?${query}`);
    expect(response.status).toBe(400);
    expect((await jsonOf<Problem>(response)).errors?.[0]?.pointer).toBe("/q");
  }
});

test("an unknown document is not found, whatever is asked of it", async () => {
  const api = createApiClient(createTestComposition());
  for (const rest of ["", "/lines", "/search?q=x", "/text"]) {
    const response = await api("GET", `/api/v1/documents/nowhere${rest}`);
    expect(response.status).toBe(404);
    expect((await jsonOf<Problem>(response)).detail).toContain('no document "nowhere"');
  }
});

test("a file of 100 MB arrives over real HTTP while other requests are answered", async () => {
  const composition = createTestComposition();
  const handlers = createHandlers([addDocumentsEndpoint], async () => composition);
  const health = createHandlers([healthEndpoint], async () => composition);
  const context = { params: Promise.resolve(undefined) };
  await using server = await listen((request) =>
    new URL(request.url).pathname.endsWith("health")
      ? health.GET(request, context)
      : handlers.POST(request, context),
  );
  const line = "2026-03-14 a line of a long log that somebody has to read\n";
  const size = 100_000_000;
  const text = line.repeat(Math.ceil(size / line.length)).slice(0, size);
  const waits: number[] = [];
  const uploading = fetch(`${server.url}/api/v1/documents`, {
    method: "POST",
    body: form(["night.log", text]),
  });
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      const from = performance.now();
      await fetch(`${server.url}/api/v1/health`);
      waits.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const response = await uploading;
  isDone = true;
  await watching;
  expect(response.status).toBe(201);
  const { documents } = await jsonOf<Added>(response);
  expect(documents[0]).toMatchObject({ bytes: size, chars: size, encoding: "utf-8" });
  expect(waits.length).toBeGreaterThan(5);
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(500);
}, 60_000);
