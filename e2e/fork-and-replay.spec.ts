import { expect } from "@playwright/test";
import { addDocument, answerOf, ask, runStatus } from "./support/ask";
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
    await ask(page, { documentId, question, model: endpoint.model });
    await expect(runStatus(page)).toHaveText("Answered");
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
  expect(answered.requests).toHaveLength(asked);
});

test("a fork with another question asks the model again", async ({ page, answered }) => {
  const asked = answered.requests.length;
  await page.getByRole("button", { name: "Fork" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit and run again" });
  await expect(dialog.getByRole("button", { name: "Start the fork" })).toBeDisabled();
  await dialog.getByLabel("Question").fill("What did the north sell, in units?");
  await dialog.getByRole("button", { name: "Start the fork" }).click();
  await expect(
    page.getByRole("heading", { name: "What did the north sell, in units?" }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: /^Fork of/ })).toBeVisible();
  await expect(runStatus(page)).toHaveText("Answered");
  expect(answered.requests).toHaveLength(asked + 2);
});

test("a fork with an edited reply runs the person's code and pays only for what follows", async ({
  page,
  answered,
}) => {
  const asked = answered.requests.length;
  await page.getByRole("button", { name: "Fork" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit and run again" });
  await dialog.getByLabel("Change a reply").selectOption("Reply of iteration 2");
  const reply = dialog.getByLabel(/^What the model would have answered/);
  await expect(reply).toHaveValue(/FINAL/);
  await reply.fill("```ts\nFINAL(`Edited by hand: ${total}`, rows.slice(0, 1));\n```");
  await dialog.getByRole("button", { name: "Start the fork" }).click();
  await expect(page.getByRole("link", { name: /^Fork of/ })).toBeVisible();
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(`Edited by hand: ${northUnits}`);
  await expect(page.getByText("a person’s edit").first()).toBeVisible();
  expect(answered.requests).toHaveLength(asked);
});
