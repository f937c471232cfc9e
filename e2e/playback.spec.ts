import { expect, type Locator, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, openAnswered, runStatus } from "./support/ask";
import { openIdleRun } from "./support/idle-run";
import { ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test as base } from "./support/test";
import { fileTrial, renaming } from "./support/trials";

const pace = { firstPieceDelayMs: 1_500 };

/** An answered run of two iterations, each with a call that takes its time. */
const test = base.extend<{ answered: string }>({
  answered: async ({ page, request, startEndpoint }, use) => {
    const endpoint = await startEndpoint({
      exchanges: [
        cell("const rows = grep(/north/g);\nprint(rows.length);", pace),
        cell("FINAL(`There are ${rows.length} rows.`, rows.slice(0, 1));", pace),
      ],
    });
    const { id: documentId } = await addDocument(request, "orders-playback.csv", ordersCsv);
    const question = "How many rows name the north?";
    const runId = await openAnswered(page, { documentId, question, model: endpoint.model });
    await use(runId);
  },
});

const playhead = (page: Page) => page.getByRole("slider", { name: "Moment that the page shows" });
const past = (page: Page) => page.getByText(/^You see .+ of /);
const backToEnd = (page: Page) => page.getByRole("button", { name: "Back to the end" });
const steps = (page: Page) => page.getByRole("treeitem");

async function momentOf(slider: Locator): Promise<number> {
  return Number(await slider.getAttribute("aria-valuenow"));
}

test("a run is scrubbed by keyboard: the page shows each moment, and the address keeps it", async ({
  page,
  answered,
}) => {
  await expect(answerOf(page)).toContainText("There are");
  const all = await steps(page).count();
  const head = playhead(page);
  await head.focus();
  await page.keyboard.press("Home");
  await expect(past(page)).toBeVisible();
  await expect(runStatus(page)).not.toHaveText("Answered");
  await expect(answerOf(page)).not.toContainText("There are");
  expect(await steps(page).count()).toBeLessThan(all);
  await expect(page).toHaveURL(/[?&]at=0\b/);
  expect(await faultsOf(page)).toEqual([]);

  for (let press = 0; press < 30; press += 1) await page.keyboard.press("ArrowRight");
  const moment = await momentOf(head);
  expect(moment).toBeGreaterThan(0);
  await expect(head).toHaveAttribute("aria-valuetext", /Iteration 1, Writes code/);
  await expect(page).toHaveURL(new RegExp(`at=${moment}\\b`));
  await page.reload();
  await expect(head).toHaveAttribute("aria-valuenow", String(moment));
  await expect(past(page)).toBeVisible();

  await page.keyboard.press(";");
  await expect.poll(() => momentOf(head)).toBeGreaterThan(moment);
  await page.keyboard.press(",");
  await expect.poll(() => momentOf(head)).toBeLessThanOrEqual(moment);

  await backToEnd(page).click();
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(steps(page)).toHaveCount(all);
  await expect(page).toHaveURL(new RegExp(`/runs/${answered}$`));
});

