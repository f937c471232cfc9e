import { expect } from "@playwright/test";
import { addDocument, answerOf, openAnswered } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test } from "./support/test";

const question = "Which region is listed first?";
const innerQuestion = "Which region stands in the first line?";

test("a run inside a run is opened, and a call shows all that the model was shown", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      { ...cell("print(read_lines(1, 2));"), when: innerQuestion },
      {
        ...cell(
          `const inner = await rlm_query('${innerQuestion}', read_lines(1, 9));\nprint('inner says', inner, read_lines(1, 2));`,
        ),
        when: question,
      },
      { ...cell("FINAL(`It is ${inner}.`, grep(/west/g).slice(0, 1));"), when: "inner says" },
      cell("FINAL('west', grep(/west/g).slice(0, 1));"),
    ],
  });
  const { id: documentId } = await addDocument(request, "orders-nested.csv", ordersCsv);
  const { model } = endpoint;
  const order = { mode: "rlm", budget: { depth: 2 } };
  await openAnswered(page, { documentId, question, model, order });
  await expect(answerOf(page)).toContainText("It is west.");

  await test.step("the inner run leads to its question, what it was given, its cell and its answer", async () => {
    const inner = page.getByRole("treeitem", { name: /^rlm_query/ });
    await inner.click();
    const begins = page.getByRole("article").and(page.locator("[aria-current=step]"));
    await expect(begins).toContainText(innerQuestion);
    await begins.locator("summary").click();
    await expect(begins.locator("pre")).toContainText("order,region,units");
    const level = Number(await inner.getAttribute("aria-level"));
    const cells = page.getByRole("treeitem", { name: /^Runs/ });
    const deeper = cells.and(page.locator(`[aria-level="${level + 2}"]`));
    await expect(deeper).not.toHaveCount(0);
    await deeper.last().click();
    await expect(begins).toContainText("FINAL('west'");
    await expect(page.locator(".nested-end")).toContainText("west");
  });
  await test.step("a later call shows what it added, and the whole of its prompt on demand", async () => {
    await page.getByRole("tree").press("End");
    await page
      .getByRole("treeitem", { name: /^Writes code/ })
      .last()
      .click();
    const call = page.getByRole("article").and(page.locator("[aria-current=step]"));
    const prompt = call.locator("details").filter({ hasText: /^Added to the prompt/ });
    await prompt.locator("summary").first().click();
    const messages = prompt.locator("details");
    const added = await messages.count();
    await call.getByRole("button", { name: "Show the whole prompt" }).click();
    await expect.poll(() => messages.count()).toBeGreaterThan(added);
    await prompt
      .getByText(/^To the model/)
      .first()
      .click();
    await expect(prompt).toContainText(question);
    await call.getByRole("button", { name: "Show only what was added" }).click();
    await expect(messages).toHaveCount(added);
    await expect(prompt).not.toContainText(question);
  });
});
