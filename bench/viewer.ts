/**
 * The viewer under load, in Chromium: made logs of many spans in the store, opened, scrolled and weighed. Numbers
 * beside a plain page's say what the machine itself can do.
 */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { asLog, manySpans } from "@/components/fixtures/made-logs";
import type { EventLog } from "@/lib/store/event-log";
import { openDatabase } from "@/lib/store/open-database";
import { createPrismaEventLog } from "@/lib/store/prisma-event-log";
import { atMost, type BenchRow } from "./bench-row";
import { benchLivePage } from "./live-page";
import { startProduct } from "./product";
import { benchFrames } from "./viewer-frames";
import { lighthouseRows } from "./viewer-lighthouse";

const SPANS = 10_000;
const EVENTS = 50_000;
/** Events of a span, and what stands around them. */
const EVENTS_A_SPAN = 2;
const APPENDED_AT_ONCE = 1_000;
const MB = 1e6;

type Place = { url: string; eventLog: EventLog };

export async function benchViewer({ url, eventLog }: Place): Promise<BenchRow[]> {
  const executablePath = existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--enable-precise-memory-info",
    ],
  });
  try {
    const large = await storeRun(eventLog, SPANS);
    const whole = await storeRun(eventLog, EVENTS / EVENTS_A_SPAN);
    const small = await storeRun(eventLog, 50);
    // The first page after a start compiles and connects: what follows is what a reader meets.
    await (await openRun(browser, url, small)).close();
    return [
      ...(await benchOpening(browser, url, large)),
      await benchLivePage({ eventLog, open: (runId) => openRun(browser, url, runId) }),
      await benchHeap(browser, url, whole),
      await benchScripts(browser, url, small),
      ...(await lighthouseRows(`${url}/runs/${small}`, executablePath)),
    ];
  } finally {
    await browser.close();
  }
}

/** The product on a database that the bench writes to as well. */
export async function withProduct<Result>(
  databaseUrl: string,
  use: (place: Place) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase({ url: databaseUrl, poolSize: 4 });
  const product = await startProduct(undefined, databaseUrl);
  try {
    return await use({ url: product.url, eventLog: createPrismaEventLog(database) });
  } finally {
    await product.stop();
    await database.close();
  }
}

async function storeRun(eventLog: EventLog, spans: number): Promise<string> {
  const runId = crypto.randomUUID();
  const log = asLog(manySpans(spans), Date.now() - 3_600_000);
  for (let at = 0; at < log.length; at += APPENDED_AT_ONCE)
    await eventLog.append(runId, at, log.slice(at, at + APPENDED_AT_ONCE));
  return runId;
}

async function openRun(browser: Browser, url: string, runId: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  await page.goto(`${url}/runs/${runId}`);
  await page.getByRole("tree").waitFor();
  return page;
}

async function benchOpening(browser: Browser, url: string, runId: string): Promise<BenchRow[]> {
  const page = await openRun(browser, url, runId);
  const interactiveMs = await page.evaluate(untilInteractive, SPANS);
  const frames = await benchFrames(browser, page);
  await page.close();
  return [
    atMost(`${SPANS} spans: data → interactive`, interactiveMs, "ms", 1_000),
    ...frames.map((row) => ({ ...row, what: `${SPANS} spans: ${row.what}` })),
  ];
}

/** From the arrival of the last page of events until a key moves the selection through all of them. */
async function untilInteractive(spans: number): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const count = () =>
    Number(
      /[\d,]+/
        .exec(document.querySelector(".tree .muted")?.textContent ?? "")?.[0]
        ?.replaceAll(",", "") ?? 0,
    );
  while (count() < spans) await frame();
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "j", bubbles: true, cancelable: true }),
  );
  while (!document.querySelector('[role="treeitem"][aria-selected="true"]')) await frame();
  const arrivals = performance
    .getEntriesByType("resource")
    .filter(({ name, entryType }) => entryType === "resource" && /\/events\?.*limit=/.test(name))
    .map(({ startTime, duration }) => startTime + duration);
  return performance.now() - Math.max(...arrivals);
}

async function benchHeap(browser: Browser, url: string, runId: string): Promise<BenchRow> {
  const page = await openRun(browser, url, runId);
  await page.evaluate(untilInteractive, EVENTS / EVENTS_A_SPAN);
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await page.close();
  return atMost(`${EVENTS} events: heap of the page`, usedSize / MB, "MB", 70);
}

async function benchScripts(browser: Browser, url: string, runId: string): Promise<BenchRow> {
  const page = await openRun(browser, url, runId);
  // All that it loads without being asked, also what follows once it is drawn.
  await page.waitForLoadState("networkidle");
  const bytes = await page.evaluate(() => {
    const sizes = performance
      .getEntriesByType("resource")
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name)
          ? [[entry.name, entry.encodedBodySize] as const]
          : [],
      );
    return [...new Map(sizes).values()].reduce((sum, size) => sum + size, 0);
  });
  await page.close();
  return atMost("JavaScript of the run page, compressed", bytes / 1e3, "kB", 200);
}
