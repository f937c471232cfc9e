/** Picks the adapter by the model's id: `builtin` is the rule-based engine, every other id belongs to the endpoint. */
import { type CallModel, ModelCallError } from "./model";

export const BUILTIN_MODEL = "builtin";

export type RoutedModelOptions = {
  builtin: CallModel;
  /** Null when no endpoint is configured. */
  endpoint: CallModel | null;
};

export function routedModel({ builtin, endpoint }: RoutedModelOptions): CallModel {
  return async (request, options) => {
    if (request.model === BUILTIN_MODEL) return await builtin(request, options);
    if (endpoint) return await endpoint(request, options);
    throw new ModelCallError({
      code: "unreachable",
      message: `No endpoint is configured for the model "${request.model}". Set VERBATIM_BASE_URL (and VERBATIM_API_KEY where one is needed), enter them on the settings page, or choose the model "${BUILTIN_MODEL}".`,
      attempts: 0,
    });
  };
}
