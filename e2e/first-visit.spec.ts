import { expect } from "@playwright/test";
import { test } from "./support/test";

/** Runs before every other test, while nothing has been asked. */
test("the first visit shows the samples, how an answer is made, and a question to begin with", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Ask your documents" })).toBeVisible();
  const first = page.getByRole("region", { name: "Nothing asked yet" });
  await expect(first).toContainText("needs no key and costs nothing");
  await expect(first.getByRole("button", { name: "Ask this" })).toHaveCount(3);
  await expect(page.getByText("How an answer is made").first()).toBeVisible();
  const library = page.getByRole("complementary", { name: "Documents" });
  for (const name of ["supply-contract.md", "sales-reports.txt", "gateway-night.log"])
    await expect(library.getByRole("checkbox", { name })).not.toBeChecked();

  await first
    .getByRole("listitem")
    .filter({ hasText: "supply-contract.md" })
    .getByRole("button", { name: "Ask this" })
    .click();

  await expect(library.getByRole("checkbox", { name: "supply-contract.md" })).toBeChecked();
  const question = page.getByRole("textbox", { name: "Question", exact: true });
  await expect(question).toBeFocused();
  await expect(question).toHaveValue("Which law governs this agreement?");
  await question.press("Control+Enter");

  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("main").getByRole("status").first()).toHaveText("Answered");
  await expect(
    page.getByRole("region", { name: "Answer" }).getByRole("list", { name: "Claims" }),
  ).toContainText("verified");
});
