import { expect } from "@playwright/test";
import { cuttableProxy } from "@/lib/server/testing/cuttable-proxy";
import { addDocument, answerOf, runStatus, startRun } from "./support/ask";
import { northUnits, ordersCsv } from "./support/orders";
import { cell, held, textReply } from "./support/replies";
import { test } from "./support/test";
import { ballot, fileTrial, jurorsWith, noticeOf, renaming } from "./support/trials";

test("a lost connection is said and made good: no step is missing and none comes twice", async ({
  page,
  request,
  baseURL,
  startEndpoint,
}) => {
  const endpoint = await startEndpoint({
    exchanges: [
      cell("const rows = grep(/^\\d+,north,(\\d+)$/gm);\nprint('first', rows.length);"),
      held(cell("print('second', read_lines(1, 2));")),
      cell(
        "const total = rows.reduce((sum, row) => sum + Number(row.groups[0]), 0);\nprint('third', total);",
      ),
      cell("FINAL(`The north sold ${total} units.`, rows.slice(0, 2));"),
    ],
  });
  const { hostname, port } = new URL(baseURL ?? "");
  const wire = await cuttableProxy({ host: hostname, port: Number(port) });
  const { id: documentId } = await addDocument(request, "orders-reconnect.csv", ordersCsv);
  const { model } = endpoint;
  const runId = await startRun(request, { documentId, question: "How many units?", model });
  await page.goto(`http://127.0.0.1:${wire.port}/runs/${runId}`);
  const items = page.getByRole("tree").getByRole("treeitem");
  await expect(items.filter({ hasText: "Runs" })).toHaveCount(1);

  await wire.cut();
  await expect(page.getByText("Connection lost. Trying again; nothing is missed.")).toBeVisible();
  endpoint.release();
  await expect.poll(() => endpoint.requests.length).toBeGreaterThan(2);
  await wire.restore();

  await expect(runStatus(page)).toHaveText("Answered");
  await expect(page.getByText("Connection lost.")).toHaveCount(0);
  await expect(answerOf(page)).toContainText(`The north sold ${northUnits}`);
  const names = await items.allTextContents();
  expect(names.filter((name) => name.startsWith("Runs"))).toHaveLength(4);
  await page.reload();
  await expect(items).toHaveText(names);
  await wire.cut();
});

test("a trial goes on behind a lost connection, and the page makes it good", async ({
  page,
  request,
  baseURL,
  startEndpoint,
}) => {
  const reply = ballot("guilty", "The page names what the change took away.");
  const { model, release } = await startEndpoint({
    exchanges: [{ ...held(textReply(reply)), times: null }],
  });
  const models = { jurors: jurorsWith(5, model) };
  const id = await fileTrial(request, renaming({ from: "wireSeconds", to: "lineSeconds", models }));
  const { hostname, port } = new URL(baseURL ?? "");
  const wire = await cuttableProxy({ host: hostname, port: Number(port) });
  await page.goto(`http://127.0.0.1:${wire.port}/trials/${id}`);
  const outcome = page.getByRole("region", { name: "Outcome" });
  await expect(outcome).toContainText("The jury votes");

  await wire.cut();
  await expect(page.getByText("Connection lost. Trying again; nothing is missed.")).toBeVisible();
  release();
  await noticeOf(request, id);
  await expect(outcome).toContainText("The jury votes");
  await wire.restore();

  await expect(outcome).toContainText("Guilty, notice sent");
  await expect(page.getByText("Connection lost.")).toHaveCount(0);
  const items = page.getByRole("tree").getByRole("treeitem");
  await expect(items.filter({ hasText: /^Juror/ })).toHaveCount(5);
  const names = await items.allTextContents();
  await page.reload();
  await expect(items).toHaveText(names);
  await wire.cut();
});
