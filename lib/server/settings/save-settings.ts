import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getSettings } from "@/lib/server/settings/get-settings";
import { readSealedSettings, writeSettings } from "@/lib/server/settings/saved-settings";
import type { SettingsChange, SettingsView } from "@/lib/server/settings/settings-shape";

/**
 * Changes what is given and keeps the rest.
 * A changed address forgets the saved key: a key goes to the endpoint that it was entered for, and to no other.
 */
export async function saveSettings(
  deps: Pick<Composition, "settings" | "env" | "clock">,
  change: SettingsChange,
): Promise<SettingsView> {
  const before = await readSealedSettings(deps);
  const baseUrl = change.baseUrl === undefined ? before.baseUrl : change.baseUrl;
  const apiKey = change.apiKey === undefined && baseUrl !== before.baseUrl ? null : change.apiKey;
  await writeSettings(
    deps,
    {
      ...before,
      baseUrl,
      model: change.model === undefined ? before.model : change.model,
      models: {
        root: change.models?.root === undefined ? (before.models.root ?? null) : change.models.root,
        sub: change.models?.sub === undefined ? (before.models.sub ?? null) : change.models.sub,
      },
      temperature: change.temperature === undefined ? before.temperature : change.temperature,
      isFree: change.isFree === undefined ? before.isFree : change.isFree,
    },
    apiKey,
  );
  return getSettings(deps);
}
