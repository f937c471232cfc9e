import { expect, type Locator, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, openAnswered } from "./support/ask";
import { listeningPage } from "./support/listening-page";
import { ordersCsv } from "./support/orders";
import { test as base } from "./support/test";
import { fileTrial, renaming } from "./support/trials";

/** An answered run on its page. */
const test = base.extend<{ runId: string }>({
  runId: async ({ page, request }, use) => {
    const { id: documentId } = await addDocument(request, "orders-notes.csv", ordersCsv);
    const question = "What is the sum of units for region north?";
    const runId = await openAnswered(page, { documentId, question, model: "builtin" });
    await use(runId);
  },
});

const notesAt = (page: Page) => page.getByRole("region", { name: "Comments at this step" });

/** Scrolls to the end of the steps and back; what is being written meanwhile must not be lost. */
async function expectKeptOutOfSight(page: Page, field: Locator, text: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 400 });
  const pane = page.locator(".reading");
  await pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(field).not.toBeInViewport();
  await expect(field).toHaveValue(text);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("a step is commented and scored, found by others, edited, removed and brought back", async ({
  page,
  runId,
  browser,
}) => {
  await page.getByRole("treeitem", { name: /^Runs/ }).first().click();
  await page.keyboard.press("m");
  const notes = notesAt(page);
  await notes.getByRole("button", { name: "Bad" }).click();
  const comment = notes.getByLabel("Comment", { exact: true });
  await comment.fill("It adds the wrong column.");
  await notes.getByLabel("Your name").fill("Mika");
  expect(await faultsOf(page)).toEqual([]);
  await expectKeptOutOfSight(page, comment, "It adds the wrong column.");
  await comment.press("Control+Enter");
  await expect(notes.getByRole("article")).toContainText("It adds the wrong column.");
  await expect(notes.getByRole("article")).toContainText("Mika");
  const row = page.getByRole("treeitem", { name: /1 comment/ });
  await expect(row).toHaveCount(1);

  const other = listeningPage(await browser.newPage());
  await other.goto(`/runs/${runId}`);
  const list = other.getByRole("region", { name: "Comments", exact: true });
  await list.getByRole("button").click();
  await expect(other).toHaveURL(/span=/);
  await expect(notesAt(other).getByRole("article")).toContainText("It adds the wrong column.");
  await other.close();

  await notes.getByRole("button", { name: "Edit" }).click();
  await notes.getByLabel("Comment", { exact: true }).fill("It adds the right column after all.");
  await notes.getByRole("button", { name: "Good" }).click();
  await notes.getByRole("button", { name: "Save", exact: true }).click();
  await expect(notes.getByRole("article")).toContainText("after all");
  await expect(notes.getByRole("article")).toContainText("edited");
  await notes.getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notes.getByRole("article")).toContainText("after all");
});

test("the name is remembered, and only steps with a comment can be shown", async ({
  page,
  runId,
  request,
}) => {
  await page.getByRole("treeitem").first().click();
  await page.keyboard.press("m");
  await notesAt(page).getByLabel("Your name").fill("Rin");
  await notesAt(page).getByRole("button", { name: "Good" }).click();
  await notesAt(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(notesAt(page).getByRole("article")).toContainText("Rin");
  await page.reload();
  await expect(notesAt(page).getByRole("article")).toContainText("Rin");
  const all = await page.getByRole("treeitem").count();
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: /^Type a command/ }).fill("only steps with");
  await expect(page.getByRole("option", { name: /^Only steps with/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/annotated=yes/);
  await expect.poll(() => page.getByRole("treeitem").count()).toBeLessThan(all);
  const { annotations } = await (await request.get(`/api/v1/runs/${runId}/annotations`)).json();
  expect(annotations).toMatchObject([{ author: "Rin", score: "good", text: "" }]);
});

test("on a phone a stage of a trial is commented, and the comment stays with it", async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await fileTrial(request, renaming({ from: "farSeconds", to: "nearSeconds" }));
  await page.goto(`/trials/${id}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
  const judge = page.getByRole("region", { name: "Judge" });
  await judge.getByRole("button", { name: "Comment or score" }).click();
  await judge.getByLabel("Comment", { exact: true }).fill("Fair, and quick.");
  await judge.getByRole("button", { name: "Good" }).click();
  await judge.getByRole("button", { name: "Save", exact: true }).click();
  await expect(judge.getByRole("article")).toContainText("Fair, and quick.");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.reload();
  await expect(page.getByRole("region", { name: "Judge" })).toContainText("Fair, and quick.");
});
