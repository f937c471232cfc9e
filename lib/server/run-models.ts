/** The models of one run: routed by id, with the recorded replies of the run it was made from. */
import "server-only";
import { createAiSdkModel } from "@/lib/model/ai-sdk-model";
import { limitedModel } from "@/lib/model/limited-model";
import { createMemo } from "@/lib/model/memo";
import type { CallModel } from "@/lib/model/model";
import { type ModelEndpoint, resolveModels } from "@/lib/model/model-settings";
import { createPriceOf } from "@/lib/model/price";
import { refuseLiveCalls, replayedModel } from "@/lib/model/replayed-model";
import { routedModel } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import type { ExecutionParts } from "@/lib/server/execute-run";
import { modelSources } from "@/lib/server/settings/model-sources";
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

  return async (start, parent) => {
    const { endpoint } = resolveModels(await modelSources(parts));
    const live = routedModel({
      builtin: parts.builtin,
      endpoint: endpoint && endpointModel(endpoint),
    });
    const { edits } = start.config;
    if (!start.origin)
      return edits.length === 0 ? live : replayedModel({ memo: noMemo, live, edits });
    const isReplay = start.origin.how === "replay";
    const memo = createMemo(parent, parts.bodies.read, { failures: isReplay ? "repeat" : "retry" });
    return replayedModel({ memo, live: isReplay ? refuseLiveCalls : live, edits });
  };
}

const noMemo = createMemo([], async (body) => body.preview);
