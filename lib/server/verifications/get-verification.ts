import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredVerification } from "@/lib/store/verification-store";

/** Rejects with `not-found`. */
export async function getVerification(
  { verifications }: Pick<Composition, "verifications">,
  id: string,
): Promise<StoredVerification> {
  const stored = isId(id) ? await verifications.get(id) : null;
  if (!stored)
    throw new UseCaseError(
      "not-found",
      `There is no verification "${id}". GET /api/v1/runs/{runId}/verifications lists those of a run.`,
    );
  return stored;
}
