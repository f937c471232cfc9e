/** What calls of a run's models cost, for the reservation before a call and the estimate before a run. */
import "server-only";
import { resolveModels } from "@/lib/model/model-settings";
import { createPriceOf } from "@/lib/model/price";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import type { MeterOptions } from "@/lib/rlm/limits";
import type { Composition } from "@/lib/server/composition";
import { keylessModelSources } from "@/lib/server/settings/model-sources";

export type RunPrice = MeterOptions["priceOf"];

export async function runPrices(
  parts: Pick<Composition, "settings" | "env" | "clock">,
): Promise<RunPrice> {
  const { endpoint } = resolveModels(await keylessModelSources(parts));
  const priceOf = endpoint && createPriceOf({ ...endpoint, clock: parts.clock });
  return (model, usage) => (model === BUILTIN_MODEL ? 0 : (priceOf?.(model, usage) ?? null));
}
