/**
 * What a call cost, from a maintained price list. Unknown is null, never 0.
 *
 * The provider is found by the endpoint's address alone: the same model costs something else, or
 * nothing, elsewhere. An endpoint that is not listed, a local one too, is unknown unless it is configured as free.
 */
import { calcPrice } from "@pydantic/genai-prices";
import type { Usage } from "@/lib/trace/event";

/** US dollars of one call; null when the price or the usage is unknown. */
export type PriceOf = (model: string, usage: Usage | null) => number | null;

export type PriceOptions = {
  baseUrl: string;
  /** True when the owner says that calls of this endpoint cost nothing. */
  isFree: boolean;
  /** Milliseconds since the Unix epoch: some prices depend on the time of day. */
  clock: () => number;
};

export function createPriceOf({ baseUrl, isFree, clock }: PriceOptions): PriceOf {
  return (model, usage) => {
    if (isFree) return 0;
    if (usage === null) return null;
    const price = calcPrice(
      {
        input_tokens: usage.inputTokens,
        output_tokens: usage.outputTokens,
        cache_read_tokens: Math.min(usage.cachedInputTokens, usage.inputTokens),
      },
      model,
      { providerApiUrl: baseUrl, timestamp: new Date(clock()) },
    );
    if (!price) return null;
    const { input_mtok: input, output_mtok: output } = price.model_price;
    return input === undefined || output === undefined ? null : price.total_price;
  };
}
