import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRegressionCase } from "@/lib/store/regression-case-store";

/** Also finds a removed one. Rejects with `not-found`. */
export async function getRegressionCase(
  { regressionCases }: Pick<Composition, "regressionCases">,
  id: string,
): Promise<StoredRegressionCase> {
  const stored = isId(id) ? await regressionCases.get(id) : null;
  if (!stored)
    throw new UseCaseError(
      "not-found",
      `There is no regression case "${id}". GET /api/v1/regression-cases lists those that exist.`,
    );
  return stored;
}
