import { expect } from "@playwright/test";
import { addDocument, ask, runStatus } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test } from "./support/test";

test("a running model call is stopped within a second, and what it had written is kept", async ({
  page,
  request,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("print(read_lines(1, 3));"),
      textReply("So it goes on and on. ".repeat(500), { pieceDelayMs: 50 }),
    ],
  });
  const document = await addDocument(request, "orders-cancel.csv", ordersCsv);
  await ask(page, { documentId: document.id, question: "How long?", model: endpoint.model });
  await expect(page.getByText("So it goes on and on.").first()).toBeVisible();

  await page.getByRole("button", { name: "Stop" }).click();

  await expect(runStatus(page)).toHaveText("Stopped", { timeout: 10_000 });
  await expect(
    page.getByText("You stopped this run. Everything up to there is kept."),
  ).toBeVisible();
  await expect(page.getByText("order,region,units").first()).toBeVisible();
  expect(endpoint.openCalls()).toBe(0);
  await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
});
