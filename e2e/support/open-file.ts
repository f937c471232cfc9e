/** Opens the file of a trace by its page, as a reader does; lasts until the run that it became is there. */
import type { Page } from "@playwright/test";

export async function openFile(page: Page, file: { name: string; text: string }): Promise<void> {
  await page.goto("/open");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles({
    name: file.name,
    mimeType: "application/json",
    buffer: Buffer.from(file.text),
  });
  await page.waitForURL(/\/runs\//);
}
