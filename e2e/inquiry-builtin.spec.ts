import { expect, type Page } from "@playwright/test";
import { answerOf, runStatus } from "./support/ask";
import { northUnits, orders, ordersCsv } from "./support/orders";
import { test } from "./support/test";

test("a table is dropped, summed by the built-in rules, and the answer leads to its lines", async ({
  page,
}) => {
  const question = "What is the sum of units for region north?";
  const name = "orders-dropped.csv";
  await page.goto("/");
  await dropFile(page, name, ordersCsv);
  await expect(page.getByText(`${name} was added.`)).toBeVisible();
  await expect(page.getByRole("list", { name: "Chosen documents" })).toContainText(name);
  await page.getByRole("textbox", { name: "Question", exact: true }).fill(question);
  await page.getByRole("form", { name: "Ask" }).getByRole("button", { name: /^Ask/ }).click();

  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("heading", { name: question })).toBeVisible();
  const steps = page.getByRole("tree", { name: "Steps of this run" });
  await expect(steps.getByRole("treeitem", { name: "Writes code" }).first()).toBeVisible();
  await expect(steps.getByRole("treeitem", { name: "Gate" }).last()).toBeVisible();
  await expect(runStatus(page)).toHaveText("Answered");

  const answer = answerOf(page);
  const claim = answer.getByRole("link", { name: new RegExp(`^${northUnits} ?, computed, 1$`) });
  await claim.click();
  await expect(answer.getByText("Came out of code.")).toBeVisible();
  await expect(page).toHaveURL(/\?claim=1$/);

  const evidence = answer.getByRole("button", { name: /north/ }).first();
  await evidence.click();
  await expect(evidence).toHaveAttribute("aria-pressed", "true");
  const [firstNorth] = orders.filter(({ region }) => region === "north");
  const quote = `${firstNorth?.order},north,${firstNorth?.units}`;
  const beside = page.getByRole("region", { name: `${name}, text` });
  await expect(beside.locator("mark").filter({ hasText: quote })).toBeVisible();

  await answer
    .getByRole("link", { name: new RegExp(`${name}, line`) })
    .first()
    .click();
  await page.waitForURL(/\/documents\//);
  await expect(page.locator("mark")).toHaveText(quote);
  await expect(page.locator("mark")).toBeInViewport();

  await page.getByRole("link", { name: "Verbatim" }).click();
  const row = page
    .getByRole("table", { name: "Recent runs" })
    .getByRole("row")
    .filter({ hasText: name });
  await expect(row).toContainText("Answered");
  await expect(row.getByRole("link", { name: question })).toBeVisible();
});

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name, { type: "text/csv" }));
      return transfer;
    },
    { name, text },
  );
  await page.dispatchEvent("main", "dragenter", { dataTransfer });
  await expect(page.getByText("Drop to add")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer });
}
