import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { test } from "./support/test";

const kept = "地域,売上\n北,1200\n南,3400\n";
/** The same text in Shift_JIS; Node can read it but not write it. */
const shiftJis = Buffer.from("926e88e62c94848fe30a966b2c313230300a93ec2c333430300a", "hex");

test("an empty file is refused by name, beside the list where it was added", async ({ page }) => {
  await upload(page, { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await expect(notice(page, "nothing.txt")).toContainText(/empty/i);
  await notice(page, "nothing.txt").getByRole("button", { name: "Dismiss" }).click();
  await expect(notice(page, "nothing.txt")).toHaveCount(0);
});

test("a binary file is refused with what can be read instead", async ({ page }) => {
  const buffer = Buffer.concat([
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256)),
  ]);
  await upload(page, { name: "picture.png", mimeType: "image/png", buffer });
  await expect(notice(page, "picture.png")).toContainText("Not added: picture.png.");
  await expect(notice(page, "picture.png")).toContainText(/text/i);
});

test("a file over the limit is refused with the limit, and what to do", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-upload-"));
  try {
    const path = join(folder, "too-long.log");
    // Holes take no disk, and read as zeros.
    await using file = await open(path, "w");
    await file.truncate(111_000_000);
    await upload(page, path);
    await expect(notice(page, "too-long.log")).toContainText(
      "over 110 MB, the limit of this server",
    );
    await expect(notice(page, "too-long.log")).toContainText("Split the file");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a file in Shift_JIS is read right, and its encoding is shown", async ({ page }) => {
  await upload(page, { name: "uriage.csv", mimeType: "text/csv", buffer: shiftJis });
  await expect(page.getByText("uriage.csv was added.")).toBeVisible();
  await page.getByRole("link", { name: "Open uriage.csv" }).click();
  const text = page.getByRole("region", { name: "uriage.csv, text" });
  for (const line of kept.trim().split("\n")) await expect(text).toContainText(line);
  await expect(page.getByRole("complementary", { name: "Document" })).toContainText(/shift_jis/i);
});

type File = Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0];

async function upload(page: Page, file: File): Promise<void> {
  await page.goto("/");
  const chooser = page.waitForEvent("filechooser");
  await page
    .getByRole("complementary", { name: "Documents" })
    .getByRole("button", { name: "Add" })
    .click();
  await (await chooser).setFiles(file);
}

function notice(page: Page, name: string) {
  return page
    .getByRole("complementary", { name: "Documents" })
    .getByRole("alert")
    .filter({ hasText: name });
}
