import { expect, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { test } from "./support/test";
import { fileTrial, renaming } from "./support/trials";

async function callWrong(page: Page) {
  await page.getByRole("button", { name: "Call it wrong" }).click();
  return page.getByRole("dialog", { name: "Call this ruling wrong" });
}

test("a wrong notice is called wrong, its fault is found, and the case is kept and judged again", async ({
  page,
}) => {
  await page.goto("/trials");
  await page.getByRole("searchbox", { name: "Find in titles" }).fill("retryLimit");
  await page.getByRole("link", { name: "Rename retryLimit to maxRetries" }).click();
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
  const dialog = await callWrong(page);
  await expect(dialog.getByText("Should have been no notice")).toBeVisible();
  expect.soft(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel("Why, for those who read it later").fill("The old name still works.");
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toHaveCount(0);

  const card = page.getByRole("article", { name: /^Should have been no notice: / }).first();
  await expect(card).toContainText("The old name still works.");
  await expect(card).toContainText("No stage was tried yet.");
  await expect(card).toContainText(/A search makes \d+ calls at most|A search makes no call/);
  await card.getByRole("button", { name: "Find the stage at fault" }).click();
  await expect(card.getByRole("status")).toContainText(/exhibits? E\d.* (was|were) the fault/, {
    timeout: 120_000,
  });
  expect.soft(await faultsOf(page)).toEqual([]);
  const rows = card.getByRole("row");
  await expect(rows.filter({ hasText: "Defense" })).toContainText("only a quote could take");
  await expect(rows.filter({ hasText: "Jury" })).toContainText("Flips: an acquittal");
  await expect(rows.filter({ hasText: "Judge" })).toContainText("Flips: no notice, by the judge");

  await rows
    .filter({ hasText: "Judge" })
    .getByRole("link", { name: /^Compare/ })
    .click();
  await page.waitForURL(/\/compare\?a=.*&b=/);
  await page.goBack();
  await rows.filter({ hasText: "Judge" }).getByRole("link", { name: /^Open/ }).click();
  await page.waitForURL(/run=.*judgment/);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText(
    "Not guilty, by the judge",
  );
  await expect(page.getByRole("button", { name: "Call it wrong" })).toHaveCount(0);
  await page.getByRole("link", { name: "Open the ruling" }).click();

  await card.getByRole("button", { name: "Keep as a test" }).click();
  await card.getByRole("link", { name: "Kept as a test" }).click();
  await page.waitForURL(/\/tests$/);
  const kept = page
    .getByRole("list", { name: "Rulings" })
    .getByRole("listitem")
    .filter({ hasText: "Rename retryLimit to maxRetries" });
  await expect(kept).toContainText("Expected: no notice.");
  await kept.getByRole("button", { name: "Judge again" }).click();
  await expect(kept).toContainText("Still wrong", { timeout: 120_000 });
  expect.soft(await faultsOf(page)).toEqual([]);

  await page.goto("/trials/arms");
  const bar = page.getByRole("row", { name: /^Prosecutor/ });
  await bar.getByText(/\d+ cases?/).click();
  expect.soft(await faultsOf(page)).toEqual([]);
  await bar.getByRole("link", { name: "Rename retryLimit to maxRetries" }).first().click();
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The mark was taken back.")).toBeVisible();
});

test("a quote is looked for before anything is tried; one that stands is put before the jury", async ({
  page,
  request,
}) => {
  const id = await fileTrial(request, renaming({ from: "faultSeconds", to: "errorSeconds" }));
  await page.goto(`/trials/${id}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
  const dialog = await callWrong(page);
  await dialog
    .getByRole("group", { name: "Prosecutor: what was right" })
    .getByText("Was right", { exact: true })
    .click();
  const defense = dialog.getByRole("group", { name: "Defense: what was right" });
  await defense.getByText("Should have been").click();
  await expect(dialog.getByRole("button", { name: "Keep" })).toBeDisabled();
  await dialog
    .getByRole("textbox", { name: "Quote", exact: true })
    .fill("These words stand nowhere.");
  await dialog.getByRole("textbox", { name: "What it shows" }).fill("The page goes on without it.");
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog.getByRole("alert")).toContainText("does not stand in the page");
  await dialog
    .getByRole("textbox", { name: "Quote", exact: true })
    .fill("The rest stays as it is.");
  await dialog.getByRole("button", { name: "Keep" }).click();

  const card = page.getByRole("article", { name: /^Should have been no notice/ });
  await expect(card).toContainText("A search makes 12 calls at most.");
  await card.getByRole("button", { name: "Find the stage at fault" }).click();
  await expect(card.getByRole("status")).toContainText("was at fault", { timeout: 120_000 });
  const tried = card.getByRole("row").filter({ hasText: "contests E1" });
  await expect(tried).toContainText("as you said");
  await expect(tried).toContainText(/Flips|Stays/);
  await expect(card.getByRole("row").filter({ hasText: "Prosecutor" })).toContainText(
    "Was right, as you said",
  );
});
