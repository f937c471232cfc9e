import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { heading, makeDocx, paragraph } from "@/lib/document/formats/testing/make-docx";
import { makePdf } from "@/lib/document/formats/testing/make-pdf";
import { makeXlsx } from "@/lib/document/formats/testing/make-xlsx";
import { makeZip } from "@/lib/document/formats/testing/make-zip";
import { answerOf, ask, runStatus } from "./support/ask";
import { test } from "./support/test";

const clause = "This agreement is governed by the laws of Denmark.";
const question = "Which law governs this agreement?";

test("a PDF is added, and the answer's evidence names the page it stands on", async ({ page }) => {
  const name = "agreement.pdf";
  const filler = Array.from({ length: 20 }, (_, line) => `Recital ${line + 1} of the parties.`);
  const buffer = makePdf([
    { lines: ["Master service agreement", ...filler] },
    { hasPicture: true },
    { lines: ["12. Governing law", clause] },
  ]);
  await page.goto("/documents");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add" }).click();
  await (await chooser).setFiles({ name, mimeType: "application/pdf", buffer });
  await page.getByRole("link", { name }).click();

  const text = page.getByRole("region", { name: `${name}, text` });
  await test.step("pages are parted, and the scanned one is announced", async () => {
    for (const part of ["page 1", "page 2", "page 3"]) {
      await expect(text.getByText(part, { exact: true })).toBeVisible();
    }
    await expect(page.getByText("1 page of 3 holds no text and may be scanned")).toBeVisible();
  });
  await test.step("the file comes back as it was", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the file" }).click();
    const path = await (await download).path();
    expect((await readFile(path)).equals(buffer)).toBe(true);
  });
  await page.getByRole("link", { name: "Ask about it" }).click();
  const form = page.getByRole("form", { name: "Ask" });
  await form.getByLabel("Question").fill(question);
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/runs\//);
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText("Denmark");
  const cited = answerOf(page)
    .getByRole("link", { name: new RegExp(`${name}, page 3 · line`) })
    .first();
  await cited.click();
  await page.waitForURL(/\/documents\//);
  await expect(page.locator("mark").filter({ hasText: "Denmark" })).toBeInViewport();
});

test("a Word file is asked, and the evidence names the section", async ({ page, request }) => {
  const name = "agreement.docx";
  const buffer = makeDocx({
    body: `${heading(1, "Scope")}${paragraph("The supplier delivers software.")}${heading(1, "Governing law")}${paragraph(clause)}`,
  });
  const response = await request.post(`/api/v1/documents?name=${name}`, {
    headers: { "content-type": "application/octet-stream" },
    data: buffer,
  });
  const { id } = await response.json();
  await ask(page, { documentId: id, question });
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(
    answerOf(page)
      .getByRole("link", { name: new RegExp(`${name}, Governing law · line`) })
      .first(),
  ).toBeVisible();
});

test("a workbook is summed, and the evidence names the cells", async ({ page, request }) => {
  const name = "units.xlsx";
  const rows = [
    ["Region", "Units"],
    ["north", 1200],
    ...Array.from({ length: 10 }, (_, index) => ["south", 30 + index]),
    ["north", 16],
  ];
  const response = await request.post(`/api/v1/documents?name=${name}`, {
    headers: { "content-type": "application/octet-stream" },
    data: makeXlsx([{ name: "Q1 sales", rows }]),
  });
  const { id } = await response.json();
  await ask(page, { documentId: id, question: "What is the sum of units for region north?" });
  await expect(runStatus(page)).toHaveText("Answered");
  await expect(answerOf(page)).toContainText(/1,?216/);
  await expect(
    answerOf(page)
      .getByRole("link", { name: /units\.xlsx, 'Q1 sales'!A2:B2 · line/ })
      .first(),
  ).toBeVisible();
});

test("files that cannot be read say why, beside the list, and the next one is read", async ({
  page,
}) => {
  await page.goto("/");
  const panel = page.getByRole("complementary", { name: "Documents" });
  const add = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await panel.getByRole("button", { name: "Add" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await add("scan.pdf", makePdf([{ hasPicture: true }]));
  await expect(panel.getByRole("alert").filter({ hasText: "scan.pdf" })).toContainText("OCR");
  await add("bomb.docx", makeZip([{ name: "word/a", bytes: "x", claimedBytes: 4_000_000_000 }]));
  await expect(panel.getByRole("alert").filter({ hasText: "bomb.docx" })).toContainText("4.0 GB");
  await add("fine.docx", makeDocx({ body: paragraph("All is well.") }));
  await expect(page.getByText("fine.docx was added.")).toBeVisible();
});
