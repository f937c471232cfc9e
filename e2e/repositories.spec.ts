import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { test } from "./support/test";
import { renaming } from "./support/trials";

const file = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

test("uploaded pages have owners, each with the rule that names it, and changes are held against them", async ({
  page,
  request,
}) => {
  const order = renaming({ from: "nightSeconds", to: "daySeconds" });
  const [document] = order.documents;
  await page.goto("/repositories/new");
  await page.getByLabel("Name", { exact: true }).fill("docs of the night");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose the folder" })).toBeVisible();
  await page
    .getByLabel("Choose a zip or files")
    .setInputFiles([
      file("CODEOWNERS", "# who owns what\n*.md @acme/night\n"),
      file("night.md", document?.text ?? ""),
    ]);
  await expect(page.getByText("2 files chosen")).toBeVisible();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.waitForURL(/\/repositories\/[0-9a-f-]{30,}/);
  const row = page.getByRole("row").filter({ hasText: "night.md" });
  await expect(row).toContainText("@acme/night");
  await expect(row).toContainText("CODEOWNERS line 2");
  expect(await faultsOf(page)).toEqual([]);

  await page.getByLabel("New notices for one owner in a week").fill("7");
  await page.getByLabel("Instructions for every role").fill("Names matter here.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("New notices for one owner in a week")).toHaveValue("7");
  await expect(page.getByLabel("Instructions for every role")).toHaveValue("Names matter here.");

  const repositoryId = page.url().split("/").at(-1) ?? "";
  const { title, diff, models } = order;
  const filed = await request.post("/api/v1/trials", {
    data: { title, diff, models, repositoryId },
  });
  expect(filed.ok(), await filed.text()).toBe(true);
  await page.getByRole("link", { name: "Its changes" }).click();
  const trial = page.getByRole("row").filter({ hasText: title });
  await expect(trial).toContainText("to the owner");
  await trial.getByRole("link", { name: "to the owner" }).click();
  await expect(page.getByRole("article")).toContainText("CODEOWNERS line 2");
});

test("a checkout that is not there is told in words, and nothing is added", async ({ page }) => {
  await page.goto("/repositories/new");
  await page.getByLabel("A checkout on this machine").check();
  await page.getByLabel("Folder on this server").fill("/nowhere/to/be/found");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w{3}/ }).first()).toBeVisible();
  await page.goto("/repositories");
  await expect(page.getByRole("table")).not.toContainText("/nowhere/to/be/found");
});

test("the docket is narrowed by state and by the words of a title", async ({ page, request }) => {
  const order = renaming({ from: "springSeconds", to: "autumnSeconds" });
  const filed = await request.post("/api/v1/trials", {
    data: { ...order, documents: [{ path: "docs/sea.md", text: "# Sea\n\nIt is blue.\n" }] },
  });
  expect(filed.ok(), await filed.text()).toBe(true);
  await page.goto("/trials");
  const rows = page.getByRole("table", { name: "Trials" }).getByRole("row");
  await page.getByRole("searchbox", { name: "Find in titles" }).fill("springSeconds");
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("Filtered");
  await page.getByRole("button", { name: /^Tried/ }).click();
  await expect(page.getByText("No change matches.")).toBeVisible();
  await page.getByRole("button", { name: /^Filtered/ }).click();
  await expect(rows).toHaveCount(2);
});
