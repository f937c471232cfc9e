import { expect } from "@playwright/test";
import { addDocument } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { test } from "./support/test";

test("a question of nothing, of no document, or far too long is refused at the ask box", async ({
  page,
  request,
}) => {
  const document = await addDocument(request, "orders-questions.csv", ordersCsv);
  await page.goto("/");
  const form = page.getByRole("form", { name: "Ask" });
  const field = form.getByRole("textbox", { name: "Question", exact: true });
  const send = form.getByRole("button", { name: /^Ask/ });
  const lack = page.getByRole("main").getByRole("alert");

  await send.click();
  await expect(lack).toHaveText("Write a question.");
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription("Write a question.");

  await field.fill("How many?");
  await send.click();
  await expect(lack).toContainText("Choose at least one document");

  await page.getByRole("checkbox", { name: document.name }).check();
  await field.fill("Why? ".repeat(20_000));
  await send.click();
  await expect(lack).toContainText("longer than 20,000 characters");
  await expect(lack).toContainText("Upload long texts as documents");
  await expect(page).toHaveURL("/");
});
