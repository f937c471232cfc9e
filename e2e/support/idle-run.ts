/** A run that mostly waits, recorded elsewhere: two calls with most of a minute between them. */
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { otlpFile } from "@/lib/exchange/testing/otlp-file";

export async function openIdleRun(page: Page, request: APIRequestContext): Promise<void> {
  const asks = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "recorded" };
  const text = otlpFile([
    { id: "a1", name: "agent", from: 0, to: 60 },
    { id: "b1", parent: "a1", name: "chat", from: 0, to: 6, attributes: asks },
    { id: "b2", parent: "a1", name: "chat", from: 52, to: 60, attributes: asks },
  ]);
  const file = {
    name: "idle.otlp.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  };
  const response = await request.post("/api/v1/traces/import", { multipart: { file } });
  expect(response.ok(), await response.text()).toBe(true);
  const { url } = await response.json();
  await page.goto(url);
}
