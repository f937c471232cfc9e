import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, runStatus, startRun } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test } from "./support/test";

const desk = { width: 1280, height: 800 };
const looks = [
  { look: "on a desk", colorScheme: "light", viewport: desk },
  { look: "in the dark", colorScheme: "dark", viewport: desk },
  {
    look: "on a phone",
    colorScheme: "light",
    viewport: { width: 390, height: 844 },
  },
] as const;

const table = ordersCsv.split("\n").slice(0, 20).join("\n");

for (const { look, colorScheme, viewport } of looks)
  test(`no page has an accessibility fault ${look}`, async ({ page, request, startEndpoint }) => {
    test.setTimeout(480_000);
    const endpoint = await startEndpoint({
      exchanges: [
        cell("print(read_lines(1, 3));"),
        textReply("So it goes on and on. ".repeat(500), { pieceDelayMs: 300 }),
      ],
    });
    const { id: documentId } = await addDocument(request, "orders-axe.csv", table);
    const answered = await startRun(request, {
      documentId,
      question: "What is the sum of units for region north?",
    });
    const { model } = endpoint;
    const running = await startRun(request, { documentId, question: "How long?", model });
    const pages = [
      { path: "/", ready: page.getByRole("heading", { name: "Recent runs" }) },
      { path: `/runs/${answered}`, ready: runStatus(page).getByText("Answered") },
      { path: `/runs/${running}`, ready: page.getByText("So it goes").first() },
      { path: `/documents/${documentId}`, ready: page.getByText("order,region,units") },
      { path: "/documents", ready: page.getByRole("table", { name: "Documents" }) },
      { path: "/settings", ready: page.getByRole("heading", { name: "Settings" }) },
    ];
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    for (const { path, ready } of pages)
      await test.step(path, async () => {
        await page.goto(path);
        await expect(ready).toBeVisible();
        expect.soft(await faultsOf(page), path).toEqual([]);
      });
  });
