import "server-only";
import { type ModelSources, resolveModels } from "@/lib/model/model-settings";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RoleModels } from "@/lib/trace/config";

type RunChoice = {
  models: { [Role in keyof RoleModels]?: string | undefined };
  temperature: number | null | undefined;
};

/** The models of a run that is about to start. Throws UseCaseError when one needs an endpoint and none is configured. */
export function resolveRunModels(
  sources: Pick<ModelSources, "environment" | "saved">,
  { models: { root, sub }, temperature }: RunChoice,
): { models: RoleModels; temperature: number | null } {
  const resolved = resolveModels({
    ...sources,
    run: {
      models: { ...(root ? { root } : {}), ...(sub ? { sub } : {}) },
      ...(temperature === undefined ? {} : { temperature }),
    },
  });
  const needsEndpoint = Object.values(resolved.models).find((model) => model !== BUILTIN_MODEL);
  if (needsEndpoint && !resolved.endpoint) {
    const message = `No model endpoint is configured, so "${needsEndpoint}" cannot be asked. Enter the endpoint's address on the settings page (or set VERBATIM_BASE_URL), or choose the model "${BUILTIN_MODEL}".`;
    throw new UseCaseError("unprocessable", message, { fields: [{ pointer: "/models", message }] });
  }
  return { models: resolved.models, temperature: resolved.temperature };
}
