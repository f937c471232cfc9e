import type { RoleModels } from "@/lib/trace/config";
import { requestJson } from "./request-json";

export type SettingsSource = {
  baseUrl: string | null;
  hasApiKey: boolean;
  model: string | null;
  models: { root?: string | null | undefined; sub?: string | null | undefined };
  temperature: number | null;
  isFree: boolean | null;
};

export type SettingsView = {
  /** What was saved here; null leaves it to the environment. */
  saved: SettingsSource;
  environment: SettingsSource;
  effective: {
    baseUrl: string | null;
    hasApiKey: boolean;
    models: RoleModels;
    temperature: number | null;
    /** US dollars for a million input and as many output tokens together; null is unknown. */
    prices: { root: number | null; sub: number | null };
  };
};

export type SettingsChange = {
  baseUrl?: string | null;
  /** A new key, or null to forget the saved one; left out, it stays. */
  apiKey?: string | null;
  model?: string | null;
  models?: { root?: string | null; sub?: string | null };
  temperature?: number | null;
  isFree?: boolean | null;
};

export type EndpointTest = { baseUrl?: string; apiKey?: string; model?: string };

export type EndpointTestResult = { ok: boolean; model: string; message: string; wallMs: number };

export function saveSettings(change: SettingsChange): Promise<SettingsView> {
  return requestJson("/api/v1/settings", { method: "PUT", body: change });
}

export function testEndpoint(
  test: EndpointTest,
  signal?: AbortSignal,
): Promise<EndpointTestResult> {
  return requestJson("/api/v1/settings/test", { method: "POST", body: test, signal });
}
