import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, ask, runStatus, startRun } from "./support/ask";
import { loseBeginning } from "./support/lose-beginning";
import { ordersCsv } from "./support/orders";
import { cell, held, textReply } from "./support/replies";
import { test } from "./support/test";

const question = "What is the sum of units for region north?";

type RunReply = { status: string; kind: string };

async function runEnd(request: APIRequestContext, runId: string): Promise<void> {
  await expect(async () => {
    const { status } = await (await request.get(`/api/v1/runs/${runId}`)).json();
    expect(["succeeded", "failed"] satisfies RunReply["status"][]).toContain(status);
  }).toPass({ timeout: 120_000 });
}

async function post(request: APIRequestContext, path: string, data: object): Promise<string> {
  const response = await request.post(path, { data });
  expect(response.ok(), await response.text()).toBe(true);
  const { runId } = await response.json();
  await runEnd(request, runId);
  return runId;
}

type ModelCallEnd = { type: string; spanId: string };

async function lastCall(request: APIRequestContext, runId: string): Promise<string> {
  const { events } = await (await request.get(`/api/v1/runs/${runId}/events?after=-1`)).json();
  const ends = (events as ModelCallEnd[]).filter(({ type }) => type === "model-call-end");
  return ends.at(-1)?.spanId ?? "";
}

const steps = (page: Page) => page.getByRole("list", { name: "Steps of both runs, aligned" });

