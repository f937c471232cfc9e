import { describe, expect, it } from "vitest";
import type { SettingsView } from "@/components/api/settings-api";
import { changeOf, formOf, testOf } from "./settings-form";

const nothing = {
  baseUrl: null,
  hasApiKey: false,
  model: null,
  models: {},
  temperature: null,
  isFree: null,
};

const view: SettingsView = {
  saved: { ...nothing, baseUrl: "http://localhost:11434/v1", hasApiKey: true, temperature: 0 },
  environment: { ...nothing, models: { root: "env-model" }, isFree: true },
  effective: {
    baseUrl: "http://localhost:11434/v1",
    hasApiKey: true,
    models: { root: "env-model", sub: "builtin" },
    temperature: 0,
    prices: { root: null, sub: 0 },
  },
};

describe("the settings form", () => {
  it("saves what it was given when nothing is touched, and leaves the key alone", () => {
    expect(changeOf(formOf(view))).toEqual({
      baseUrl: "http://localhost:11434/v1",
      model: null,
      models: { root: null, sub: null },
      temperature: 0,
      isFree: true,
    });
  });

  it("replaces a key by what is typed, and removes it only when asked to", () => {
    const form = formOf(view);
    expect(changeOf({ ...form, apiKey: " new-key " }).apiKey).toBe("new-key");
    expect(changeOf({ ...form, clearsKey: true }).apiKey).toBeNull();
    expect(changeOf({ ...form, clearsKey: true, apiKey: "typed" }).apiKey).toBe("typed");
  });

  it("does not write the environment's models into the saved settings", () => {
    expect(formOf(view).root).toBe("");
  });

  it("tests what stands in the form", () => {
    const form = { ...formOf(view), model: "all", root: "only-root" };
    expect(testOf(form)).toEqual({ baseUrl: "http://localhost:11434/v1", model: "only-root" });
  });
});
