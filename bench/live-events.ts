/** How long an appended event takes to reach a watcher: the event's own time against its arrival on the stream. */
import { atMost, type BenchRow, percentile } from "./bench-row";
import { streamedEvents } from "./trace-stream";

const RUNS = 5;

export async function benchLiveEvents(url: string): Promise<BenchRow[]> {
  const form = new FormData();
  form.append(
    "file",
    new Blob(["region,amount\nnorth,10\nsouth,20\n"], { type: "text/csv" }),
    "live.csv",
  );
  const uploaded: { id: string } = await (
    await fetch(`${url}/api/v1/documents`, { method: "POST", body: form })
  ).json();
  const delays: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const asked = await fetch(`${url}/api/v1/inquiries`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        documentIds: [uploaded.id],
        question: `How many rows are there? (${run})`,
        models: { root: "builtin", sub: "builtin" },
      }),
    });
    const { runId }: { runId: string } = await asked.json();
    delays.push(...(await arrivals(url, runId)));
  }
  return [atMost("append → visible on the stream, p95", percentile(delays, 0.95), "ms", 150)];
}

/** Milliseconds between each event's time and its arrival; both clocks are this machine's. */
async function arrivals(url: string, runId: string): Promise<number[]> {
  const delays: number[] = [];
  for await (const event of streamedEvents(url, runId)) delays.push(Date.now() - event.at);
  return delays;
}
