/** How long frames take while a reader scrolls a long run and zooms into its strip, beside those of an empty page. */
import type { Browser, Page } from "@playwright/test";
import { atMost, type BenchRow, percentile } from "./bench-row";

const SCROLLED_FRAMES = 240;
const SCROLLED_PX = 600;
const ZOOMED_FRAMES = 240;

const VIEWPORT = { width: 1440, height: 900 };

const EMPTY_PAGE = `<div class="strip-plot" style="height:100px"></div>
<div class="reading" style="height:700px;overflow:auto"><div style="height:1000000px"></div></div>`;

/** `page` shows a long run, all of it loaded. */
export async function benchFrames(browser: Browser, page: Page): Promise<BenchRow[]> {
  const scroll = { selector: ".reading", count: SCROLLED_FRAMES, step: SCROLLED_PX };
  const zoom = { selector: ".strip-plot", count: ZOOMED_FRAMES };
  const scrolled = await page.evaluate(scrollFrames, scroll);
  const zoomed = await page.evaluate(zoomFrames, zoom);
  const plain = await browser.newPage({ viewport: VIEWPORT });
  await plain.setContent(EMPTY_PAGE);
  const scrolledPlain = await plain.evaluate(scrollFrames, scroll);
  const zoomedPlain = await plain.evaluate(zoomFrames, zoom);
  await plain.close();
  return [
    atMost(
      "rows mounted in tree and transcript together, most",
      Math.max(...scrolled.mounted),
      "rows",
      40,
    ),
    besideEmpty("frame while scrolling", scrolled.frameMs, scrolledPlain.frameMs),
    besideEmpty("frame while zooming the strip", zoomed, zoomedPlain),
  ];
}

function besideEmpty(what: string, frameMs: readonly number[], plain: readonly number[]): BenchRow {
  const share = percentile(frameMs, 0.95) / percentile(plain, 0.95);
  return atMost(`${what}, p95 beside an empty page's`, share, "×", 2);
}

type Scrolling = { selector: string; count: number; step: number };

/** Scrolls a little with every frame; how long each took, and how many rows stood in both lists meanwhile. */
async function scrollFrames({
  selector,
  count,
  step,
}: Scrolling): Promise<{ frameMs: number[]; mounted: number[] }> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const scroller = document.querySelector(selector);
  const frameMs: number[] = [];
  const mounted: number[] = [0];
  let last = await frame();
  for (let index = 0; index < count; index += 1) {
    scroller?.scrollBy(0, step);
    const now = await frame();
    frameMs.push(now - last);
    last = now;
    mounted.push(document.querySelectorAll('.trow, [role="treeitem"]').length);
  }
  return { frameMs, mounted };
}

/** Turns the wheel a little with every frame, in until single steps can be told apart and out again. */
async function zoomFrames({
  selector,
  count,
}: {
  selector: string;
  count: number;
}): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const plot = document.querySelector(selector);
  const box = plot?.getBoundingClientRect();
  if (!plot || !box) throw new Error("The page has no strip.");
  const [clientX, clientY] = [box.left + box.width * 0.4, box.top + box.height / 2];
  const frameMs: number[] = [];
  let last = await frame();
  for (let index = 0; index < count; index += 1) {
    const deltaY = index % 120 < 60 ? -40 : 40;
    const turn = { clientX, clientY, deltaY, ctrlKey: true, bubbles: true, cancelable: true };
    plot.dispatchEvent(new WheelEvent("wheel", turn));
    const now = await frame();
    frameMs.push(now - last);
    last = now;
  }
  return frameMs;
}
