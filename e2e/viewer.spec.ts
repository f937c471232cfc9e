import { expect, type Locator, type Page } from "@playwright/test";
import { faultsOf, motionsOf } from "./support/accessibility";
import { addDocument, openAnswered, startRun } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell, held } from "./support/replies";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

const question = "What is the sum of units for region north?";

function selectedIn(page: Page): Locator {
  return page.getByRole("treeitem", { selected: true });
}

test("words are found in every step, led to one by one, and kept in the address", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-search.csv", ordersCsv);
  await openAnswered(page, { documentId, question });
  await page.keyboard.press("/");
  await page.keyboard.type("NORTH");
  const found = page.getByRole("search").getByRole("status");
  await expect(found).toHaveText(/^\d+ steps? · \d+ places?$/);
  const steps = Number(/^\d+/.exec((await found.textContent()) ?? "")?.[0]);
  expect(steps).toBeGreaterThan(1);

  await page.keyboard.press("Enter");
  await expect(found).toHaveText(new RegExp(`^1 of ${steps} steps · `));
  const first = await selectedIn(page).getAttribute("id");
  await page.getByRole("button", { name: /^Next step that holds it/ }).click();
  await expect(found).toHaveText(/^2 of /);
  await page.getByRole("searchbox").press("Escape");
  await page.keyboard.press("N");
  await expect(selectedIn(page)).toHaveAttribute("id", first ?? "");
  await page.keyboard.press("N");
  await expect(found).toHaveText(new RegExp(`^${steps} of `));

  const marked = () => page.evaluate(() => CSS.highlights.get("found-here")?.size ?? 0);
  await expect.poll(marked).toBeGreaterThan(0);
  await expect(page).toHaveURL(/words=NORTH/);
  expect(await faultsOf(page)).toEqual([]);
  await page.reload();
  await expect(found).toHaveText(new RegExp(`^${steps} of `));
  await page.getByRole("searchbox").fill("nowhere to be found");
  await expect(found).toHaveText("Found nowhere");
});

test("a filter shows what fits with what it lies in, and comes off again", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-filter.csv", ordersCsv);
  await openAnswered(page, { documentId, question });
  const items = page.getByRole("tree").getByRole("treeitem");
  const all = await items.allTextContents();

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Filter the steps" });
  await form.getByRole("checkbox", { name: "Code" }).check();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await expect(page.getByText(/^\d+ of \d+ steps$/)).toBeVisible();
  await expect(items.filter({ hasText: "Runs" }).first()).toBeVisible();
  await expect(items.filter({ hasText: "Writes code" })).toHaveCount(0);
  await expect(page.getByRole("article").filter({ hasText: "Writes code" })).toHaveCount(0);

  await page.goto(page.url());
  await expect(items.filter({ hasText: "Writes code" })).toHaveCount(0);
  await page.getByRole("button", { name: "Remove the filter Code" }).click();
  await expect(items).toHaveText(all);
  await expect(page).not.toHaveURL(/kind=/);

  await page.getByRole("button", { name: "Colour by time" }).click();
  await expect(page.locator(".warm").first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test("a step shows its prompt and the variables it changed, and is linked to by its button", async ({
  page,
  request,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { id: documentId } = await addDocument(request, "orders-depth.csv", ordersCsv);
  await openAnswered(page, { documentId, question });
  await page
    .getByRole("treeitem", { name: /^Writes code/ })
    .first()
    .click();
  const writes = page.getByRole("article").filter({ hasText: "Writes code" }).first();
  await writes.getByText(/^Prompt, /).click();
  await writes.getByText(/^To the model/).click();
  await expect(writes).toContainText(question);
  await page.getByRole("treeitem", { name: /^Runs/ }).first().click();
  const runs = page.getByRole("article").filter({ hasText: "Variables changed" }).first();
  await runs.getByText("Variables changed").click();
  await expect(runs.getByRole("rowheader").first()).toBeVisible();

  await runs.hover();
  await runs.getByRole("button", { name: "Copy a link to this step" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page.locator("[aria-current=step]")).toContainText("Runs");
});

test("a run is followed until its reader scrolls up, and again when the new steps are asked for", async ({
  page,
  request,
  startEndpoint,
}) => {
  // All steps stand in the tree at once.
  await page.setViewportSize({ width: 1280, height: 1000 });
  const lines = "print(Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\\n'));";
  const endpoint = await startEndpoint({
    exchanges: [
      cell(lines),
      cell(`${lines} // two`),
      cell(`${lines} // three`),
      held(cell(`${lines} // four`)),
      cell(`${lines} // five`),
      held(cell("FINAL('Nothing more.');")),
    ],
  });
  const { id: documentId } = await addDocument(request, "orders-follow.csv", ordersCsv);
  const { model } = endpoint;
  const runId = await startRun(request, { documentId, question: "What is there?", model });
  await page.goto(`/runs/${runId}`);
  const steps = page.getByRole("treeitem", { name: /^Runs/ });
  await expect(steps).toHaveCount(3);
  await test.step("who wants no motion sees none", async () => {
    const stop = page.getByRole("button", { name: "Stop" });
    await stop.hover();
    await expect.poll(() => motionsOf(page)).toContain("breathe");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.mouse.move(0, 0);
    await stop.hover();
    expect(await motionsOf(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: "no-preference" });
  });
  const reading = page.locator(".reading");
  await expect.poll(() => reading.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(100);
  await reading.hover();
  await page.mouse.wheel(0, -40_000);
  const top = () => reading.evaluate((pane) => pane.scrollTop);
  await expect.poll(top).toBe(0);
  endpoint.release();
  const more = page.getByRole("button", { name: /^\d+ new steps?/ });
  await expect(more).toBeVisible();
  await expect(steps).toHaveCount(5);
  expect(await top()).toBe(0);

  await more.click();
  await expect(more).toHaveCount(0);
  const below = () =>
    reading.evaluate((pane) => pane.scrollHeight - pane.scrollTop - pane.clientHeight);
  await expect.poll(below).toBeLessThan(10);
});

test("on a phone the steps open over the page, and lead to the one that is chosen", async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id: documentId } = await addDocument(request, "orders-phone.csv", ordersCsv);
  await openAnswered(page, { documentId, question });
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Steps" });
  expect(await faultsOf(page)).toEqual([]);
  await sheet.getByRole("treeitem", { name: /^Runs/ }).last().click();
  await expect(sheet).toHaveCount(0);
  const shown = page.locator("[aria-current=step]");
  await expect(shown).toContainText("Runs");
  await expect(shown).toBeInViewport();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(overflow).toBeLessThanOrEqual(390);
});

test("a trial is searched and filtered as a run is", async ({ page, request }) => {
  const id = await fileTrial(request, renaming({ from: "searchLimit", to: "mostHits" }));
  await noticeOf(request, id);
  await page.goto(`/trials/${id}`);
  await page.keyboard.press("/");
  await page.keyboard.type("mostHits");
  const found = page.getByRole("search").getByRole("status");
  await expect(found).toHaveText(/^\d+ steps · \d+ places$/);
  await page.keyboard.press("Enter");
  await expect(found).toHaveText(/^1 of /);
  await expect(selectedIn(page)).toHaveCount(1);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("At least this cost, in cents").fill("5");
  await expect(page.getByRole("treeitem")).toHaveCount(0);
  await page.getByRole("button", { name: /^Remove the filter/ }).click();
  await expect(page.getByRole("treeitem", { name: /^Jury/ })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
