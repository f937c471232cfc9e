import { type ModelSettings, modelSettings } from "@/lib/model/model-settings";
import type { Env } from "@/lib/server/env";

/** The model settings that the environment gives. */
export function environmentSettings({ models }: Pick<Env, "models">): ModelSettings {
  return modelSettings.parse({
    baseUrl: models.baseUrl,
    apiKey: models.apiKey,
    models: { root: models.root, sub: models.sub },
  });
}
