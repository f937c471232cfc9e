import { expect } from "@playwright/test";
import { addDocument, answerOf, ask, runStatus } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test } from "./support/test";

test.afterEach("the environment decides again", async ({ request }) => {
  const cleared = { baseUrl: null, apiKey: null, model: null, isFree: null };
  const response = await request.put("/api/v1/settings", { data: cleared });
  expect(response.ok(), await response.text()).toBe(true);
});

const question = "How many lines are there?";
const answer = [
  cell("const n = documents[0].lineCount;\nprint(n);"),
  cell("FINAL(`${n} lines.`, [cite('order,region,units')]);"),
];

test("an endpoint is entered, tested, saved, and answers the next question", async ({
  page,
  request,
  startEndpoint,
}) => {
  const key = "sk-entered-on-the-page";
  const endpoint = await startEndpoint({
    apiKey: key,
    exchanges: [textReply("ready"), ...answer],
  });
  await page.goto("/settings");
  await page.getByLabel("Address").fill(endpoint.baseUrl);
  await page.getByLabel("For all roles").fill(endpoint.model);
  await page.getByLabel("API key").fill("sk-mistyped");
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText(/refused the API key/)).toBeVisible();
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText(`Works. ${endpoint.model} answered in`)).toBeVisible();

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. New runs use it.")).toBeVisible();
  await expect(page.getByText(`now: ${endpoint.model} · price unknown`).first()).toBeVisible();
  await expect(page.getByText("A key is set. It is never shown")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Address")).toHaveValue(endpoint.baseUrl);
  await expect(page.getByLabel("API key")).toHaveValue("");
  expect(await page.content()).not.toContain(key);

  const document = await addDocument(request, "orders-settings.csv", ordersCsv);
  await ask(page, { documentId: document.id, question });
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(page.getByText("reply of iteration")).toHaveCount(0);
  expect(endpoint.requests.at(-1)?.authorization).toBe(`Bearer ${key}`);
});

test("an address where nothing listens is named on the run page, and the settings are offered", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({ exchanges: [] });
  await endpoint.close();
  await page.goto("/settings");
  await page.getByLabel("Address").fill(endpoint.baseUrl);
  await page.getByLabel("For all roles").fill(endpoint.model);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. New runs use it.")).toBeVisible();

  const document = await addDocument(request, "orders-unreachable.csv", ordersCsv);
  await ask(page, { documentId: document.id, question });
  await expect(runStatus(page)).toHaveText("Failed", { timeout: 30_000 });
  const failure = answerOf(page).getByRole("alert");
  await expect(failure).toContainText(`${endpoint.baseUrl} cannot be reached (ECONNREFUSED)`);
  await expect(failure.getByRole("link", { name: "Open Settings" })).toBeVisible();
});

test("an address that is none is refused where it is entered", async ({ page }) => {
  await page.goto("/settings");
  await page.getByLabel("Address").fill("localhost:11434");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Enter the endpoint's address with http:// or https://",
  );
});
