import "server-only";
import { type ModelSources, resolveModels } from "@/lib/model/model-settings";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { CourtModels } from "@/lib/trace/court-rules";

/** Throws UseCaseError when a role's model needs an endpoint and none is configured: before anything is written. */
export function checkCourtModels(sources: ModelSources, models: CourtModels): void {
  const { prosecutor, defense, jurors, judge, review } = models;
  const needsEndpoint = [prosecutor, defense, ...jurors, judge, review ?? BUILTIN_MODEL].find(
    (model) => model !== BUILTIN_MODEL,
  );
  if (needsEndpoint === undefined || resolveModels(sources).endpoint) return;
  const message = `The model "${needsEndpoint}" needs an endpoint, and none is configured. Enter one in the settings, or choose the model "${BUILTIN_MODEL}".`;
  throw new UseCaseError("unprocessable", message, { fields: [{ pointer: "/models", message }] });
}
