import "server-only";
import { createAiSdkModel } from "@/lib/model/ai-sdk-model";
import { ModelCallError } from "@/lib/model/model";
import { type ModelEndpoint, resolveModels } from "@/lib/model/model-settings";
import { createPriceOf } from "@/lib/model/price";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import { modelSources } from "@/lib/server/settings/model-sources";
import type { EndpointTest, EndpointTestResult } from "@/lib/server/settings/settings-shape";
import { UseCaseError } from "@/lib/server/use-case-error";

const TIMEOUT_MS = 20_000;

/** Sends one tiny request to the endpoint. A refusal is a result: it says what to do. */
export async function testEndpoint(
  deps: Pick<Composition, "settings" | "env" | "clock">,
  order: EndpointTest,
  signal: AbortSignal,
): Promise<EndpointTestResult> {
  const resolved = resolveModels(await modelSources(deps));
  const model = order.model ?? resolved.models.root;
  const startedAt = deps.clock();
  const result = (ok: boolean, message: string) => ({
    ok,
    model,
    message,
    wallMs: deps.clock() - startedAt,
  });
  if (model === BUILTIN_MODEL)
    return result(true, "The built-in rules need no endpoint: they are always ready.");
  const endpoint = endpointOf(order, resolved.endpoint);
  const callModel = createAiSdkModel({
    endpoint,
    priceOf: createPriceOf({ ...endpoint, clock: deps.clock }),
    limits: { maxAttempts: 1, timeoutMs: TIMEOUT_MS },
  });
  try {
    await callModel(
      {
        role: "root",
        model,
        messages: [{ role: "user", content: "Reply with the one word: ready" }],
        temperature: null,
        maxOutputTokens: 64,
      },
      { signal },
    );
    return result(true, `${model} answered.`);
  } catch (error) {
    if (error instanceof ModelCallError) return result(false, error.message);
    throw error;
  }
}

function endpointOf(order: EndpointTest, configured: ModelEndpoint | null): ModelEndpoint {
  const baseUrl = order.baseUrl ?? configured?.baseUrl;
  if (baseUrl === undefined)
    throw new UseCaseError(
      "unprocessable",
      "There is no endpoint to test. Enter its address, for example http://localhost:11434/v1.",
    );
  const ownKey = baseUrl === configured?.baseUrl ? configured.apiKey : null;
  return { baseUrl, apiKey: order.apiKey ?? ownKey, isFree: false };
}
