import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createTraceSender, type TraceSenderOptions } from "@/lib/server/exchange/trace-sender";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { sampleLog } from "@/lib/trace/testing/sample-log";

type Received = { path: string; headers: IncomingHttpHeaders; body: string };
type Answer = { status: number; body?: string; headers?: Record<string, string> };

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((close) => close()));
});

/** A collector that speaks OTLP/HTTP; it gives the answers in turn, the last one for ever. */
async function collector(answers: readonly Answer[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      received.push({ path, headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? { status: 500 };
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.body ?? "{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return { received, endpoint: `http://127.0.0.1:${address.port}` };
}

async function sender(endpoint: string, options: Partial<TraceSenderOptions> = {}) {
  const parts = createTestComposition();
  await parts.eventLog.append("r1", 0, sampleLog);
  const told: string[] = [];
  const traces = createTraceSender(parts, {
    endpoint,
    headers: { authorization: "Bearer abc" },
    tell: (sentence) => told.push(sentence),
    retryMs: [1, 1, 1],
    ...options,
  });
  return { parts, traces, told };
}

test("an ended run arrives as one trace with its headers, leaf calls alone carrying usage", async () => {
  const { received, endpoint } = await collector([{ status: 200 }]);
  const { traces, told } = await sender(endpoint);
  traces.send("r1");
  await traces.close();
  expect(told).toEqual([]);
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"]);
  expect(received[0]?.headers).toMatchObject({
    authorization: "Bearer abc",
    "content-type": "application/json",
  });
  const document = JSON.parse(received[0]?.body ?? "");
  const { spans } = document.resourceSpans[0].scopeSpans[0];
  expect(spans.map(({ name }: { name: string }) => name)).toEqual([
    "invoke_workflow rlm",
    "iteration 1",
    "chat scripted",
    "execute_tool run_typescript",
    "chat scripted",
    "answer gate",
  ]);
  for (const span of spans) {
    expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
    const keys = span.attributes.map(({ key }: { key: string }) => key);
    expect(keys.includes("gen_ai.usage.input_tokens")).toBe(span.name.startsWith("chat"));
  }
});

test("a collector that is busy is asked again, and the same trace arrives", async () => {
  const busy = { status: 503, headers: { "retry-after": "0" } };
  const { received, endpoint } = await collector([busy, { status: 429 }, { status: 200 }]);
  const { traces, told } = await sender(endpoint);
  traces.send("r1");
  await traces.close();
  expect(told).toEqual([]);
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
});

test("a collector that stays away is given up after the tries there are, and told without the key", async () => {
  const { received, endpoint } = await collector([{ status: 502, body: "bad gateway" }]);
  const { traces, told } = await sender(endpoint);
  traces.send("r1");
  await traces.close();
  expect(received).toHaveLength(4);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("r1");
  expect(told[0]).toContain("502: bad gateway");
  expect(told[0]).not.toContain("abc");
});

test("a refusal is not asked again, and the next run is sent all the same", async () => {
  const { received, endpoint } = await collector([{ status: 401 }, { status: 200 }]);
  const { parts, traces, told } = await sender(endpoint);
  await parts.eventLog.append("r2", 0, sampleLog);
  traces.send("r1");
  traces.send("r2");
  await traces.close();
  expect(received).toHaveLength(2);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("r1 was not taken whole");
});

test("spans that the collector leaves out are told", async () => {
  const partial = { rejectedSpans: "2", errorMessage: "too old" };
  const body = JSON.stringify({ partialSuccess: partial });
  const { endpoint } = await collector([{ status: 200, body }]);
  const { traces, told } = await sender(endpoint);
  traces.send("r1");
  await traces.close();
  expect(told[0]).toContain("left out 2 spans (too old)");
});

test("nobody listens: it is told, and nothing is thrown", async () => {
  const { traces, told } = await sender("http://127.0.0.1:9");
  traces.send("r1");
  await traces.close();
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("127.0.0.1:9");
});

test("the end of the process waits for no collector longer than its grace", async () => {
  const { endpoint } = await collector([{ status: 503, headers: { "retry-after": "60" } }]);
  const { traces, told } = await sender(endpoint);
  traces.send("r1");
  const before = performance.now();
  await traces.close(50);
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(told).toHaveLength(1);
});

test("a trace of many megabytes is sent in several requests, its long texts cut and saying so", async () => {
  const { received, endpoint } = await collector([{ status: 200 }]);
  const { parts, traces, told } = await sender(endpoint);
  const long = "x".repeat(400_000);
  const sha256 = await parts.blobs.put(new TextEncoder().encode(long));
  const body = { preview: "x", bytes: long.length, sha256 };
  const calls = Array.from({ length: 60 }, (_, index) => ({
    ...{ type: "sandbox-run-start" as const, spanId: `c${index}`, parentSpanId: "run" },
    ...{ name: "cell", cell: 1, code: body, written: null, repairs: [] },
  }));
  const [start] = sampleLog;
  if (!start) throw new Error("The sample log is empty.");
  const log = [start, ...calls].map((event, seq) => ({ ...event, seq, at: 1_000 + seq }));
  await parts.eventLog.append("r2", 0, log);
  traces.send("r2");
  await traces.close();
  expect(told).toEqual([]);
  expect(received.length).toBeGreaterThan(2);
  expect(Math.max(...received.map((request) => request.body.length))).toBeLessThan(2_500_000);
  const spans = received.flatMap(
    (request) => JSON.parse(request.body).resourceSpans[0].scopeSpans[0].spans,
  );
  expect(spans).toHaveLength(61);
  expect(received[0]?.body).toContain("…");
});
