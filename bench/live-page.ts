/** How long an appended event takes to be seen: its own time against the frame that first shows it in an open page. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { asLog, iteration, manySpans } from "@/components/fixtures/made-logs";
import { stepElementId } from "@/components/run/step-frame";
import type { EventLog } from "@/lib/store/event-log";
import { atMost, type BenchRow, percentile } from "./bench-row";

/** What stands there already when the page is opened. */
const SPANS_BEFORE = 50;
/** Each brings three steps that are drawn: itself, a call and a cell. */
const ITERATIONS = 25;
/** Between two appends: a run's events seldom come faster, and a frame on a slow machine fits between. */
const PAUSE_MS = 60;

type Place = { eventLog: EventLog; open: (runId: string) => Promise<Page> };

/** A run that goes on while its page is open and follows its end. */
export async function benchLivePage({ eventLog, open }: Place): Promise<BenchRow> {
  const runId = crypto.randomUUID();
  const before = asLog(manySpans(SPANS_BEFORE).slice(0, -1), Date.now() - 60_000);
  await eventLog.append(runId, 0, before);
  const page = await open(runId);
  const firstNumber = before.filter(({ type }) => type === "iteration-start").length + 1;
  const facts = Array.from({ length: ITERATIONS }, (_, index) =>
    iteration(firstNumber + index, 0),
  ).flat();
  const watched = facts.filter(({ type }) => type.endsWith("-start")).map(({ spanId }) => spanId);
  const seeing = page.evaluate(firstSeen, watched.map(stepElementId));
  const appendedAt = new Map<string, number>();
  let seq = before.length;
  for (const fact of facts) {
    const at = Date.now();
    if (fact.type.endsWith("-start")) appendedAt.set(stepElementId(fact.spanId), at);
    await eventLog.append(runId, seq, [{ ...fact, seq, at }]);
    seq += 1;
    await sleep(PAUSE_MS);
  }
  const delays = (await seeing).map(({ id, at }) => at - (appendedAt.get(id) ?? Number.NaN));
  await page.close();
  return atMost("append → visible in a page, p95", percentile(delays, 0.95), "ms", 150);
}

/** The time of the first frame with each of these elements on screen; both clocks are this machine's. */
async function firstSeen(ids: string[]): Promise<{ id: string; at: number }[]> {
  const seen: { id: string; at: number }[] = [];
  const waiting = new Set(ids);
  const limit = performance.now() + 120_000;
  while (waiting.size > 0) {
    await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    if (performance.now() > limit) throw new Error(`Never seen: ${[...waiting].join(", ")}`);
    for (const id of waiting) {
      const box = document.getElementById(id)?.getBoundingClientRect();
      if (!box || box.height === 0 || box.top >= innerHeight || box.bottom <= 0) continue;
      waiting.delete(id);
      seen.push({ id, at: Date.now() });
    }
  }
  return seen;
}
