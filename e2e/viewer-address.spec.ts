import { expect, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, openAnswered } from "./support/ask";
import { openIdleRun } from "./support/idle-run";
import { ordersCsv } from "./support/orders";
import { cell, subReply } from "./support/replies";
import { test as base } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

const selected = (page: Page) => page.getByRole("treeitem", { selected: true });
const calls = (page: Page) => page.getByRole("treeitem", { name: /^llm_query Is part/ });
const group = (page: Page) => page.getByRole("treeitem", { name: "llm_query × 2" });

/** An answered run with two sub-calls in one cell. */
const test = base.extend<{ asked: string }>({
  asked: async ({ page, request, startEndpoint }, use) => {
    const endpoint = await startEndpoint({
      exchanges: [
        subReply("Task: Is part one about orders?", "Part one: yes."),
        subReply("Task: Is part two about orders?", "Part two: yes."),
        cell(
          "const parts = await llm_query_batched([\n  { prompt: 'Is part one about orders?', context: read_lines(1, 9) },\n  { prompt: 'Is part two about orders?', context: read_lines(10, 19) },\n]);\nprint(parts.join(' '));",
        ),
        cell("FINAL('All of it is about orders.', grep(/north/g).slice(0, 1));"),
        cell("FINAL()"),
      ],
    });
    const { id: documentId } = await addDocument(request, "orders-address.csv", ordersCsv);
    const question = "Is all of it about orders?";
    const runId = await openAnswered(page, { documentId, question, model: endpoint.model });
    await use(runId);
  },
});

test("a link to a sub-call shows it in the tree, where its group is folded", async ({
  page,
  asked,
}) => {
  await expect(calls(page)).toHaveCount(0);
  await group(page).click();
  await calls(page).last().click();
  await expect(page).toHaveURL(/span=.+sub-call/);
  await page.goto(page.url());
  await expect(selected(page)).toContainText("Is part two");
  await expect(selected(page)).toBeInViewport();
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press("k");
  await expect(selected(page)).toContainText("Is part one");
  await page.keyboard.press("k");
  await expect(selected(page)).toContainText("Runs");
  await expect(calls(page)).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(selected(page)).toContainText("Is part one");

  await page.getByRole("tree").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(group(page)).toHaveAttribute("aria-expanded", "false");
  await expect(group(page)).toHaveClass(/active/);
  await expect(selected(page)).toContainText("Runs");
  for (const _ of ["to the cell", "folds it", "to the iteration", "folds it"])
    await page.keyboard.press("ArrowLeft");
  await expect(selected(page)).toHaveAttribute("aria-expanded", "false");
  await expect(selected(page)).toHaveAttribute("aria-level", "1");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await expect(selected(page)).toHaveAttribute("aria-level", "2");
  await expect(page).toHaveURL(new RegExp(asked));
});

test("a folded jury opens for the juror that a key chooses", async ({ page, request }) => {
  const id = await fileTrial(request, renaming({ from: "foldLimit", to: "mostFolds" }));
  await noticeOf(request, id);
  await page.goto(`/trials/${id}`);
  await page.getByRole("treeitem", { name: /^Jury/ }).click();
  await page.getByRole("tree").press("ArrowLeft");
  await expect(page.getByRole("treeitem", { name: /^Juror/ })).toHaveCount(0);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("3");
  await expect(selected(page)).toContainText("Juror 3");
  await page.keyboard.press("k");
  await expect(selected(page)).toContainText("Juror 2");
});

