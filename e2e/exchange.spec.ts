import { copyFile, readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { aiSdk7 } from "@/lib/exchange/testing/foreign-traces";
import { rlms } from "@/lib/exchange/testing/rlms-logs";
import { faultsOf } from "./support/accessibility";
import { addDocument, answerOf, runStatus, startRun } from "./support/ask";
import { openFile } from "./support/open-file";
import { northUnits, ordersCsv } from "./support/orders";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

const question = "What is the sum of units for region north?";

/** An answered run of the built-in rules, on its page. */
async function answered(page: Page, request: APIRequestContext, name: string): Promise<string> {
  const { id: documentId } = await addDocument(request, name, ordersCsv);
  const runId = await startRun(request, { documentId, question, model: "builtin" });
  await page.goto(`/runs/${runId}`);
  await expect(runStatus(page)).toContainText("Answered");
  return runId;
}

/** Takes the run on the page out by the menu; resolves with the file's name and text. */
async function takeOut(page: Page, format: string): Promise<{ name: string; path: string }> {
  await page.getByRole("button", { name: "Take out" }).click();
  const menu = page.getByRole("dialog", { name: "Take this run out" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    menu.getByRole("link", { name: format }).click(),
  ]);
  await expect(menu).toBeHidden();
  return { name: download.suggestedFilename(), path: await download.path() };
}

test("a run that is taken out opens again as an imported one, which nothing executes", async ({
  page,
  request,
}) => {
  const runId = await answered(page, request, "orders-exchange.csv");
  const { name, path } = await takeOut(page, "JSON, everything");
  expect(name).toBe(`${runId}.verbatim.json`);
  await page.getByRole("button", { name: "Search or run a command" }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("open a trace");
  await page.getByRole("option", { name: "Open a trace" }).click();
  await page.waitForURL("/open");
  await openFile(page, { name, text: await readFile(path, "utf8") });
  await expect(page.getByText(/^Imported from Verbatim/)).toBeVisible();
  await expect(page.getByText("Recorded elsewhere.")).toBeVisible();
  await expect(runStatus(page)).toContainText("Answered");
  await expect(answerOf(page)).toContainText(String(northUnits));
  for (const action of ["Fork", "Replay", "Re-verify"])
    await expect(page.getByRole("button", { name: action, exact: true })).toHaveCount(0);
  await page.goto("/open");
  await expect(page.getByRole("table").getByRole("link", { name: question }).first()).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Open a trace" })).toBeVisible();
});

test("a run is copied as Markdown", async ({ page, request, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await answered(page, request, "orders-markdown.csv");
  await page.getByRole("button", { name: "Take out" }).click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("Copied as Markdown")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`# ${question}`);
  expect(copied).toContain("## Answer");
  expect(copied).toContain("```typescript");
});

const hostile = [
  "</script><script>window.hit = 1</script>",
  "<img src=x onerror='window.hit = 1'>",
  "</pre></details></style><svg onload='window.hit = 1'>",
  "line\u2028separator",
].join("\n");

test("a web page of a run opens without server and network, and hostile text in it stays text", async ({
  page,
  request,
  browser,
}) => {
  const { id: documentId } = await addDocument(request, "hostile.txt", `${hostile}\n`.repeat(5));
  const asked = 'How many lines contain "onerror"?';
  const runId = await startRun(request, {
    documentId,
    question: `${asked} ${hostile}`,
    model: "builtin",
  });
  await page.goto(`/runs/${runId}`);
  await expect(runStatus(page)).toContainText(/Answered|Abstained/);
  const { path } = await takeOut(page, "Web page");
  const offline = await browser.newContext({ offline: true });
  const alone = await offline.newPage();
  const faults: string[] = [];
  alone.on("request", (sent) => {
    if (!sent.url().startsWith("file:")) faults.push(`asks for ${sent.url()}`);
  });
  alone.on("pageerror", (error) => faults.push(error.message));
  const copy = `${path}.html`;
  await copyFile(path, copy);
  await alone.goto(`file://${copy}`);
  await expect(alone.getByRole("heading", { level: 1 })).toContainText("<img src=x onerror=");
  await expect(alone.locator("main img, main svg, main script")).toHaveCount(0);
  expect(await alone.evaluate(() => "hit" in window)).toBe(false);
  await alone.getByRole("searchbox", { name: "Search" }).fill("sandbox");
  await expect(alone.getByRole("status")).toContainText(/\d+ of \d+ steps/);
  await alone.getByRole("button", { name: "Fold all", exact: true }).click();
  await expect(alone.locator("details.step[open]")).toHaveCount(0);
  await alone.getByRole("button", { name: "Next" }).click();
  await expect(alone.locator("details.step[open]")).toHaveCount(1);
  await alone.getByRole("button", { name: "Light or dark" }).click();
  await expect(alone.locator("html")).toHaveAttribute("data-theme", /light|dark/);
  expect(await faultsOf(alone)).toEqual([]);
  expect(faults).toEqual([]);
  await offline.close();
});

test("a trace of another program is dropped on the page, one that is none is refused with a sentence", async ({
  page,
}) => {
  await page.goto("/open");
  const drop = (name: string, text: string) =>
    page.evaluate(
      ([fileName = "", content = ""]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        document.dispatchEvent(
          new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      },
      [name, text],
    );
  const refusal = page.getByRole("alert").filter({ hasText: "plain text" });
  // The page listens once its script has loaded.
  await expect(async () => {
    await drop("prices.csv", "name,price\npears,3");
    await expect(refusal).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(refusal).toContainText(
    "This looks like plain text. It is not a trace: Verbatim opens",
  );
  await drop("agent.json", aiSdk7);
  await page.waitForURL(/\/runs\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is it raining in Oslo?");
  await expect(page.getByText("Imported from shop-agent")).toBeVisible();
  const tree = page.getByRole("tree");
  await expect(tree.getByText("execute_tool weather")).toBeVisible();
  await expect(tree.getByText("chat gpt-5").first()).toBeVisible();
});

test("a pasted log is drawn as far as it goes, and says what is left out", async ({ page }) => {
  await page.goto("/open");
  await page.getByLabel("Text of a trace").fill(`${rlms}\n{"type":"iteration","prompt":`);
  // The button works once the page's script has loaded.
  await expect(async () => {
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.waitForURL(/\/runs\//, { timeout: 10_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How many claims are there?");
  await expect(page.getByText("One line cannot be read as JSON (line 4)")).toBeVisible();
  await expect(answerOf(page)).toContainText("7");
});

test("an OpenTelemetry trace carries what people wrote, and opens with it at the same step", async ({
  page,
  request,
}) => {
  const runId = await answered(page, request, "orders-otlp.csv");
  const { events } = await (await request.get(`/api/v1/runs/${runId}/events`)).json();
  const ran = events.find(({ type }: { type: string }) => type === "sandbox-run-start");
  const written = await request.post(`/api/v1/runs/${runId}/annotations`, {
    data: { spanId: ran.spanId, text: "It adds the right column.", score: "good", author: "Mika" },
  });
  expect(written.ok(), await written.text()).toBe(true);
  const { name, path } = await takeOut(page, "OpenTelemetry");
  const text = await readFile(path, "utf8");
  expect(text).toContain("gen_ai.evaluation.result");
  await openFile(page, { name, text });
  await expect(page.getByText("Recorded elsewhere.")).toBeVisible();
  await page.getByRole("treeitem", { name: /1 comment/ }).click();
  const notes = page.getByRole("region", { name: "Comments at this step" });
  await expect(notes.getByRole("article")).toContainText("It adds the right column.");
  await expect(notes.getByRole("article")).toContainText("Mika");
});

test("a trial that is taken out opens on its own screen, with votes and exhibits", async ({
  page,
  request,
}) => {
  const order = renaming({ from: "exchangeLimit", to: "exchangeMaximum" });
  const trialId = await fileTrial(request, order);
  await noticeOf(request, trialId);
  await page.goto(`/trials/${trialId}`);
  await expect(page.getByText(/Guilty/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Take out" })).toBeVisible();
  const { name, path } = await takeOut(page, "JSON, everything");
  await openFile(page, { name, text: await readFile(path, "utf8") });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Rename exchangeLimit to exchangeMaximum",
  );
  await expect(page.getByText("Recorded elsewhere.")).toBeVisible();
  await expect(page.getByText(/Guilty/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Appeal" })).toHaveCount(0);
});

const looks = [
  { colorScheme: "light", width: 1280, height: 800 },
  { colorScheme: "dark", width: 1280, height: 800 },
  { colorScheme: "light", width: 390, height: 844 },
] as const;

test("opening and imported runs have no accessibility fault, by day, by night and on a phone", async ({
  page,
  request,
}) => {
  const imported = await request.post("/api/v1/traces/import?name=agent.json", { data: aiSdk7 });
  const { url } = await imported.json();
  for (const { colorScheme, width, height } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await page.goto("/open");
    await expect(page.getByRole("heading", { name: "Opened before" })).toBeVisible();
    expect.soft(await faultsOf(page), `/open ${colorScheme} ${width}`).toEqual([]);
    await page.goto(url);
    await expect(page.getByText("Recorded elsewhere.")).toBeVisible();
    await page.getByRole("button", { name: "Take out" }).click();
    await expect(page.getByRole("link", { name: "OpenTelemetry" })).toBeVisible();
    expect.soft(await faultsOf(page), `run ${colorScheme} ${width}`).toEqual([]);
  }
});
