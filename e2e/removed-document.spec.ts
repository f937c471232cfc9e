import { expect } from "@playwright/test";
import { addDocument, answerOf, runStatus, startRun } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { test } from "./support/test";

test("a removed document leaves its runs whole, and comes back by undo", async ({
  page,
  request,
}) => {
  const { id: documentId, name } = await addDocument(request, "orders-removed.csv", ordersCsv);
  const question = "What is the sum of units for region north?";
  const runId = await startRun(request, { documentId, question });
  await page.goto("/documents");
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${name} is back.`)).toBeVisible();
  await expect(row).toBeVisible();

  await row.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/runs/${runId}`);
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(`${northUnits}`);

  await page.goto(`/documents/${documentId}`);
  await expect(page.getByText("This document was removed")).toBeVisible();
  await expect(page.getByRole("region", { name: `${name}, text` })).toContainText("order,region");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("This document was removed")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Ask about it" })).toBeVisible();
});