test("a trial is filtered by who speaks: tree, reading and keys keep to it, and a link shows it", async ({
  page,
  request,
}) => {
  const id = await fileTrial(request, renaming({ from: "stageLimit", to: "mostStages" }));
  await noticeOf(request, id);
  await page.goto(`/trials/${id}`);
  const section = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(section("Exhibits and rebuttals")).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const stages = page.getByRole("group", { name: "Stage" });
  await stages.getByLabel("Jurors").check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("treeitem", { name: /^Juror/ })).toHaveCount(5);
  await expect(page.getByRole("treeitem")).toHaveCount(6);
  await expect(page.getByText(/^\d+ steps are hidden by the filter\.$/)).toBeVisible();
  for (const name of ["Exhibits and rebuttals", "Judge", "How it came here"])
    await expect(section(name)).toHaveCount(0);
  await expect(section("Jury")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole("heading", { level: 1 }).click();
  for (const name of ["Jury", "Juror 1", "Juror 2"]) {
    await page.keyboard.press("j");
    await expect(selected(page)).toContainText(name);
  }
  await expect(page).toHaveURL(/stage=juror/);
  await page.reload();
  await expect(page.getByRole("treeitem")).toHaveCount(6);
  await page.getByRole("main").getByRole("button", { name: "Show all", exact: true }).click();
  await expect(section("Exhibits and rebuttals")).toBeVisible();
  await expect(page).not.toHaveURL(/stage=/);
});

/** Waits until what the page shows stands in its address: while much changes it is written now and then. */
async function untilWritten(page: Page): Promise<void> {
  await expect(async () => {
    const before = page.url();
    await page.waitForTimeout(1_500);
    expect(page.url()).toBe(before);
  }).toPass();
}

test("colours, zoom, short idle time, speed and what playback leaves out are in the link", async ({
  page,
  request,
}) => {
  await openIdleRun(page, request);
  const byTime = page.getByRole("button", { name: "Colour by time" });
  const shortIdle = page.getByRole("button", { name: /^Draw idle time/ });
  const speed = page.getByLabel("Speed of playback");
  const skips = page.getByRole("button", { name: "Playback leaves out idle time" });
  const ticks = () => page.locator(".strip-tick").allTextContents();
  await expect(skips).toHaveAttribute("aria-pressed", "true");
  await byTime.click();
  await speed.selectOption("2×");
  await shortIdle.click();
  await skips.click();
  await page.locator(".strip-plot").hover({ position: { x: 60, y: 40 } });
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -60);
  await page.keyboard.up("Control");
  await expect(page).toHaveURL(/heat=time&speed=2&idle=short&skip=no&zoom=[\d.]+-[\d.]+$/);
  await untilWritten(page);
  const shown = await ticks();
  await expect(page.getByRole("button", { name: "Show the whole run" })).toBeEnabled();
  await page.reload();
  await expect(byTime).toHaveAttribute("aria-pressed", "true");
  await expect(speed).toHaveValue("2");
  await expect(shortIdle).toHaveAttribute("aria-pressed", "true");
  await expect(skips).toHaveAttribute("aria-pressed", "false");
  await expect.poll(ticks).toEqual(shown);

  await byTime.click();
  await speed.selectOption("1×");
  await shortIdle.click();
  await skips.click();
  await expect(page).toHaveURL(/\/runs\/[^?]+$/);
});

test("an address that makes no sense shows the page as it is without", async ({
  page,
  request,
}) => {
  await openIdleRun(page, request);
  const ticks = () => page.locator(".strip-tick").allTextContents();
  const whole = await ticks();
  await page.goto(`${page.url()}?heat=warm&zoom=9-3&idle=yes&speed=70&skip=yes&stage=nobody`);
  await expect(page.getByRole("button", { name: "Colour by time" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await expect(page.getByLabel("Speed of playback")).toHaveValue("1");
  await expect(page.getByRole("button", { name: "Show the whole run" })).toBeDisabled();
  expect(await ticks()).toEqual(whole);
});

test("a key held down writes the address seldom, and where it ends stands there", async ({
  page,
  asked,
}) => {
  await expect(page).toHaveURL(new RegExp(asked));
  const writes = await page.evaluate(async () => {
    const { history } = window;
    const write = history.replaceState.bind(history);
    let count = 0;
    history.replaceState = (...args) => {
      count += 1;
      write(...args);
    };
    for (let press = 0; press < 90; press += 1) {
      const key = press % 8 < 4 ? "j" : "k";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 33));
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return count;
  });
  expect(writes).toBeGreaterThan(2);
  // The router writes each of ours once more.
  expect(writes).toBeLessThan(50);
  const id = await selected(page).getAttribute("id");
  expect(new URL(page.url()).searchParams.get("span")).toBe(id?.replace("tree-", ""));
});
