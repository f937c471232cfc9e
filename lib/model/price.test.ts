import { expect, it } from "vitest";
import { createPriceOf } from "./price";

const clock = () => Date.UTC(2026, 5, 1, 12);
const priceAt = (baseUrl: string, isFree = false) => createPriceOf({ baseUrl, isFree, clock });
const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000, cachedInputTokens: 0 };
const openAi = priceAt("https://api.openai.com/v1");

it("knows listed models of listed providers", () => {
  expect(openAi("gpt-4o-mini", usage)).toBeGreaterThan(0);
  expect(priceAt("https://openrouter.ai/api/v1")("deepseek/deepseek-chat", usage)).toBeGreaterThan(
    0,
  );
});

it("input read from the provider's cache costs less", () => {
  const cached = openAi("gpt-4o-mini", { ...usage, cachedInputTokens: 1_000_000 });
  expect(cached).toBeLessThan(openAi("gpt-4o-mini", usage) ?? 0);
});

it("what it does not know is unknown, not free", () => {
  expect(openAi("a-model-of-tomorrow", usage)).toBeNull();
  expect(openAi("gpt-4o-mini", null)).toBeNull();
  expect(priceAt("http://localhost:11434/v1")("llama3.1", usage)).toBeNull();
  expect(priceAt("http://192.168.1.7:8000/v1")("gpt-4o-mini", usage)).toBeNull();
});

it("an endpoint costs nothing when its owner says so", () => {
  expect(priceAt("http://localhost:11434/v1", true)("llama3.1", null)).toBe(0);
});
