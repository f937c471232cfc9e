import { expect, type Page } from "@playwright/test";
import { addDocument, answerOf, openAnswered, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test as base, type ScriptedEndpoint } from "./support/test";

const count =
  "const rows = grep(/^\\d+,north,(\\d+)$/gm);\nconst total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nprint(total, rows.length);";
const answer = cell("FINAL(`The north sold ${total} units.`, rows.slice(0, 2));");

/** An answered run on its page, with as many scripted replies to spare. */
const test = base.extend<{ answered: ScriptedEndpoint }>({
  answered: async ({ page, request, startEndpoint }, use) => {
    const endpoint = await startEndpoint({ exchanges: [cell(count), answer, cell(count), answer] });
    const { id: documentId } = await addDocument(request, "orders-fork.csv", ordersCsv);
    const question = "How many units did the north sell?";
    await openAnswered(page, { documentId, question, model: endpoint.model });
    await use(endpoint);
  },
});

test("a replay takes every reply from the record: the same answer, and no call", async ({
  page,
  answered,
}) => {
  const asked = answered.requests.length;
  const original = page.url();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page).not.toHaveURL(original);
  await expect(page.getByRole("link", { name: /^Replay of/ })).toBeVisible();
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
  await expect(page.getByText("recorded reply, not paid for").first()).toBeVisible();
  await expect(page.getByText("Equal to its original, 0 calls")).toBeVisible();
  expect(answered.requests).toHaveLength(asked);
});

/** The fork that a comparison shows beside its parent, on its own page. */
async function openFork(page: Page): Promise<void> {
  await page.waitForURL(/\/compare\?a=.+&b=/);
  await page.goto(`/runs/${new URL(page.url()).searchParams.get("b")}`);
  await expect(page.getByRole("link", { name: /^Fork of/ })).toBeVisible();
  await expect(runStatus(page)).toHaveText("Answered");
}

test("a fork with another question asks the model again", async ({ page, answered }) => {
  const asked = answered.requests.length;
  await page.getByRole("button", { name: "Fork", exact: true }).click();
  const editor = page.getByRole("form", { name: "Fork this run" });
  await expect(editor.getByRole("button", { name: "Start the fork" })).toBeDisabled();
  await editor
    .getByLabel("Question", { exact: true })
    .last()
    .fill("What did the north sell, in units?");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await openFork(page);
  await expect(
    page.getByRole("heading", { name: "What did the north sell, in units?" }),
  ).toBeVisible();
  expect(answered.requests).toHaveLength(asked + 2);
});

test("a fork with edited code runs the person's code and pays only for what follows", async ({
  page,
  answered,
}) => {
  const asked = answered.requests.length;
  await page.getByRole("treeitem", { name: /^2/ }).click();
  await page.keyboard.press("r");
  const editor = page.getByRole("form", { name: "Fork from this step" });
  await expect(editor).toContainText("1 recorded reply is used again");
  const code = editor.getByRole("textbox", { name: "Code" });
  await expect(code).toHaveValue(/^FINAL\(/);
  await code.fill("FINAL(`Edited by hand: ${total}`, rows.slice(0, 1));");
  await code.press("Control+Enter");
  await openFork(page);
  await expect(answerOf(page)).toContainText(`Edited by hand: ${northUnits}`);
  await page.getByRole("treeitem", { name: /^Runs/ }).last().click();
  await expect(page.getByText("a person’s edit").first()).toBeVisible();
  expect(answered.requests).toHaveLength(asked);
});
