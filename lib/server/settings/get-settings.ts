import "server-only";
import { type ModelSettings, resolveModels } from "@/lib/model/model-settings";
import { createPriceOf } from "@/lib/model/price";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import type { SettingsView } from "@/lib/server/settings/settings-shape";

const A_MILLION_EACH = { inputTokens: 1_000_000, outputTokens: 1_000_000, cachedInputTokens: 0 };

/** Never holds a key, only whether there is one. */
export async function getSettings(
  deps: Pick<Composition, "settings" | "env" | "clock">,
): Promise<SettingsView> {
  const { saved, environment, hasSavedKey } = await keylessModelSources(deps);
  const hasEnvironmentKey = deps.env.models.apiKey !== null;
  const { models, endpoint, temperature } = resolveModels({ saved, environment });
  const priceOf =
    endpoint &&
    createPriceOf({ baseUrl: endpoint.baseUrl, isFree: endpoint.isFree, clock: deps.clock });
  const priceOfModel = (model: string) =>
    model === BUILTIN_MODEL ? 0 : (priceOf?.(model, A_MILLION_EACH) ?? null);
  return {
    saved: shown(saved, hasSavedKey),
    environment: shown(environment, hasEnvironmentKey),
    effective: {
      baseUrl: endpoint?.baseUrl ?? null,
      hasApiKey:
        endpoint !== null &&
        (hasSavedKey || (hasEnvironmentKey && endpoint.baseUrl === environment.baseUrl)),
      models,
      temperature,
      prices: { root: priceOfModel(models.root), sub: priceOfModel(models.sub) },
    },
  };
}

function shown(
  { baseUrl, model, models, temperature, isFree }: ModelSettings,
  hasApiKey: boolean,
): SettingsView["saved"] {
  return { baseUrl, hasApiKey, model, models, temperature, isFree };
}