test("a fork with edited code is held against its parent: where they part, what it changed, the next difference by a key", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-compared.csv", ordersCsv);
  await ask(page, { documentId, question, model: "builtin" });
  await expect(runStatus(page).first()).toHaveText("Answered");
  const parent = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const spanId = await lastCall(request, parent);
  const text =
    "```ts\n// Count the orders by hand\nconst byHand = grep(/^\\d+,north,(\\d+)$/gm);\nFINAL(`${byHand.length} orders`, byHand.slice(0, 1));\n```";
  const fork = await post(request, `/api/v1/runs/${parent}/fork`, { replies: [{ spanId, text }] });

  await test.step("the way in offers the fork first", async () => {
    await page.getByRole("button", { name: "Compare" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare with" });
    await dialog.getByRole("link").filter({ hasText: "made from this run" }).first().click();
    await page.waitForURL(new RegExp(`/compare\\?a=${parent}&b=${fork}`));
  });
  await test.step("what is equal is one row, and the first difference is named with its part", async () => {
    await expect(steps(page).getByText(/iterations? (is|are) equal/)).toBeVisible();
    await expect(steps(page).getByText("B took them from the record for $0")).toBeVisible();
    await expect(
      page.getByText(/First difference: iteration \d+, the model’s reply/),
    ).toBeVisible();
    await expect(page.getByRole("figure", { name: "Code of B" }).first()).toContainText("byHand");
    await expect(page.getByRole("region", { name: "Answer" })).toContainText("Not the same");
    await expect(page.getByRole("region", { name: "Asked differently" })).toContainText(
      /edited replies.*iteration/,
    );
  });
  const selected = steps(page).locator("li[aria-current]");
  await test.step("d goes to the differences in turn, D back", async () => {
    await page.keyboard.press("d");
    await expect(selected).toContainText("Writes code");
    await expect(page).toHaveURL(/row=iteration-\d+%2Fmodel-call/);
    await page.keyboard.press("d");
    await expect(selected).toContainText("Runs");
    await page.keyboard.press("D");
    await expect(selected).toContainText("Writes code");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure", { name: "Code of B" })).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure", { name: "Code of B" }).first()).toBeVisible();
  });
  await test.step("x swaps the sides and stays at the row", async () => {
    await page.keyboard.press("x");
    await page.waitForURL(new RegExp(`/compare\\?a=${fork}&b=${parent}&row=iteration`));
    await expect(selected).toContainText("Writes code");
    await expect(page.getByRole("figure", { name: "Code of A" }).first()).toContainText("byHand");
  });
  await test.step("it is accessible in both themes, and fits a phone", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await faultsOf(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

test("a replay beside its run: no step differs, and all came from the record", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-replayed.csv", ordersCsv);
  const run = await startRun(request, { documentId, question, model: "builtin" });
  await runEnd(request, run);
  const replay = await post(request, `/api/v1/runs/${run}/replay`, {});
  await page.goto(`/compare?a=${run}&b=${replay}`);
  await expect(page.getByText("No step differs.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("The same");
  await expect(steps(page).getByRole("listitem")).toHaveCount(1);
  const fold = steps(page).getByRole("button", { name: /iterations? (is|are) equal/ });
  await fold.click();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await expect(steps(page).getByText("from the record, paid nothing").first()).toBeAttached();
});

test("a fork that still runs is followed beside its parent until it ends", async ({
  page,
  request,
  startEndpoint,
}) => {
  const code = "const rows = grep(/north/g);\nprint(rows.length);";
  const final =
    "```ts\n// Take the whole table this time\nFINAL(`${rows.length} rows`, rows.slice(0, 1));\n```";
  const endpoint = await startEndpoint({
    exchanges: [
      cell(code),
      cell("FINAL(`${rows.length} rows`, rows.slice(0, 2));"),
      cell(code),
      held(textReply(final), 12),
    ],
  });
  const { id: documentId } = await addDocument(request, "orders-live.csv", ordersCsv);
  const asked = { documentId, question: "How many rows hold north?", model: endpoint.model };
  const parent = await startRun(request, asked);
  await runEnd(request, parent);
  const forked = await request.post(`/api/v1/runs/${parent}/fork`, {
    data: { question: "How many rows of the table hold north?" },
  });
  const { runId: fork } = await forked.json();
  await page.goto(`/compare?a=${parent}&b=${fork}`);
  await expect(page.getByText("1 side is still running; this page follows it.")).toBeVisible();
  await expect(page.getByText("Only A has answered so far")).toBeVisible();
  await expect(steps(page).getByText("Take the whole table this time").first()).toBeVisible({
    timeout: 120_000,
  });
  endpoint.release();
  await expect(page.getByText("1 side is still running; this page follows it.")).toHaveCount(0, {
    timeout: 120_000,
  });
  await expect(page.getByRole("note")).toContainText("A and B were asked different questions.");
});

test("beside a run whose log has lost its beginning, the side says so and nothing is waited for", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-lost.csv", ordersCsv);
  const run = await startRun(request, { documentId, question, model: "builtin" });
  await runEnd(request, run);
  const lost = await post(request, `/api/v1/runs/${run}/replay`, {});
  await loseBeginning(lost, 2);
  await page.goto(`/compare?a=${run}&b=${lost}`);
  const side = page.getByRole("main").getByRole("region");
  await expect(side).toHaveAccessibleName("B");
  await expect(side).toContainText("This run’s log has no beginning");
  await expect(side).toContainText("2 events are missing (0–1)");
  expect(await faultsOf(page)).toEqual([]);
});

test("a court is held against one prompt: rulings page by page", async ({ page, request }) => {
  const { trials } = await (await request.get("/api/v1/trials?limit=100")).json();
  const sample = (trials as { id: string; title: string; runId: string }[]).find(
    ({ title }) => title === "Rename retryLimit to maxRetries",
  );
  const arm = await post(request, `/api/v1/trials/${sample?.id}/runs`, { arm: "one-prompt" });
  await page.goto(`/trials/${sample?.id}`);
  await page.getByRole("button", { name: "Compare" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare with" });
  await dialog
    .getByRole("link")
    .filter({ hasText: arm.slice(0, 8) })
    .click();
  await page.waitForURL(/\/compare\?/);
  const rulings = page.getByRole("region", { name: "Rulings" });
  await expect(rulings.getByRole("article")).not.toHaveCount(0);
  await expect(rulings).toContainText("Finds the page wrong");
  await expect(rulings).toContainText("no jury");
  await expect(page.getByText(/^First difference: /)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test("a comparison without two runs says what is missing, and lets one choose", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-alone.csv", ordersCsv);
  const run = await startRun(request, { documentId, question, model: "builtin" });
  await runEnd(request, run);
  await page.goto(`/compare?a=${run}&b=nothing-there`);
  await expect(page.getByText("There is no run “nothing-there” on this server.")).toBeVisible();
  await expect(page.getByText("It has no fork, replay or sibling yet.")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`/compare?a=${run}&b=${run}`);
  await expect(page.getByRole("note")).toContainText("Both sides are the same run");
});
