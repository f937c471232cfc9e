import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { expect } from "@playwright/test";
import { addDocument } from "./support/ask";
import { test } from "./support/test";

/** Lines that the page holds at most, however far one scrolls. */
const windowLines = 200;
const lineCount = 1_000_000;
const needleLine = 999_200;
const needle = "the only needle of this haystack";
const lineOf = (line: number) =>
  line === needleLine
    ? `${needle}`
    : `${String(line).padStart(7, "0")} a line of a long log that says nothing, with words to search through, again and again and again`;

test("a document of 100 MB is read, scrolled, searched and cited without a wait", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "verbatim-long-"));
  try {
    const path = join(folder, "long.log");
    await writeLong(path);
    expect((await stat(path)).size).toBeGreaterThan(99_000_000);
    await page.goto("/documents");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Add" }).click();
    await (await chooser).setFiles(path);
    await page.getByRole("link", { name: "long.log" }).click({ timeout: 120_000 });
  } finally {
    await rm(folder, { recursive: true });
  }

  const text = page.getByRole("region", { name: "long.log, text" });
  const rows = text.getByRole("listitem");
  await test.step("the first lines are there at once, and few rows are drawn", async () => {
    await expect(rows.first()).toContainText(lineOf(1));
    expect(await rows.count()).toBeLessThanOrEqual(windowLines);
  });
  await test.step("the end is one key away", async () => {
    await text.focus();
    await page.keyboard.press("End");
    await expect(text.getByText(lineOf(lineCount))).toBeInViewport({ timeout: 30_000 });
    expect(await rows.count()).toBeLessThanOrEqual(windowLines);
  });
  await test.step("scrolling up from there goes on without a gap", async () => {
    await text.hover();
    for (let turn = 0; turn < 15; turn += 1) await page.mouse.wheel(0, -1_500);
    await expect(text.getByText(lineOf(lineCount))).not.toBeInViewport();
    expect(await rows.count()).toBeLessThanOrEqual(windowLines);
    const numbers = await rows.evaluateAll((all) => all.map((row) => Number(row.dataset.line)));
    const [first = 0] = numbers;
    expect(numbers).toEqual(numbers.map((_, index) => first + index));
  });
  await test.step("a word near the end is found", async () => {
    await page.getByRole("searchbox", { name: "Find in the text" }).fill(needle);
    await expect(page.getByText("1 of 1", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(text.locator("mark").filter({ hasText: needle })).toBeInViewport();
    expect(await rows.count()).toBeLessThanOrEqual(windowLines);
  });
  await test.step("a line is gone to by its number", async () => {
    await page.getByRole("spinbutton", { name: "Go to line" }).fill("500000");
    await page.keyboard.press("Enter");
    await expect(text.getByText(lineOf(500_000))).toBeInViewport({ timeout: 30_000 });
  });
  await test.step("an address that cites a place shows it marked", async () => {
    // Every line but the needle has the same length.
    const start = (needleLine - 1) * (lineOf(1).length + 1);
    const { pathname } = new URL(page.url());
    await page.goto(`${pathname}?start=${start + 4}&end=${start + 8}`);
    await expect(text.locator("mark")).toHaveText("only");
    await expect(text.locator("mark")).toBeInViewport();
  });
});

test("a place far inside one endless line is shown where it stands", async ({ page, request }) => {
  const before = "row of a file without line breaks; ".repeat(10_000);
  const text = `first line\n${before}${needle}${before}\nlast line\n`;
  const { id, name } = await addDocument(request, "one-line.json.txt", text);
  const start = text.indexOf(needle);
  await page.goto(`/documents/${id}?start=${start}&end=${start + needle.length}`);
  const region = page.getByRole("region", { name: `${name}, text` });
  await expect(region.locator("mark")).toHaveText(needle);
  await expect(region.locator("mark")).toBeInViewport();
  await expect(region.getByText("last line")).toBeInViewport();
  const more = region.getByRole("button", { name: "Show more of line 2" });
  await expect(more).toHaveCount(2);
  const heightOf = async () =>
    (await region.getByRole("listitem").nth(1).boundingBox())?.height ?? 0;
  const small = await heightOf();
  await more.first().click();
  await expect.poll(heightOf).toBeGreaterThan(small * 3);
  await expect(region.locator("mark")).toHaveCount(1);

  await page.goto(`/documents/${id}`);
  await page.getByRole("searchbox", { name: "Find in the text" }).fill(needle);
  await expect(region.locator("mark")).toHaveText(needle);
  await expect(region.locator("mark")).toBeInViewport();
});

async function writeLong(path: string): Promise<void> {
  const stream = createWriteStream(path);
  for (let from = 1; from <= lineCount; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, index) => `${lineOf(from + index)}\n`);
    if (!stream.write(lines.join(""))) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}
