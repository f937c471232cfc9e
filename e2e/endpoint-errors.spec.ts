import { expect, type Page } from "@playwright/test";
import type { ServerScriptInput } from "@/lib/model/testing/server-script";
import { addDocument, answerOf, ask, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test as base } from "./support/test";

/** Asks a question of a document of orders, answered by the endpoint that the test scripts. */
const test = base.extend<{ askEndpoint: (script: ServerScriptInput) => Promise<void> }>({
  askEndpoint: async ({ page, request, startEndpoint }, use) => {
    await use(async (script) => {
      const { model } = await startEndpoint(script);
      const { id: documentId } = await addDocument(request, "orders-errors.csv", ordersCsv);
      await ask(page, { documentId, question: "How many units did the north sell?", model });
    });
  },
});

test.afterEach("the server is still up", async ({ request }) => {
  const health = await request.get("/api/v1/health");
  expect(await health.json()).toMatchObject({ status: "ok", database: "ok" });
});

const sum =
  "const rows = grep(/^\\d+,north,(\\d+)$/gm);\nconst total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nprint(total);";
const rightAnswer = [cell(sum), cell("FINAL(`The north sold ${total} units.`, rows.slice(0, 2));")];

test("a wrong key is named, and the way to the settings is offered", async ({
  page,
  askEndpoint,
}) => {
  await askEndpoint({ apiKey: "the-right-key", exchanges: rightAnswer });
  await expect(runStatus(page)).toHaveText("Failed");
  const failure = answerOf(page).getByRole("alert");
  await expect(failure).toContainText("refused the API key");
  await expect(failure).not.toContainText(/the-key-of-the-tests|the-right-key/);
  await failure.getByRole("link", { name: "Open Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("a server that drops every connection is said to be lost, after several attempts", async ({
  page,
  askEndpoint,
}) => {
  await askEndpoint({ exchanges: [{ times: null, reply: { kind: "reset" } }] });
  await expect(runStatus(page)).toHaveText("Failed");
  await expect(answerOf(page).getByRole("alert")).toContainText(/connection|cannot be reached/);
  await expectNoOpenStep(page);
});

test("requests refused for their number are asked again until they are answered", async ({
  page,
  askEndpoint,
}) => {
  const refusal = { kind: "error", status: 429, message: "slow down" } as const;
  await askEndpoint({ exchanges: [{ times: 2, reply: refusal }, ...rightAnswer] });
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
  await expect(page.getByRole("article").filter({ hasText: "Writes code" }).first()).toContainText(
    "3 requests",
  );
});

test("a stream without end is cut, said to be cut, and the run goes on", async ({
  page,
  askEndpoint,
}) => {
  const endless = { kind: "endless", text: "and so on and so forth. ".repeat(400) } as const;
  await askEndpoint({ exchanges: [{ reply: endless }, ...rightAnswer] });
  await expect(runStatus(page)).toHaveText("Answered", { timeout: 90_000 });
  await showFirst(page, "Writes code");
  await expect(page.getByText("The reply was cut at the token limit.")).toBeVisible();
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
});

test("a reply cut at the token limit runs nothing, and the model is told", async ({
  page,
  askEndpoint,
}) => {
  const text = "```ts\nFINAL('999', ['no";
  await askEndpoint({
    exchanges: [{ reply: { kind: "text", text, finishReason: "length" } }, ...rightAnswer],
  });
  await expect(runStatus(page)).toHaveText("Answered");
  await showFirst(page, "Writes code");
  await expect(page.getByText("The reply was cut at the token limit.")).toBeVisible();
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
  await expect(page.getByRole("tree").getByRole("treeitem", { name: /^Runs/ })).toHaveCount(2);
});

test("a model that only writes prose ends without an answer, and the page says what to do", async ({
  page,
  askEndpoint,
}) => {
  const prose = textReply("I believe that the north sold many units.");
  await askEndpoint({ exchanges: [{ ...prose, times: null }] });
  await expect(runStatus(page)).toHaveText("Failed");
  const failure = answerOf(page).getByRole("alert");
  await expect(failure).toContainText("Choose a model that writes code");
  await expect(failure.getByRole("button", { name: /^Fork/ })).toBeVisible();
  await showFirst(page, "Writes code");
  await expect(page.getByText("I believe that the north sold many units.").first()).toBeVisible();
});

test("code that cannot be read is shown with its fault, and the next cell is asked for", async ({
  page,
  askEndpoint,
}) => {
  await askEndpoint({ exchanges: [cell("const rows = = grep(;"), ...rightAnswer] });
  await expect(runStatus(page)).toHaveText("Answered");
  await showFirst(page, "Runs");
  const broken = page.getByRole("article").filter({ hasText: "Runs" }).first();
  await expect(broken).toContainText("SyntaxError");
  await expect(broken).toContainText("Line 1");
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
});

/** The first step of that name, where the transcript has it. */
async function showFirst(page: Page, name: string): Promise<void> {
  await page
    .getByRole("treeitem", { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

async function expectNoOpenStep(page: Page): Promise<void> {
  await expect(page.getByText("waiting for scripted")).toHaveCount(0);
}
