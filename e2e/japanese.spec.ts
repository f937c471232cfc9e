import { expect, type Page } from "@playwright/test";
import { addDocument, runStatus, startRun } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

/** Words that are the same in every language: names of products, formats, languages and roles of the API. */
const names = ["Verbatim", "English", "CSV", "JSON", "Markdown", "OpenTelemetry"];

type Shown = { headings: string[]; controls: string[] };

/** What headings and controls say, but for names of models and code; of a control without words its name. */
function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const wordsOf = (element: Element) => {
      const copy = element.cloneNode(true);
      if (!(copy instanceof Element)) return "";
      for (const code of copy.querySelectorAll(".mono, code, pre, svg")) code.remove();
      const name = copy.getAttribute("aria-label") ?? copy.getAttribute("title") ?? "";
      return copy.textContent.trim() || name;
    };
    const all = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility())
        .map(wordsOf);
    return {
      headings: all("h1, h2, h3, caption, legend, th"),
      controls: all("button, summary, label, nav a, a.btn, [role=tab], [role=radio]"),
    };
  });
}

const isEnglish = (text: string) =>
  /[A-Za-z]{2}/.test(text) && !/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text);

/** Texts without a Japanese letter, but for names and what people wrote themselves. */
function englishOf(texts: readonly string[], written: readonly string[]): string[] {
  const known = [...written, ...names];
  return texts.filter((text) =>
    isEnglish(known.reduce((rest, name) => rest.replaceAll(name, ""), text)),
  );
}

/** Values that nobody filled in. Code that a model wrote may hold such signs itself. */
function unfilledOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return [];
    for (const code of copy.querySelectorAll("script, style, pre, code, .mono, textarea"))
      code.remove();
    return copy.textContent?.match(/\{\w+\}|\[object Object\]|\bundefined\b|\bNaN\b/g) ?? [];
  });
}

test("who chooses Japanese reads every page in it, titles, headings and buttons alike", async ({
  page,
  request,
}) => {
  const question = "What is the sum of units for region north?";
  const file = "orders-ja.csv";
  const { id: documentId } = await addDocument(request, file, ordersCsv);
  const asked = { documentId, question, model: "builtin" };
  const [first, second] = [await startRun(request, asked), await startRun(request, asked)];
  const order = renaming({ from: "harborSeconds", to: "harborMillis" });
  const trialId = await fileTrial(request, order);
  await noticeOf(request, trialId);
  const written = [question, file, order.title, "docs/harborSeconds.md", "src/harborSeconds.ts"];
  const rows = ordersCsv.split("\n").filter((row) => row !== "");
  const code = ["harborSeconds", "harborMillis", "builtin", ...rows];

  await page.goto("/settings");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("group", { name: "Language" }).getByText("日本語").click();
  await expect(page.getByRole("heading", { level: 1, name: "設定" })).toBeVisible();

  const compare = `/compare?a=${first}&b=${second}`;
  const pages = [
    ["/", "Verbatim", "文書に質問する"],
    [`/runs/${first}`, `${question} · Verbatim`, question],
    [`/trials/${trialId}`, `${order.title} · Verbatim`, order.title],
    ["/insights", "分析 · Verbatim", "分析"],
    [compare, /の比較 · Verbatim$/, question],
    ["/open", "トレースを開く · Verbatim", "トレースを開く"],
    ["/settings", "設定 · Verbatim", "設定"],
    ["/documents", "文書 · Verbatim", "文書"],
    ["/tests", "テスト · Verbatim", "テスト"],
    ["/trials", "審理 · Verbatim", "審理"],
  ] as const;
  for (const [path, title, heading] of pages)
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", "ja");
      await expect(page).toHaveTitle(title);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      if (path.startsWith("/runs/")) await expect(runStatus(page)).toHaveText("回答済み");
      const { headings, controls } = await shownOn(page);
      expect(headings.length).toBeGreaterThan(0);
      expect(controls.length).toBeGreaterThan(5);
      expect.soft(englishOf(headings, [...written, ...code]), `headings of ${path}`).toEqual([]);
      expect.soft(englishOf(controls, [...written, ...code]), `controls of ${path}`).toEqual([]);
      expect.soft(await unfilledOn(page), `unfilled on ${path}`).toEqual([]);
    });

  await page.goto("/settings");
  await page.getByRole("group", { name: "言語" }).getByText("English").click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page).toHaveTitle("Settings · Verbatim");
});
