import { expect, type Locator, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, openAnswered, runStatus } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test } from "./support/test";
import { ballot, fileTrial, jurorsWith, renaming } from "./support/trials";

const count =
  "const rows = grep(/^\\d+,north,(\\d+)$/gm);\nconst total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nprint(total, rows.length);";
const answer = cell("FINAL(`The north sold ${total} units.`, rows.slice(0, 2));");
const question = "How many units did the north sell?";

const editorOf = (page: Page) => page.getByRole("form", { name: /^Fork / });

/** The step that is chosen, in the transcript. */
const chosenStep = (page: Page) => page.locator("[aria-current=step]");

/** Where the comparison leads: the fork's id. */
async function forkedRun(page: Page): Promise<string> {
  await page.waitForURL(/\/compare\?a=.+&b=/);
  return new URL(page.url()).searchParams.get("b") ?? "";
}

async function choose(editor: Locator, section: string): Promise<void> {
  await editor.getByRole("group", { name: "What to change" }).getByText(section).click();
}

test("a step is asked in other words, right where it stands, and what came before is not asked again", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({ exchanges: [cell(count), answer, answer] });
  const { id: documentId } = await addDocument(request, "orders-words.csv", ordersCsv);
  await openAnswered(page, { documentId, question, model: endpoint.model });
  const asked = endpoint.requests.length;
  await page
    .getByRole("treeitem", { name: /Writes code/ })
    .nth(1)
    .click();
  await chosenStep(page).getByRole("button", { name: "Fork from here" }).click();
  const editor = editorOf(page);
  await expect(editor).toContainText("1 recorded reply is used again and costs nothing.");
  expect(await faultsOf(page)).toEqual([]);
  const prompt = editor.getByRole("textbox", { name: "Request" });
  await expect(prompt).toHaveValue(/⟦/);
  await prompt.fill("");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await expect(editor.getByRole("alert")).toContainText("A message is empty.");
  await prompt.fill("You have the total. Say it now, with two rows.");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  const fork = await forkedRun(page);
  await page.goto(`/runs/${fork}`);
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(`${northUnits}`);
  expect(endpoint.requests).toHaveLength(asked + 1);
  expect(JSON.stringify(endpoint.requests.at(-1))).toContain("Say it now, with two rows.");
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("Equal to its original, 0 calls")).toBeVisible();
});

test("what is typed outlasts a look elsewhere, Escape leaves, and a bad temperature is told", async ({
  page,
  request,
}) => {
  const { id: documentId } = await addDocument(request, "orders-draft.csv", ordersCsv);
  await openAnswered(page, {
    documentId,
    question: "What is the sum of units for region north?",
    model: "builtin",
  });
  await page.getByRole("treeitem", { name: /^Runs/ }).first().click();
  await chosenStep(page).getByRole("button", { name: "Fork from here" }).click();
  const editor = editorOf(page);
  const field = editor.getByRole("textbox", { name: "Code" });
  await field.press("Control+Home");
  await field.press("Tab");
  await expect(field).toHaveValue(/^ {2}/);
  await choose(editor, "Model");
  await editor.getByLabel("Temperature").fill("warm");
  await expect(editor.getByRole("alert")).toContainText("from 0 to 2");
  await expect(editor.getByRole("button", { name: "Start the fork" })).toBeDisabled();
  await editor.getByLabel("Temperature").fill("0.3");
  await choose(editor, "Code");
  await expect(field).toHaveValue(/^ {2}/);
  await field.press("Escape");
  await expect(editor).toBeVisible();
  await field.press("Escape");
  await expect(editor).toHaveCount(0);
});

test("on a phone the whole run is forked with other limits", async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id: documentId } = await addDocument(request, "orders-phone.csv", ordersCsv);
  await openAnswered(page, {
    documentId,
    question: "What is the sum of units for region north?",
    model: "builtin",
  });
  await page.getByRole("button", { name: "Fork", exact: true }).click();
  const editor = editorOf(page);
  await choose(editor, "Limits");
  await expect(editor).toContainText("Nothing that was answered is asked again");
  await editor.getByLabel("Iterations").fill("9");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await page.goto(`/runs/${await forkedRun(page)}`);
  await expect(answerOf(page)).toContainText(`${northUnits}`);
});

test("a trial is held again with one juror asked otherwise, and with an exhibit whose quote is looked for", async ({
  page,
  request,
}) => {
  const id = await fileTrial(request, renaming({ from: "lateSeconds", to: "soonSeconds" }));
  await page.goto(`/trials/${id}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
  const juror = page.getByRole("listitem").filter({ hasText: "Juror 4" });
  await juror.getByRole("button", { name: "Fork from here" }).click();
  const editor = editorOf(page);
  await expect(editor.getByRole("heading")).toHaveText("Fork from this step: Juror 4");
  await choose(editor, "Model");
  await editor.getByLabel("Temperature").fill("0.1");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  const fork = await forkedRun(page);
  await page.goto(`/trials/${id}?run=${fork}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");

  const exhibits = page.getByRole("region", { name: "Exhibits" });
  await exhibits.getByRole("button", { name: "Fork from here" }).first().click();
  await editor.getByText("Edit E1").click();
  const quote = editor.getByRole("textbox", { name: "E1: Words of the page" });
  await quote.fill("These words stand nowhere.");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await expect(editor.getByRole("alert")).toContainText("does not stand in the page");
  await quote.fill("Set `lateSeconds`");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await page.goto(`/trials/${id}?run=${await forkedRun(page)}`);
  await expect(page.getByRole("region", { name: "Exhibits" })).toContainText("Set `lateSeconds`");
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("Equal to its original, 0 calls")).toBeVisible();
});

test("the recorded votes are counted by another rule: an acquittal, and nobody is asked", async ({
  page,
  request,
  startEndpoint,
}) => {
  const dissent = textReply(ballot("not-guilty", "The page may stand."));
  const endpoint = await startEndpoint({ exchanges: [dissent] });
  const models = { jurors: jurorsWith(4, endpoint.model) };
  const id = await fileTrial(
    request,
    renaming({ from: "voteSeconds", to: "countSeconds", models }),
  );
  await page.goto(`/trials/${id}`);
  const outcome = page.getByRole("region", { name: "Outcome" });
  const jury = page.getByRole("region", { name: "Jury" });
  await expect(outcome).toContainText("Guilty, notice sent");
  await expect(jury).toContainText("4 guilty");
  await page.getByRole("button", { name: "Run again with changes" }).click();
  const editor = editorOf(page);
  await editor.getByLabel("Vote rule").selectOption("Unanimous");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await page.goto(`/trials/${id}?run=${await forkedRun(page)}`);
  await expect(outcome).toContainText("Acquitted");
  await expect(jury).toContainText("4 guilty");
  expect(endpoint.requests).toHaveLength(1);

  await page.goto(`/trials/${id}`);
  await page.getByRole("button", { name: "Run again with changes" }).click();
  await editor.getByLabel("Vote rule").selectOption("So many votes");
  await editor.getByLabel("Votes needed").fill("4");
  await editor.getByRole("button", { name: "Start the fork" }).click();
  await page.goto(`/trials/${id}?run=${await forkedRun(page)}`);
  await expect(outcome).toContainText("Guilty, notice sent");
  expect(endpoint.requests).toHaveLength(1);
});
