import { expect } from "@playwright/test";
import { addDocument, answerOf, chooseModel, runStatus, startRun } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { test } from "./support/test";

/** Each reply bills as much as makes the third call pass 80 % of the budget. */
const billed = { inputTokens: 3_000, outputTokens: 200 };
const reply = (when: string, code: string) => ({
  when,
  times: null,
  reply: { kind: "text" as const, text: `Next.\n\`\`\`ts\n${code}\n\`\`\``, usage: billed },
});

test("a run near its budget waits for its asker, goes on when it may, and answers", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      reply(
        "Write the first cell",
        "const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint('rows', rows.length);",
      ),
      reply(
        "rows ",
        "const total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nprint('total', total);",
      ),
      // The gate shows a final once before it is published.
      reply("The north sold", "FINAL()"),
      reply("total ", "FINAL(`The north sold ${total} units.`, rows.slice(0, 3));"),
    ],
  });
  const document = await addDocument(request, "orders-pause.csv", ordersCsv);
  await page.goto(`/?document=${document.id}`);
  const form = page.getByRole("form", { name: "Ask" });
  await form.getByLabel("Question").fill("How many units did the north sell?");

  await test.step("the ask box says what it may use, and that this is a guess", async () => {
    await chooseModel(form, endpoint.model);
    await form.getByText("Run code").click();
    await expect(page.getByText(/a guess from the size of the prompts/)).toBeVisible();
  });
  await test.step("the budget is set in words, and the asker wants to be asked", async () => {
    await form.getByRole("button", { name: /Limits of this question/ }).click();
    const limits = form.getByRole("dialog", { name: "Limits of this question" });
    await limits.getByText("Small", { exact: true }).click();
    await expect(limits).toContainText("At most $0.10, 400,000 tokens and 1 min 0 s");
    await limits.getByRole("checkbox", { name: "Ask me before the budget runs out" }).check();
    await limits.getByText("Set each limit").click();
    await limits.getByRole("spinbutton", { name: "Tokens" }).fill("12000");
    await limits.getByRole("spinbutton", { name: "Tokens" }).press("Escape");
  });
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/runs\//);

  await test.step("the run stands still and says what it has used and what it wants", async () => {
    const card = page.getByRole("region", { name: "This run is near its budget" });
    await expect(runStatus(page)).toContainText("Paused");
    await expect(card).toContainText("It has used 6,400 of 12,000 tokens.");
    await expect(card).toContainText("2 calls of the root model: 6,400 tokens");
    await expect(page.getByText("Read by code", { exact: true }).first()).toBeVisible();
  });
  await test.step("a page that is opened anew shows the same", async () => {
    await page.reload();
    await expect(page.getByRole("button", { name: "Finish now with what is known" })).toBeVisible();
  });
  await test.step("approved, it answers; the pause stays in the record", async () => {
    await page.getByRole("button", { name: "Continue (+50 %)" }).click();
    await expect(runStatus(page)).toHaveText("Answered");
    await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
    await page.getByRole("treeitem", { name: /^Paused/ }).click();
    await expect(page.getByRole("article").filter({ hasText: "Paused: continued" })).toContainText(
      "18,000 tokens",
    );
    await expect(page.getByText("Taken over by another worker")).toHaveCount(0);
  });
});

test("a paused run that is to finish gives the best answer with what is known", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      reply(
        "The asker wants the answer now",
        "FINAL(`At least ${rows.length} rows.`, rows.slice(0, 1));",
      ),
      reply(
        "Write the first cell",
        "const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint('rows', rows.length);",
      ),
      reply("rows ", "print('still', rows.length);"),
    ],
  });
  const document = await addDocument(request, "orders-finish.csv", ordersCsv);
  const runId = await startRun(request, {
    documentId: document.id,
    question: "How many units did the north sell?",
    model: endpoint.model,
    order: { mode: "rlm", budget: { tokens: 14_000 }, approval: { at: 0.7 } },
  });
  await page.goto(`/runs/${runId}`);
  await page.getByRole("button", { name: "Finish now with what is known" }).click();
  await expect(runStatus(page)).toHaveText("Partial: a limit was reached");
  await expect(answerOf(page)).toContainText("At least 60 rows.");
});
