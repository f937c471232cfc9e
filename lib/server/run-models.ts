/** The models of one run: routed by id, with the recorded replies of the run it was made from. */
import "server-only";
import { createAiSdkModel } from "@/lib/model/ai-sdk-model";
import { limitedModel } from "@/lib/model/limited-model";
import { createMemo } from "@/lib/model/memo";
import { type CallModel, ModelCallError } from "@/lib/model/model";
import { type ModelEndpoint, resolveModels } from "@/lib/model/model-settings";
import { createPriceOf } from "@/lib/model/price";
import { refuseLiveCalls, replayedModel } from "@/lib/model/replayed-model";
import { BUILTIN_MODEL, routedModel } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import type { ExecutionParts } from "@/lib/server/execute-run";
import { modelSources } from "@/lib/server/settings/model-sources";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { Bodies } from "@/lib/store/bodies";

export type RunModelsParts = Pick<Composition, "settings" | "env" | "clock"> & {
  bodies: Bodies;
  builtin: CallModel;
};

/** Calls to one endpoint share one limit of concurrent calls, whatever run they belong to. */
export function createRunModels(parts: RunModelsParts): ExecutionParts["callModelFor"] {
  const byEndpoint = new Map<string, CallModel>();

  function endpointModel(endpoint: ModelEndpoint): CallModel {
    const key = JSON.stringify(endpoint);
    const known = byEndpoint.get(key);
    if (known) return known;
    const { baseUrl, isFree } = endpoint;
    const priceOf = createPriceOf({ baseUrl, isFree, clock: parts.clock });
    const callModel = limitedModel(createAiSdkModel({ endpoint, priceOf, clock: parts.clock }));
    byEndpoint.set(key, callModel);
    return callModel;
  }

  /** The key is opened only when a call needs it: a machine that cannot still runs the built-in engine. */
  async function configuredModel(): Promise<CallModel | null> {
    try {
      const { endpoint } = resolveModels(await modelSources(parts));
      return endpoint && endpointModel(endpoint);
    } catch (cause) {
      if (!(cause instanceof UseCaseError)) throw cause;
      throw new ModelCallError({
        code: "unauthorized",
        message: cause.message,
        attempts: 0,
        cause,
      });
    }
  }

  function liveModel(): CallModel {
    let configured: Promise<CallModel | null> | null = null;
    return async (request, options) => {
      if (request.model !== BUILTIN_MODEL) configured ??= configuredModel();
      return await routedModel({ builtin: parts.builtin, endpoint: await configured })(
        request,
        options,
      );
    };
  }

  return async (start, parent) => {
    if (!start.origin) return liveModel();
    const isReplay = start.origin.how === "replay";
    const memo = createMemo(parent, parts.bodies.read, { failures: isReplay ? "repeat" : "retry" });
    const live = isReplay ? refuseLiveCalls : liveModel();
    return replayedModel({ memo, live, edits: start.config.edits });
  };
}
