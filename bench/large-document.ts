/** A 40 MB document through the running product: upload, first iteration, and a sum over it by the built-in engine. */
import { setTimeout as sleep } from "node:timers/promises";
import type { RunSummary } from "@/lib/trace/run-summary";
import { atMost, type BenchRow, percentile } from "./bench-row";
import { streamedEvents } from "./trace-stream";

const LARGE_BYTES = 40_000_000;
const AT_ONCE = 20;

export async function benchLargeDocument(url: string): Promise<BenchRow[]> {
  const { csv, total } = orders(LARGE_BYTES);
  const began = performance.now();
  const documentId = await upload(url, "orders.csv", csv);
  const runId = await ask(url, documentId, "What is the sum of the amount column?");
  const firstIterationMs = await until(url, runId, (run) => run.usage.iterations > 0, began);
  await until(url, runId, (run) => run.endedAt !== null, began);
  const asked = performance.now();
  const againId = await ask(url, documentId, "What is the total of the amount column?");
  const answeredMs = await until(url, againId, (run) => run.endedAt !== null, asked);
  const run = await read(url, againId);
  const right = run.answer?.text.replaceAll(",", "").includes(String(total)) ?? false;
  if (!right)
    throw new Error(
      `The sum is ${total}; the answer was ${run.answer?.text ?? run.error?.message}`,
    );
  return [
    atMost("40 MB: upload to first iteration", firstIterationMs / 1000, "s", 3),
    atMost("40 MB: answer of a sum by the built-in engine", answeredMs / 1000, "s", 5),
  ];
}

export async function benchManyInquiries(url: string): Promise<BenchRow[]> {
  const { csv } = orders(2_000_000);
  const documentId = await upload(url, "orders-small.csv", csv);
  await fetch(url);
  const runs = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) =>
      ask(url, documentId, `How many rows have the region ${regions[index % regions.length]}?`),
    ),
  );
  const pages: number[] = [];
  let open = AT_ONCE;
  const watching = Promise.all(
    runs.map(async (runId) => {
      await watch(url, runId);
      open -= 1;
    }),
  );
  while (open > 0) {
    const began = performance.now();
    await (await fetch(url)).text();
    pages.push(performance.now() - began);
    await sleep(50);
  }
  await watching;
  const ended = await Promise.all(runs.map((runId) => read(url, runId)));
  const finished = ended.filter((run) => run.status === "succeeded" && run.answer !== null).length;
  return [
    {
      what: "20 inquiries at once: finished",
      measured: finished,
      unit: "",
      target: "= 20",
      ok: finished === AT_ONCE,
    },
    atMost("20 inquiries at once: the page answers, p95", percentile(pages, 0.95), "ms", 200),
  ];
}

/** As a browser that shows the run does. */
async function watch(url: string, runId: string): Promise<void> {
  for await (const event of streamedEvents(url, runId)) if (event.type === "run-end") return;
}

const regions = ["north", "south", "east", "west"];

function orders(bytes: number): { csv: string; total: number } {
  const lines = ["order_id,region,customer,amount,note"];
  let size = 0;
  let total = 0;
  for (let id = 1; size < bytes; id += 1) {
    const amount = (id * 7919) % 10_007;
    total += amount;
    const line = `${id},${regions[id % 4]},customer ${id % 5003},${amount},delivered on day ${id % 365} by carrier ${id % 17}`;
    size += line.length + 1;
    lines.push(line);
  }
  return { csv: `${lines.join("\n")}\n`, total };
}

async function upload(url: string, name: string, text: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([text], { type: "text/csv" }), name);
  const response = await fetch(`${url}/api/v1/documents`, { method: "POST", body: form });
  return (await json<{ id: string }>(response)).id;
}

async function ask(url: string, documentId: string, question: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/inquiries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      documentIds: [documentId],
      question,
      models: { root: "builtin", sub: "builtin" },
    }),
  });
  return (await json<{ runId: string }>(response)).runId;
}

async function read(url: string, runId: string): Promise<RunSummary> {
  return await json<RunSummary>(await fetch(`${url}/api/v1/runs/${runId}`));
}

/** Milliseconds from `since` until the run satisfies the test. */
async function until(
  url: string,
  runId: string,
  test: (run: RunSummary) => boolean,
  since: number,
): Promise<number> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    if (test(await read(url, runId))) return performance.now() - since;
    await sleep(20);
  }
  throw new Error(`Run ${runId} did not get there within two minutes.`);
}

async function json<Value>(response: Response): Promise<Value> {
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Value; // the product's own API, measured here and parsed in its tests
}
