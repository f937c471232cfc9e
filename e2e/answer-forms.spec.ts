import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, chooseModel, openAnswered, runStatus } from "./support/ask";
import { orders, ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test } from "./support/test";

const north = orders.filter(({ region }) => region === "north").slice(0, 3);

test("an answer asked for as a table is checked, shown as one, and downloaded as CSV", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell(
        "const rows = grep(/^(\\d+),north,(\\d+)$/gm).slice(0, 3);\nprint(rows.map((row) => row.text).join('\\n'));",
      ),
      cell("FINAL(rows.map((row) => row.text).join('; '), rows);"),
      cell(
        "FINAL(rows.map((row) => ({ order: Number(row.groups[0]), units: Number(row.groups[1]) })), rows);",
      ),
      cell("FINAL()"),
    ],
  });
  const document = await addDocument(request, "orders-table.csv", ordersCsv);
  await page.goto(`/?document=${document.id}`);
  const form = page.getByRole("form", { name: "Ask" });
  await form.getByLabel("Question").fill("Which are the first three orders of the north?");
  await chooseModel(form, endpoint.model);
  await form.getByRole("button", { name: "Answer: free text" }).click();
  const picker = form.getByRole("dialog", { name: "Form of the answer" });

  await test.step("a schema that is no JSON is told before anything is sent", async () => {
    await picker.getByRole("radio", { name: "JSON schema" }).check();
    await picker.getByLabel("JSON schema of the answer").fill("{ type");
    await picker.press("Escape");
    await form.getByRole("button", { name: /^Ask/ }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("not valid JSON");
    await form.getByRole("button", { name: "Answer: JSON schema" }).click();
    await picker
      .getByLabel("JSON schema of the answer")
      .fill('{"type":"array","minItems":2,"maxItems":1}');
    await picker.press("Escape");
    await form.getByRole("button", { name: /^Ask/ }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("No answer can fit");
  });
  await form.getByRole("button", { name: "Answer: JSON schema" }).click();
  await picker.getByRole("radio", { name: "table" }).check();
  await picker.press("Escape");
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/runs\//);
  await expect(runStatus(page)).toHaveText("Answered");

  await test.step("prose went back once, then the rows came", async () => {
    await page.getByRole("treeitem", { name: /^Gate/ }).first().click();
    await expect(page.getByText("Gate: sent back with a list")).toBeVisible();
    const table = answerOf(page).getByRole("table");
    await expect(table.getByRole("columnheader")).toHaveText(["order", "units"]);
    await expect(table.getByRole("row")).toHaveCount(4);
    for (const { order } of north)
      await expect(
        table.getByRole("link", { name: new RegExp(`^${order}, verified`) }),
      ).toBeVisible();
  });
  await test.step("the data is a file of rows", async () => {
    const downloading = page.waitForEvent("download");
    await answerOf(page).getByRole("link", { name: "CSV", exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const lines = north.map(({ order, units }) => `${order},${units}\r\n`);
    expect(await readFile(await download.path(), "utf8")).toBe(`order,units\r\n${lines.join("")}`);
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
});

test("an answer that a JSON schema asks for is validated by the worker and given as data", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("const row = grep(/^(\\d+),north,(\\d+)$/gm)[0];\nprint(row.text);"),
      cell("FINAL({ order: row.groups[0], units: Number(row.groups[1]) }, [row]);"),
      cell("FINAL({ order: Number(row.groups[0]), units: Number(row.groups[1]) }, [row]);"),
      { ...cell("FINAL()"), times: null },
    ],
  });
  const { id } = await addDocument(request, "orders-schema.csv", ordersCsv);
  const whole = { type: "integer", minimum: 1 };
  const schema = {
    type: "object",
    properties: { order: whole, units: whole },
    required: ["order", "units"],
    additionalProperties: false,
  };
  const runId = await openAnswered(page, {
    documentId: id,
    question: "Which is the first order of the north?",
    model: endpoint.model,
    order: { form: { schema } },
  });
  await page.getByRole("treeitem", { name: /^Gate/ }).first().click();
  await page.getByText("What the model was told").first().click();
  await expect(page.getByText("/order must be integer")).toBeVisible();
  const data = await request.get(`/api/v1/runs/${runId}/data`);
  expect(await data.json()).toEqual({ order: north[0]?.order, units: north[0]?.units });
});

test("two documents bring the question that is asked of two", async ({ page, request }) => {
  const [a, b] = [
    await addDocument(request, "lease-a.txt", "LEASE\nThe notice period is 30 days.\n"),
    await addDocument(request, "lease-b.txt", "LEASE\nThe notice period is 60 days.\n"),
  ];
  await page.goto(`/?document=${a.id}&document=${b.id}`);
  await page
    .getByRole("button", { name: "What changed between lease-a.txt and lease-b.txt?" })
    .click();
  const form = page.getByRole("form", { name: "Ask" });
  await expect(form.getByLabel("Question")).toHaveValue(
    "What changed between lease-a.txt and lease-b.txt?",
  );
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/runs\//);
  const documents = page.getByRole("list", { name: "Documents of this run" });
  await expect(documents.getByRole("listitem")).toHaveCount(2);
  await page.getByLabel("Choose a document").selectOption({ index: 1 });
  await expect(page.getByRole("region", { name: "lease-b.txt, text" })).toContainText("60 days");
});
