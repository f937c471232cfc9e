import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, ask, openAnswered, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { test } from "./support/test";

const question = "What is the sum of units for region north?";

/** The same table with one row more in the region asked about. */
const moreUnits = 7;
const newerCsv = `${ordersCsv.trimEnd()}\nA-9999,north,${moreUnits}\n`;

test("a new version with a changed value: the old answer is told changed, and asked again in one click", async ({
  page,
}) => {
  const name = "orders-versioned.csv";
  const document = await addDocument(page.request, name, ordersCsv);
  await ask(page, { documentId: document.id, question });
  await expect(runStatus(page)).toHaveText("Answered");
  await page.keyboard.press("v");
  const checked = page.getByRole("region", { name: "Re-verify" });
  await expect(checked.getByText("Still holds")).toBeVisible();
  await expect(checked.getByText("no model call")).toBeVisible();

  await page.goto(`/documents/${document.id}`);
  await page
    .locator("#versions ~ input[type=file]")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(newerCsv) });
  await page.waitForURL((url) => url.pathname !== `/documents/${document.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("v2");
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(versions.getByText("Changes since v1: lines added 1, removed 0")).toBeVisible();

  const past = page.getByRole("region", { name: "Do they still hold?" });
  const row = past.getByRole("listitem").filter({ hasText: question });
  await expect(row.getByText("Has changed")).toBeVisible();
  await expect(row.getByRole("deletion")).toHaveText(new RegExp(`^${northUnits}`));
  await expect(row.getByRole("insertion")).toHaveText(new RegExp(`^${northUnits + moreUnits}`));

  await row.getByRole("button", { name: "Ask again" }).click();
  await page.waitForURL(/\/runs\//);
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(String(northUnits + moreUnits));
  await expect(page.getByRole("link", { name: /^Fork of/ })).toBeVisible();

  await page.goto("/documents");
  const listed = page.getByRole("row").filter({ hasText: name });
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText("v2");
});

test("another document altogether is asked about before it becomes a version", async ({ page }) => {
  const document = await addDocument(page.request, "contract-versioned.txt", ordersCsv);
  await page.goto(`/documents/${document.id}`);
  const poem = "Roses are red,\nviolets are blue,\nsugar is sweet.\n";
  await page
    .locator("#versions ~ input[type=file]")
    .setInputFiles({ name: "poem.txt", mimeType: "text/plain", buffer: Buffer.from(poem) });
  const doubt = page.getByRole("alert").filter({ hasText: "looks like another document" });
  await expect(doubt).toContainText("Nothing was stored");
  await doubt.getByRole("button", { name: "Make it a version all the same" }).click();
  await page.waitForURL((url) => url.pathname !== `/documents/${document.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("poem.txt v2");
});

test("a checked answer is saved as a test and run again, for free and by asking", async ({
  page,
}) => {
  const document = await addDocument(page.request, "orders-tested.csv", ordersCsv);
  await openAnswered(page, { documentId: document.id, question });
  await page.getByRole("button", { name: "Save as a test" }).click();
  await page.getByRole("button", { name: "Tests", exact: true }).click();
  await page.waitForURL(/\/tests$/);

  const row = page
    .getByRole("list", { name: "Tests" })
    .getByRole("listitem")
    .filter({ hasText: "orders-tested.csv" });
  await row.getByRole("button", { name: "Run its code" }).click();
  await expect(row.getByText("Still holds")).toBeVisible();
  await row.getByRole("button", { name: "Ask again" }).click();
  await expect(row.getByText("Same answer")).toBeVisible();

  const exported = await page.request.get("/api/v1/regression-cases/export");
  expect(exported.headers()["content-type"]).toBe("application/zip");
  await row.getByRole("button", { name: /^Remove the test/ }).click();
  await expect(row).toHaveCount(0);
});

test("versions, past answers and tests have no accessibility fault", async ({ page }) => {
  const document = await addDocument(page.request, "orders-axe-versions.csv", ordersCsv);
  const runId = await openAnswered(page, { documentId: document.id, question });
  await page.request.post("/api/v1/regression-cases", { data: { runId } });
  const version = await page.request.post(
    `/api/v1/documents/${document.id}/versions?name=orders-axe-versions.csv`,
    { headers: { "content-type": "application/octet-stream" }, data: newerCsv },
  );
  const { id } = await version.json();
  await page.keyboard.press("v");
  await expect(page.getByText("Has changed")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`/documents/${id}`);
  await page.getByText("Changes since v1").click();
  await expect(page.getByText("Has changed")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto("/tests");
  await expect(page.getByText("orders-axe-versions.csv")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
