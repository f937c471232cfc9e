import { type APIRequestContext, expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, runStatus, startRun } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell, textReply } from "./support/replies";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

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

async function posted(request: APIRequestContext, path: string, data: object) {
  const response = await request.post(path, { data });
  expect(response.ok(), await response.text()).toBe(true);
  return await response.json();
}

/** A run that is kept as a test, a trial with a notice, one that the funnel ended, an opened one, and a repository. */
async function makeRest(request: APIRequestContext, name: string) {
  const { id: documentId } = await addDocument(request, `${name}.csv`, table);
  const runId = await startRun(request, {
    documentId,
    question: "What is the sum of units for region north?",
    model: "builtin",
  });
  const order = renaming({ from: `${name}Seconds`, to: `${name}Minutes` });
  const tried = await fileTrial(request, order);
  const sea = [{ path: "docs/sea.md", text: "# Sea\n\nIt is blue.\n" }];
  const stopped = await fileTrial(request, { ...order, title: `${name} stops`, documents: sea });
  const source = { kind: "upload" };
  const repository = await posted(request, "/api/v1/repositories", { name, source });
  await noticeOf(request, tried);
  const trial = await (await request.get(`/api/v1/trials/${tried}`)).json();
  const file = await (await request.get(`/api/v1/runs/${trial.runId}/export`)).json();
  const opened = await posted(request, "/api/v1/traces/import?name=trial.json", file);
  await expect(async () => {
    await posted(request, "/api/v1/regression-cases", { runId });
  }).toPass({ timeout: 60_000 });
  return { runId, tried, stopped, opened: opened.url, repositoryId: repository.id };
}

const otherLooks = [
  { look: "on a desk", name: "deskRest", colorScheme: "light", viewport: desk },
  {
    look: "on a phone in the dark",
    name: "phoneRest",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
  },
] as const;

for (const { look, name, colorScheme, viewport } of otherLooks)
  test(`no dialog and no page that few reach has an accessibility fault ${look}`, async ({
    page,
    request,
  }) => {
    const { runId, tried, stopped, opened, repositoryId } = await makeRest(request, name);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const press = (button: string) => page.getByRole("button", { name: button, exact: true });
    const dialog = (title: string) => page.getByRole("dialog", { name: title });
    const visits = [
      { path: "/nowhere", ready: page.getByRole("heading", { name: "There is nothing here" }) },
      { path: "/tests", ready: page.getByText(`${name}.csv`) },
      { path: `/repositories/${repositoryId}`, ready: page.getByRole("heading", { name }) },
      {
        path: `/trials/${stopped}`,
        ready: page.getByRole("region", { name: "Why is there no notice?" }),
      },
      { path: opened, ready: page.getByText("Recorded elsewhere.") },
      {
        path: `/trials/${tried}`,
        open: () => press("Appeal").click(),
        ready: dialog("Appeal"),
      },
      {
        path: `/trials/${tried}`,
        open: () => press("Call it wrong").click(),
        ready: dialog("Call this ruling wrong"),
      },
      {
        path: `/trials/${tried}`,
        open: () => press("Comment or score").last().click(),
        ready: page.getByRole("region", { name: "Comments at this step" }),
      },
      {
        path: `/runs/${runId}`,
        open: () => press("Fork").click(),
        ready: page.getByRole("form", { name: "Fork this run" }),
      },
      { path: "/", open: () => page.keyboard.press("?"), ready: dialog("Keyboard") },
      {
        path: "/",
        open: () => page.keyboard.press("Control+k"),
        ready: page.getByRole("combobox", { name: /^Type a command/ }),
      },
    ];
    for (const { path, open, ready } of visits)
      await test.step(path, async () => {
        await page.goto(path);
        await open?.();
        await expect(ready.first()).toBeVisible();
        expect.soft(await faultsOf(page), path).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(wide, path).toBeLessThanOrEqual(viewport.width);
      });
  });
