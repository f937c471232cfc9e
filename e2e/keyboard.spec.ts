import { expect, type Page } from "@playwright/test";
import { addDocument, answerOf, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { test } from "./support/test";

test("an inquiry is asked and its answer is followed by keyboard alone", async ({
  page,
  request,
}) => {
  const { name } = await addDocument(request, "orders-keyboard.csv", ordersCsv);
  await page.goto("/");
  await tabTo(page, "Find a document");
  await page.keyboard.type(name);
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await tabTo(page, name);
  await page.keyboard.press("Space");
  await expect(page.getByRole("list", { name: "Chosen documents" })).toContainText(name);
  await tabTo(page, "Question", "Shift+Tab");
  await page.keyboard.type("What is the sum of units for region north?");
  await page.keyboard.press("Control+Enter");

  await page.waitForURL(/\/runs\//);
  await expect(runStatus(page)).toHaveText("Answered");
  await page.keyboard.press("c");
  const claim = answerOf(page)
    .getByRole("link", { name: `${northUnits}` })
    .first();
  await expect(claim).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await expect(claim).not.toHaveAttribute("aria-current", "true");
  const selected = page.getByRole("treeitem", { selected: true });
  await page.keyboard.press("j");
  await expect(selected).toContainText("How it reads");
  await page.keyboard.press("j");
  await expect(selected).toContainText("1");
  await page.keyboard.press("j");
  await expect(selected).toContainText("Writes code");
  await page.keyboard.press("k");
  await expect(selected).not.toContainText("Writes code");
  await page.keyboard.press("Escape");
  await expect(selected).toHaveCount(0);
  const steps = await page.getByRole("treeitem").evaluateAll((all) => all.map(({ id }) => id));
  await pressAtOnce(page, "jjjj");
  await expect(selected).toHaveAttribute("id", steps[3] ?? "");
  await pressAtOnce(page, "kk");
  await expect(selected).toHaveAttribute("id", steps[1] ?? "");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Find in this run" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  const editor = page.getByRole("form", { name: "Fork from this step" });
  await expect(editor.getByRole("textbox", { name: "Code" })).toBeFocused();
  // The first Escape gives Tab back to the page, the second leaves.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(editor).toHaveCount(0);
});

test("the keys are listed by ?, which types a ? in a field", async ({ page }) => {
  await page.goto("/");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await page.keyboard.press("?");
  await expect(list).toContainText("Next, previous step");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  const field = page.getByRole("textbox", { name: "Question", exact: true });
  await field.focus();
  await page.keyboard.press("?");
  await expect(field).toHaveValue("?");
  await expect(list).toHaveCount(0);
});

test("the command palette leads to a document by its name", async ({ page }) => {
  await page.goto("/");
  const field = page.getByRole("combobox", { name: /^Type a command/ });
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await field.fill("supply-con");
  await expect(page.getByRole("option", { selected: true })).toContainText("supply-contract.md");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "supply-contract.md" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** As a held key repeats: the next press does not wait for what the one before has changed. */
async function pressAtOnce(page: Page, keys: string): Promise<void> {
  await Promise.all([...keys].map((key) => page.keyboard.press(key)));
}

/** Presses the key until what has the focus is called so. */
async function tabTo(page: Page, name: string, key = "Tab"): Promise<void> {
  const wanted = page.getByLabel(name, { exact: true }).or(page.getByRole("checkbox", { name }));
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(wanted.and(page.locator(":focus"))).toHaveCount(1, { timeout: 10 });
  }).toPass({ intervals: [0], timeout: 60_000 });
}
