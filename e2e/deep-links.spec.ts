import { expect } from "@playwright/test";
import { addDocument, openAnswered } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { test } from "./support/test";

test("a link to a step shows that step to whoever opens it", async ({ page, request }) => {
  const { id: documentId } = await addDocument(request, "orders-link.csv", ordersCsv);
  const question = "What is the sum of units for region north?";
  await openAnswered(page, { documentId, question });
  const step = page.getByRole("tree").getByRole("treeitem", { name: /^Runs/ }).first();
  await step.click();
  await expect(step).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/\?span=/);

  await page.reload();

  await expect(step).toHaveAttribute("aria-selected", "true");
  const shown = page.getByRole("article").and(page.locator("[aria-current=step]"));
  await expect(shown).toContainText("Runs");
  await expect(shown).toBeInViewport();
});

const missing = [
  { what: "run", path: "/runs/00000000-0000-4000-8000-000000000000" },
  { what: "document", path: "/documents/00000000-0000-4000-8000-000000000000" },
  { what: "page", path: "/nowhere" },
] as const;

for (const { what, path } of missing)
  test(`the address of a ${what} that does not exist says so and leads on`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await page.getByRole("link", { name: "To the ask page" }).click();
    await expect(page.getByRole("heading", { name: "Ask your documents" })).toBeVisible();
  });
