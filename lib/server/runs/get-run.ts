import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Rejects with `not-found`. */
export async function getRun(
  { eventLog }: Pick<Composition, "eventLog">,
  runId: string,
): Promise<RunSummary> {
  const summary = isId(runId) ? await eventLog.summary(runId) : null;
  if (!summary)
    throw new UseCaseError(
      "not-found",
      `There is no run "${runId}". GET /api/v1/runs lists those that exist.`,
    );
  return summary;
}
