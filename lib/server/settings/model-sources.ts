import "server-only";
import type { ModelSources } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { environmentSettings } from "@/lib/server/settings/environment-settings";
import { openSettings, readSealedSettings } from "@/lib/server/settings/saved-settings";

type Sources = Pick<ModelSources, "environment" | "saved">;

/** Environment and saved settings with their keys opened, for calling a model. Never leaves the server. */
export async function modelSources(deps: Pick<Composition, "settings" | "env">): Promise<Sources> {
  return {
    environment: environmentSettings(deps.env),
    saved: await openSettings(deps, await readSealedSettings(deps)),
  };
}

/** The same without keys, for choosing models and for showing; of a saved key only whether there is one. */
export async function keylessModelSources({
  settings,
  env,
}: Pick<Composition, "settings" | "env">): Promise<Sources & { hasSavedKey: boolean }> {
  const { sealedApiKey, ...saved } = await readSealedSettings({ settings });
  return {
    environment: { ...environmentSettings(env), apiKey: null },
    saved: { ...saved, apiKey: null },
    hasSavedKey: sealedApiKey !== null,
  };
}
