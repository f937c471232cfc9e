import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, openAnswered } from "./support/ask";
import { northUnits, orders, ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test } from "./support/test";

/** With them a document is more than the first message shows, so that there is something to search. */
const notes = `notes,,\n${"remark,none,\n".repeat(400)}`;
const north = orders.filter(({ region }) => region === "north");

test("a number of the answer leads to the line that computed it and to the lines that were read", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint(rows.length);"),
      cell(
        "let units = 0;\nfor (const row of rows) units += Number(row.groups[0]);\nprint(units);",
      ),
      cell("FINAL(`The north sold ${units} units.`, rows.slice(0, 1));"),
    ],
  });
  const document = await addDocument(request, "orders-lineage.csv", `${ordersCsv}${notes}`);
  await openAnswered(page, {
    documentId: document.id,
    question: "How many units did the north sell?",
    model: endpoint.model,
  });
  const claim = answerOf(page).getByRole("link", { name: new RegExp(`^${northUnits}\\b`) });
  const origin = page.locator(".code .origin");
  const beside = page.getByRole("region", { name: `${document.name}, text` });

  await test.step("by the pointer", async () => {
    await claim.click();
    await expect(origin).toHaveCount(1);
    await expect(origin).toContainText("units += Number(row.groups[0])");
    await expect(origin).toBeInViewport();
    const from = page.getByRole("group", { name: `Where ${northUnits} comes from` });
    await expect(from).toContainText("units Computed in cell 2 line 2");
    await expect(from).toContainText("and 1 cell before it");
    await expect(from).toContainText(`20 lines read for it and ${north.length - 20} hits more`);
  });
  await test.step("the lines that were read are marked beside it, the cited one among them", async () => {
    const [first, second] = north;
    await expect(beside.locator("li.line.read")).not.toHaveCount(0);
    await expect(beside.locator("li.line.read").first()).toContainText(
      `${second?.order},north,${second?.units}`,
    );
    await expect(beside.locator("li.line.cited")).toContainText(
      `${first?.order},north,${first?.units}`,
    );
  });
  await test.step("by the keyboard", async () => {
    await page.keyboard.press("Escape");
    await expect(origin).toHaveCount(0);
    await page.keyboard.press("c");
    await expect(origin).toBeInViewport();
  });
  await test.step("over the API", async () => {
    const runId = new URL(page.url()).pathname.split("/").at(-1);
    const response = await request.get(`/api/v1/runs/${runId}/claims`);
    const { claims } = await response.json();
    expect(claims[0].lineage).toMatchObject({
      variable: { cell: 2, name: "units", isSize: false },
      cell: { number: 2, line: 2 },
    });
    expect(claims[0].lineage.spans).toHaveLength(20);
  });
});

test("what a run has seen of a document is told in words and shades, on its own page too", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint(rows.length);"),
      cell("FINAL(`${rows.length} orders.`, rows.slice(0, 1));"),
    ],
  });
  const document = await addDocument(request, "orders-seen.csv", `${ordersCsv}${notes}`);
  const question = "How many orders came from the north?";
  const { model } = endpoint;
  await openAnswered(page, { documentId: document.id, question, model });
  await test.step("what the run has seen of the document is told in words and shades", async () => {
    const legend = page.getByRole("list", { name: `What the run has seen of ${document.name}` });
    await expect(legend).toContainText(/printed [1-9]\d? %/);
    await expect(legend).toContainText(/searched [1-9]\d %/);
    await expect(legend).toContainText("never seen 0 %");
    const strip = page.getByRole("slider", { name: "Position in the document" });
    await expect(strip.locator("s.printed")).not.toHaveCount(0);
    await expect(strip.locator("s.searched")).not.toHaveCount(0);
    await expect(strip).toHaveAccessibleDescription(/never seen/);
  });
  await test.step("nothing of it shuts anybody out", async () => {
    expect(await faultsOf(page)).toEqual([]);
  });
  await test.step("the document's own page shows the same", async () => {
    await page.getByRole("link", { name: "Open the document page" }).click();
    await page.waitForURL(/\/documents\/.*run=/);
    await expect(page.getByText("Seen by the run")).toBeVisible();
    const legend = page.getByRole("list", { name: `What the run has seen of ${document.name}` });
    await expect(legend).toContainText(/searched [1-9]\d %/);
    expect(await faultsOf(page)).toEqual([]);
  });
});

test("an answer about all of a document that was hardly looked at says so", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("print(read_lines(1, 3));"),
      cell("FINAL('All rows name a region.', [cite(0, 18)]);"),
      cell("FINAL();"),
    ],
  });
  const rows = Array.from({ length: 3_000 }, (_, index) => `${index},region ${index % 9},ok\n`);
  const { id, name } = await addDocument(
    request,
    "hardly-seen.csv",
    `number,region,s\n${rows.join("")}`,
  );
  await openAnswered(page, {
    documentId: id,
    question: "Does every row name a region?",
    model: endpoint.model,
  });
  await expect(answerOf(page)).toContainText(`only 1 % of ${name}`);
  await expect(page.getByRole("list", { name: `What the run has seen of ${name}` })).toContainText(
    "never seen 99 %",
  );
});
