import { expect, it } from "vitest";
import { modelSettings, resolveModels } from "./model-settings";

const none = modelSettings.parse({});
const environment = modelSettings.parse({
  baseUrl: "https://api.deepseek.com/v1",
  apiKey: " sk-env ",
  model: "deepseek-chat",
  models: { sub: "deepseek-small" },
  temperature: 0.3,
});

it("nothing configured means the built-in engine", () => {
  expect(resolveModels({ environment: none, saved: none })).toEqual({
    models: { root: "builtin", sub: "builtin" },
    endpoint: null,
    temperature: null,
  });
});

it("the environment gives one model for all roles, or one for each", () => {
  expect(resolveModels({ environment, saved: none })).toEqual({
    models: { root: "deepseek-chat", sub: "deepseek-small" },
    endpoint: { baseUrl: "https://api.deepseek.com/v1", apiKey: "sk-env", isFree: false },
    temperature: 0.3,
  });
});

it("saved settings come before the environment, the run's own before both", () => {
  const saved = modelSettings.parse({ model: "saved-model", temperature: 1 });
  const resolved = resolveModels({ environment, saved, run: { models: { sub: "run-model" } } });
  expect(resolved.models).toEqual({ root: "saved-model", sub: "run-model" });
  expect(resolved.temperature).toBe(1);
});

it("the key of the environment never goes to another address", () => {
  const saved = modelSettings.parse({ baseUrl: "http://localhost:11434/v1" });
  expect(resolveModels({ environment, saved }).endpoint).toEqual({
    baseUrl: "http://localhost:11434/v1",
    apiKey: null,
    isFree: false,
  });
});

it("empty fields are no choice", () => {
  expect(modelSettings.parse({ baseUrl: "", model: " ", apiKey: null })).toEqual(none);
});

it("an address without http is refused with an example", () => {
  const parsed = modelSettings.safeParse({ baseUrl: "localhost:11434" });
  expect(parsed.error?.issues[0]?.message).toContain("http://localhost:11434/v1");
});
