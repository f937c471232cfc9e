import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, chooseModel } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test } from "./support/test";

const total = "rows.reduce((sum, row) => sum + Number(row.groups[0]), 0)";

test("a question asked three times shows who agrees, who does not, and what each rests on", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      { ...cell("FINAL()"), when: "FINAL is held", times: null },
      {
        ...cell(`FINAL(\`The north sold \${${total}} units.\`, rows.slice(0, 2))`),
        when: "[cell 1 of",
      },
      { ...cell(`FINAL(\`\${${total}}\`, rows.slice(1, 3))`), when: "[cell 1 of" },
      {
        ...cell("FINAL(`The north sold ${rows.length} units.`, rows.slice(0, 1))"),
        when: "[cell 1 of",
      },
      {
        ...cell("const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint(rows[0].text);"),
        when: "Question: ",
        times: null,
      },
    ],
  });
  const document = await addDocument(request, "orders-ensemble.csv", ordersCsv);
  await page.goto(`/?document=${document.id}`);
  const form = page.getByRole("form", { name: "Ask" });
  await form.getByLabel("Question").fill("How many units did the north sell?");

  await test.step("the built-in rules cannot be asked several times, a model can", async () => {
    await chooseModel(form, "builtin");
    await form.getByRole("button", { name: "One run" }).click();
    const picker = form.getByRole("dialog", { name: "How often to ask" });
    await expect(picker.getByRole("radio", { name: "3" })).toBeDisabled();
    await picker.press("Escape");
    await chooseModel(form, endpoint.model);
    await form.getByRole("button", { name: "One run" }).click();
    await picker.getByText("3", { exact: true }).click();
    await expect(picker.getByRole("status")).toHaveText("At most $1.50 for 3 runs, $0.50 each.");
    await picker.press("Escape");
    await expect(form.getByRole("button", { name: "3 runs" })).toBeVisible();
  });
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/ensembles\//);

  await test.step("two answers are equal by value, and the third is not hidden", async () => {
    const agreement = page.getByRole("region", { name: "Agreement" });
    await expect(agreement.getByRole("status")).toHaveText("2 of 3 agree1 other answer");
    await expect(agreement).toContainText(String(northUnits));
    const runs = page.getByRole("main").locator(".run-column");
    await expect(runs).toHaveCount(3);
    await expect(runs.filter({ hasText: "Answer A" })).toHaveCount(2);
    await expect(runs.filter({ hasText: "Answer B" })).toContainText("The north sold 60 units.");
    await expect(page.getByRole("main").getByText("Answered")).toHaveCount(3);
  });
  await test.step("the places that all cite are told from those that only some do", async () => {
    const evidence = page.getByRole("region", { name: "What the answers rest on" });
    await expect(evidence.getByRole("heading", { name: "Only some" })).toBeVisible();
    await expect(evidence.getByRole("link", { name: /orders-ensemble\.csv, line/ })).toHaveCount(3);
  });
  await test.step("the page is accessible", async () => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await faultsOf(page), `${colorScheme} ${width}`).toEqual([]);
      }
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await test.step("each run is one step away, and leads back", async () => {
    await page.getByRole("link", { name: "Open the run: Run 2" }).click();
    await page.waitForURL(/\/runs\//);
    await page.getByRole("link", { name: "Run 2 of 3" }).click();
    await page.waitForURL(/\/ensembles\//);
  });
});
