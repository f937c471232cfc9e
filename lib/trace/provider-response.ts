/**
 * What a provider names of a reply: its id there, and the model that gave it, which may be another than was asked for.
 * Both are the provider's own text. What is no short plain name counts as not named: a part of it would name something else.
 */
import { z } from "zod";

const MAX_NAME_CHARS = 200;

const name = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARS)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);

export const providerResponse = z.object({
  id: name.nullable(),
  model: name.nullable(),
});

export type ProviderResponse = z.infer<typeof providerResponse>;

/** Null where neither is named. */
export function namedResponse(id: unknown, model: unknown): ProviderResponse | null {
  const named = { id: nameOf(id), model: nameOf(model) };
  return named.id === null && named.model === null ? null : named;
}

function nameOf(given: unknown): string | null {
  const { data } = name.safeParse(typeof given === "string" ? given.trim() : given);
  return data ?? null;
}
