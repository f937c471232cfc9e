/** The settings form: empty fields leave the choice to the environment, then to the built-in rules. */
import type { EndpointTest, SettingsChange, SettingsView } from "@/components/api/settings-api";

export type SettingsForm = {
  baseUrl: string;
  /** Empty keeps the key that is set. */
  apiKey: string;
  clearsKey: boolean;
  model: string;
  root: string;
  sub: string;
  temperature: string;
  isFree: boolean;
};

export function formOf({ saved, environment }: SettingsView): SettingsForm {
  return {
    baseUrl: saved.baseUrl ?? "",
    apiKey: "",
    clearsKey: false,
    model: saved.model ?? "",
    root: saved.models.root ?? "",
    sub: saved.models.sub ?? "",
    temperature: saved.temperature === null ? "" : String(saved.temperature),
    isFree: saved.isFree ?? environment.isFree ?? false,
  };
}

export function changeOf(form: SettingsForm): SettingsChange {
  const apiKey = form.apiKey.trim();
  return {
    baseUrl: orNull(form.baseUrl),
    ...(apiKey ? { apiKey } : form.clearsKey ? { apiKey: null } : {}),
    model: orNull(form.model),
    models: { root: orNull(form.root), sub: orNull(form.sub) },
    temperature: form.temperature.trim() === "" ? null : Number(form.temperature),
    isFree: form.isFree,
  };
}

/** Tests what stands in the form, saved or not. */
export function testOf(form: SettingsForm): EndpointTest {
  const model = orNull(form.root) ?? orNull(form.model);
  const [baseUrl, apiKey] = [orNull(form.baseUrl), orNull(form.apiKey)];
  return {
    ...(baseUrl ? { baseUrl } : {}),
    ...(apiKey ? { apiKey } : {}),
    ...(model ? { model } : {}),
  };
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