test("a run is played back, at a speed of one's own, and paused", async ({ page, answered }) => {
  await page.getByLabel("Speed of playback").selectOption("0.5×");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press(".");
  await expect(past(page)).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page).toHaveURL(/[?&]at=[1-9]\d*$/);
  const stopped = await momentOf(playhead(page));
  expect(page.url()).toContain(`at=${stopped}`);

  await page.getByLabel("Speed of playback").selectOption("5×");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(past(page)).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/runs/${answered}\\?speed=5$`));
});

test("the strip is zoomed by keys, wheel and button", async ({ page, answered }) => {
  await expect(page).toHaveURL(new RegExp(`/runs/${answered}$`));
  const whole = page.getByRole("button", { name: "Show the whole run" });
  const firstTick = page.locator(".strip-tick").first();
  await expect(whole).toBeDisabled();
  await expect(firstTick).toHaveText("0");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect(firstTick).not.toHaveText("0");
  await page.keyboard.press("0");
  await expect(whole).toBeDisabled();

  const plot = page.locator(".strip-plot");
  await plot.hover({ position: { x: 400, y: 40 } });
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -480);
  await page.keyboard.up("Control");
  await expect(firstTick).not.toHaveText("0");
  const before = await firstTick.textContent();
  await page.mouse.wheel(300, 0);
  await expect(firstTick).not.toHaveText(before ?? "");
  await whole.click();
  await expect(firstTick).toHaveText("0");
});

test("a stretch of time is chosen by mouse and by keys, and filters the steps", async ({
  page,
  answered,
}) => {
  const all = await steps(page).count();
  const plot = page.locator(".strip-plot");
  const box = await plot.boundingBox();
  if (!box) throw new Error("The strip is not on the page.");
  const y = box.y + 40;
  await page.mouse.move(box.x + 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, y, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await expect.poll(() => steps(page).count()).toBeLessThan(all);
  expect(await faultsOf(page)).toEqual([]);

  const to = page.getByRole("slider", { name: "Steps to" });
  const chosen = await momentOf(to);
  await to.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => momentOf(to)).toBeGreaterThan(chosen);
  const moved = await momentOf(to);
  await page.reload();
  await expect(to).toHaveAttribute("aria-valuenow", String(moved));
  await page.getByRole("button", { name: "Show all", exact: true }).first().click();
  await expect(steps(page)).toHaveCount(all);
  await expect(page).toHaveURL(new RegExp(`/runs/${answered}$`));

  await to.focus();
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/from=0&to=\d+/);
  await plot.dblclick({ position: { x: 300, y: 40 } });
  await expect(page).not.toHaveURL(/from=/);
});

/** Two fingers, so far apart in the end as they were in the beginning, times `by`. */
async function pinch(page: Page, target: Locator, by: number): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error("There is nothing to pinch.");
  const client = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + 40];
  const fingers = (apart: number) => [
    { x: x - apart / 2, y, id: 1 },
    { x: x + apart / 2, y, id: 2 },
  ];
  // On both sides of what is offered in the middle.
  const [from, steps] = [320, 5];
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(from) });
  for (let step = 1; step <= steps; step += 1)
    await client.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      touchPoints: fingers(from * (1 + ((by - 1) * step) / steps)),
    });
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await client.detach();
}

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });

  test("two fingers zoom the strip: what is below them stays there", async ({ page, request }) => {
    await openIdleRun(page, request);
    const whole = page.getByRole("button", { name: "Show the whole run" });
    const firstTick = page.locator(".strip-tick").first();
    const plot = page.locator(".strip-plot");
    await pinch(page, plot, 3);
    await expect(whole).toBeEnabled();
    await expect(firstTick).not.toHaveText("0");
    await expect(page).toHaveURL(/zoom=[\d.]+-[\d.]+$/);
    const [from = 0, to = 0] = (/zoom=(.+)-(.+)$/.exec(page.url()) ?? []).slice(1).map(Number);
    // The middle third.
    expect((to - from) / (to + from)).toBeCloseTo(1 / 3, 1);
    await pinch(page, plot, 1 / 6);
    await expect(whole).toBeDisabled();
    await expect(firstTick).toHaveText("0");
  });
});

test("idle time is drawn short where that is offered, and to scale again", async ({
  page,
  request,
}) => {
  await openIdleRun(page, request);
  const bars = page.locator(".strip-bar");
  const first = async () => (await bars.first().boundingBox())?.width ?? 0;
  const toScale = await first();
  const offer = page.getByRole("button", { name: /\d+ % idle · compress\?$/ });
  await offer.click();
  await expect(offer).toHaveCount(0);
  await expect.poll(first).toBeGreaterThan(toScale * 2);
  const short = page.getByRole("button", { name: /without a step: draw to scale$/ });
  expect((await short.boundingBox())?.width).toBeLessThan(60);
  await short.click();
  await expect(offer).toBeVisible();
  await expect.poll(first).toBeCloseTo(toScale, 0);
});

test("playback leaves out idle time, and goes through it where that is chosen", async ({
  page,
  request,
}) => {
  await openIdleRun(page, request);
  // Nothing goes on from the 6th second to the 52nd.
  await page.goto(`${page.url()}?at=10000`);
  const head = playhead(page);
  const play = page.getByRole("button", { name: "Play", exact: true });
  await expect.poll(() => momentOf(head)).toBe(10_000);
  await play.click();
  await expect.poll(() => momentOf(head), { timeout: 10_000 }).toBeGreaterThanOrEqual(52_000);
  await backToEnd(page).click();
  await page.goto(`${page.url()}?at=10000`);
  await page.getByRole("button", { name: "Playback leaves out idle time" }).click();
  await play.click();
  await expect.poll(() => momentOf(head)).toBeGreaterThan(10_000);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  expect(await momentOf(head)).toBeLessThan(52_000);
});

test("a trial is looked at as it stood before its verdict", async ({ page, request }) => {
  const id = await fileTrial(request, renaming({ from: "waitLimit", to: "waitAtMost" }));
  await page.goto(`/trials/${id}`);
  const outcome = page.getByRole("region", { name: "Outcome" });
  await expect(outcome).toContainText("Guilty, notice sent");
  await page.keyboard.press(",");
  await expect(past(page)).toBeVisible();
  await playhead(page).focus();
  await page.keyboard.press("Home");
  await expect(outcome).not.toContainText("Guilty");
  await expect(page.getByRole("main")).toContainText("In court");
  await backToEnd(page).click();
  await expect(outcome).toContainText("Guilty, notice sent");
});
