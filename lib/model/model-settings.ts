/**
 * Which models a run uses and where they are: the run's own choice, then the saved settings, then
 * the environment, then the built-in engine.
 *
 * A key goes only to the endpoint that it was configured with: saving another address on the
 * settings page does not send it the key of the environment.
 */
import { z } from "zod";
import { modelRole, type RoleModels } from "@/lib/trace/config";
import type { CourtModels, CourtRules } from "@/lib/trace/court-rules";
import { BUILTIN_MODEL } from "./routed-model";

const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text))
  .nullable();

const endpointUrl = z.url({
  protocol: /^https?$/,
  error:
    "Enter the endpoint's address with http:// or https://, for example http://localhost:11434/v1.",
});

/** What the settings page saves, and what the environment gives; null leaves the choice to the next source. */
export const modelSettings = z.object({
  baseUrl: optionalText.pipe(endpointUrl.nullable()).default(null),
  apiKey: optionalText.default(null),
  /** For all roles that have none of their own. */
  model: optionalText.default(null),
  models: z.partialRecord(modelRole, optionalText).default({}),
  /** For single jurors, from the first on; null takes that of all jurors. */
  jurors: z.array(optionalText).max(15).default([]),
  temperature: z.number().min(0).max(2).nullable().default(null),
  /** True when calls of the endpoint cost nothing, such as a model on one's own machine. */
  isFree: z.boolean().nullable().default(null),
});

export type ModelSettings = z.infer<typeof modelSettings>;

export type ModelEndpoint = { baseUrl: string; apiKey: string | null; isFree: boolean };

export type ResolvedModels = {
  models: RoleModels;
  /** Null when no endpoint is configured. */
  endpoint: ModelEndpoint | null;
  /** Null leaves it to the provider. */
  temperature: number | null;
};

export type ModelSources = {
  environment: ModelSettings;
  saved: ModelSettings;
  /** What this run asked for. */
  run?: { models?: Partial<RoleModels>; temperature?: number | null };
};

export function resolveModels({ environment, saved, run }: ModelSources): ResolvedModels {
  const configured = configuredModels({ environment, saved });
  return {
    models: {
      root: run?.models?.root ?? configured("root"),
      sub: run?.models?.sub ?? configured("sub"),
    },
    endpoint: resolveEndpoint(environment, saved),
    temperature: run?.temperature ?? saved.temperature ?? environment.temperature,
  };
}

/** The models of a trial: what its order asks for, then the rules of court, then what is configured for the role. */
export function resolveCourtModels(
  sources: Pick<ModelSources, "environment" | "saved">,
  rules: Pick<CourtRules, "jurors">,
  order: { [Role in keyof CourtModels]?: CourtModels[Role] | undefined } = {},
): CourtModels {
  const configured = configuredModels(sources);
  const { environment, saved } = sources;
  return {
    prosecutor: order.prosecutor ?? configured("prosecutor"),
    defense: order.defense ?? configured("defense"),
    jurors: rules.jurors.map(
      ({ model }, index) =>
        order.jurors?.[index % order.jurors.length] ??
        model ??
        saved.jurors[index] ??
        environment.jurors[index] ??
        configured("juror"),
    ),
    judge: order.judge ?? configured("judge"),
    review:
      order.review === undefined
        ? (saved.models.review ?? environment.models.review ?? null)
        : order.review,
  };
}

function configuredModels({ environment, saved }: Pick<ModelSources, "environment" | "saved">) {
  return (role: z.infer<typeof modelRole>): string =>
    saved.models[role] ??
    saved.model ??
    environment.models[role] ??
    environment.model ??
    BUILTIN_MODEL;
}

function resolveEndpoint(environment: ModelSettings, saved: ModelSettings): ModelEndpoint | null {
  const baseUrl = saved.baseUrl ?? environment.baseUrl;
  if (baseUrl === null) return null;
  const isSameEndpoint = baseUrl === environment.baseUrl;
  return {
    baseUrl,
    apiKey: saved.apiKey ?? (isSameEndpoint ? environment.apiKey : null),
    isFree: saved.isFree ?? (isSameEndpoint ? environment.isFree : null) ?? false,
  };
}
