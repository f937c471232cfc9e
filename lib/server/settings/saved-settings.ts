/** The settings as they stand in the database. The API key is sealed there and opened only for a call. */
import "server-only";
import { z } from "zod";
import { type ModelSettings, modelSettings } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { openText, sealText } from "@/lib/server/settings/secret-box";
import { UseCaseError } from "@/lib/server/use-case-error";

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

/** A machine that has a key of its own for the same address can do without the sealing key. */
export async function openSettings(
  { env }: Pick<Composition, "env">,
  { sealedApiKey, ...rest }: SealedSettings,
): Promise<ModelSettings> {
  if (sealedApiKey === null) return { ...rest, apiKey: null };
  try {
    return { ...rest, apiKey: await openText(env.dataDir, sealedApiKey) };
  } catch (reason) {
    const isSameAddress = rest.baseUrl === null || rest.baseUrl === env.models.baseUrl;
    if (reason instanceof UseCaseError && env.models.apiKey !== null && isSameAddress)
      return { ...rest, apiKey: null };
    throw reason;
  }
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
