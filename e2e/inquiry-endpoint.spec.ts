import { expect } from "@playwright/test";
import { addDocument, answerOf, ask, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell, held, subReply } from "./support/replies";
import { test } from "./support/test";

test("a model at an endpoint is followed from its first word to its published answer", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      subReply("Task: Is part one about orders?", "Part one: yes."),
      subReply("Task: Is part two about orders?", "Part two: yes."),
      held(
        cell(
          "// Look at the first rows before anything is counted.\nconst rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint(read_lines(1, 4), rows.length);",
        ),
        14,
      ),
      // Without `await`: the sandbox repairs it and shows how.
      cell(
        "const parts = llm_query_batched([\n  { prompt: 'Is part one about orders?', context: read_lines(1, 9) },\n  { prompt: 'Is part two about orders?', context: read_lines(10, 19) },\n]);\nprint(parts.join(' '));",
      ),
      cell(
        "const total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nFINAL(`The north sold ${total} units.`, rows.slice(0, 3));",
      ),
      cell("FINAL()"),
    ],
  });
  const document = await addDocument(request, "orders-endpoint.csv", ordersCsv);
  await ask(page, {
    documentId: document.id,
    question: "How many units did the north sell?",
    model: endpoint.model,
  });

  await test.step("the reply is read while it is written", async () => {
    const running = page.getByRole("article").filter({ hasText: "Writes code" }).first();
    await expect(running).toContainText("Look at the first rows");
    await expect(runStatus(page)).toContainText(`${endpoint.model} is writing`);
    await expect(running).not.toContainText("rows.length");
    endpoint.release();
  });
  await test.step("the run ends with its answer, held once and then published", async () => {
    await expect(runStatus(page)).toHaveText("Answered");
    await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
    await expect(answerOf(page).getByRole("list", { name: "Claims" })).toContainText("computed");
    const gates = page.getByRole("treeitem", { name: /^Gate/ });
    await gates.first().click();
    await expect(page.getByText("Gate: held, shown to the model first")).toBeVisible();
    await gates.last().click();
    await expect(page.getByText("Gate: published")).toBeVisible();
  });
  await test.step("the sub-calls of one cell stand together below it", async () => {
    await page.setViewportSize({ width: 1280, height: 1600 });
    await page.getByRole("treeitem", { name: /^Runs/ }).nth(1).click();
    const calls = page.getByRole("group", { name: /^llm_query \d/ });
    await expect(calls).toHaveCount(2);
    await expect(calls.first()).toContainText("Is part one about orders?");
    await expect(calls.last()).toContainText("Part two: yes.");
    await page.getByRole("treeitem", { name: "llm_query × 2" }).click();
    await expect(page.getByRole("treeitem", { name: /^llm_query Is part/ })).toHaveCount(2);
  });
  await test.step("the repaired cell shows what was changed and by which rule", async () => {
    await expect(page.getByText("missing-await")).toBeVisible();
    const diff = page.getByRole("figure", { name: "Repair as a diff" });
    await expect(diff.getByRole("insertion")).toHaveText(["await "]);
  });
  await test.step("the totals count every call, and an unknown price is called unknown", async () => {
    const totals = page.getByRole("main").locator("dl").first();
    await expect(totals).toContainText("Cost" + "unknown");
    await expect(totals).toContainText("600 → 120");
    await expect(totals).toContainText("Sub-calls" + "2");
  });
});
