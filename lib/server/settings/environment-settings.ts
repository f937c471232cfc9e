import { type ModelSettings, modelSettings } from "@/lib/model/model-settings";
import type { Env } from "@/lib/server/env";

/** The model settings that the environment gives. */
export function environmentSettings({ models }: Pick<Env, "models">): ModelSettings {
  return modelSettings.parse({
    baseUrl: models.baseUrl,
    apiKey: models.apiKey,
    model: models.all,
    models: {
      root: models.root,
      sub: models.sub,
      prosecutor: models.prosecutor,
      defense: models.defense,
      juror: models.juror,
      judge: models.judge,
      review: models.review,
    },
    jurors: models.jurors,
  });
}
