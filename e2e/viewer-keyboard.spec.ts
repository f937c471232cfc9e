import { expect, type Page } from "@playwright/test";
import { addDocument, openAnswered } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

test("the tree of a run is walked, folded and searched by keys, and leads into the transcript", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-tree-keys.csv", ordersCsv);
  const question = "What is the sum of units for region north?";
  await openAnswered(page, { documentId, question });
  await tabToTree(page);
  const active = () => activeName(page);

  await page.keyboard.press("End");
  await expect.poll(active).toMatch(/^Gate/);
  const last = await active();
  await page.keyboard.press("Home");
  await expect.poll(active).toContain("How it reads");
  await page.keyboard.press("ArrowDown");
  await expect.poll(active).toMatch(/^1/);
  const iteration = await active();
  const item = page.getByRole("treeitem", { selected: true });
  await page.keyboard.press("ArrowLeft");
  await expect(item).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("*");
  await expect(item).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect.poll(active).toContain("Writes code");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(active).toBe(iteration);
  await page.keyboard.type("ru");
  await expect.poll(active).toMatch(/^Runs/);
  await page.keyboard.press("End");
  await expect.poll(active).toBe(last);
  await page.keyboard.type("w");
  await expect.poll(active).toContain("Writes code");

  await page.keyboard.press("Home");
  await page.keyboard.type("r");
  await expect.poll(active).toMatch(/^Runs/);
  await page.keyboard.press("Enter");
  const step = page.locator("[aria-current=step]");
  await expect(step.locator(":focus")).toHaveCount(1);
  await expect(step).toBeInViewport();

  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await expect(list).toContainText("In the tree: open all beside; typing finds");
  await expect(list).toContainText("Next, previous hit");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
});

test("the tree of a trial has the same keys", async ({ page, request }) => {
  const id = await fileTrial(request, renaming({ from: "keyLimit", to: "mostKeys" }));
  await noticeOf(request, id);
  await page.goto(`/trials/${id}`);
  await tabToTree(page);
  const active = () => activeName(page);
  await page.keyboard.press("Home");
  await page.keyboard.type("jury");
  await expect.poll(active).toMatch(/^Jury/);
  const jury = page.getByRole("treeitem", { selected: true });
  await expect(jury).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect.poll(active).toContain("Juror 1");
  await expect(jury).toHaveAttribute("aria-posinset", "1");
  await expect(jury).toHaveAttribute("aria-setsize", "5");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(jury).toHaveAttribute("aria-expanded", "false");
  await expect(page.getByRole("treeitem", { name: "Juror 1" })).toHaveCount(0);
  await page.keyboard.press("*");
  await expect(page.getByRole("treeitem", { name: "Juror 1" })).toHaveCount(1);
});

async function tabToTree(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("tree").and(page.locator(":focus"))).toHaveCount(1, {
      timeout: 10,
    });
  }).toPass({ intervals: [0], timeout: 60_000 });
}

/** What the row says that the tree calls active. */
async function activeName(page: Page): Promise<string> {
  const id = await page.getByRole("tree").getAttribute("aria-activedescendant");
  return id === null ? "" : ((await page.locator(`[id="${id}"]`).textContent()) ?? "");
}
