/** The settings as they stand in the database. The API key is sealed there and opened only for a call. */
import "server-only";
import { z } from "zod";
import { type ModelSettings, modelSettings } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { openText, sealText } from "@/lib/server/settings/secret-box";

const MODELS_KEY = "models";

const sealedSettings = modelSettings
  .omit({ apiKey: true })
  .extend({ sealedApiKey: z.string().nullable().default(null) });

export type SealedSettings = z.infer<typeof sealedSettings>;

type SettingsDeps = Pick<Composition, "settings" | "env">;

export async function readSealedSettings({
  settings,
}: Pick<Composition, "settings">): Promise<SealedSettings> {
  return sealedSettings.parse((await settings.get(MODELS_KEY)) ?? {});
}

export async function openSettings(
  { env }: Pick<Composition, "env">,
  { sealedApiKey, ...rest }: SealedSettings,
): Promise<ModelSettings> {
  const apiKey = sealedApiKey === null ? null : await openText(env.dataDir, sealedApiKey);
  return { ...rest, apiKey };
}

/** A new key is sealed; undefined keeps the sealed one. */
export async function writeSettings(
  { settings, env }: SettingsDeps,
  sealed: SealedSettings,
  apiKey: string | null | undefined,
): Promise<void> {
  const sealedApiKey =
    apiKey === undefined
      ? sealed.sealedApiKey
      : apiKey === null
        ? null
        : await sealText(env.dataDir, apiKey);
  await settings.set(MODELS_KEY, { ...sealed, sealedApiKey });
}
