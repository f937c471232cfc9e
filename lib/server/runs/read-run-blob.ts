import "server-only";
import { textsOf } from "@/lib/exchange/run-file";
import type { Composition } from "@/lib/server/composition";
import { getRun } from "@/lib/server/runs/get-run";
import { UseCaseError } from "@/lib/server/use-case-error";

/** The whole text of a large body that one of the run's events refers to. */
export async function readRunBlob(
  deps: Pick<Composition, "eventLog" | "blobs">,
  runId: string,
  sha256: string,
): Promise<Uint8Array> {
  await getRun(deps, runId);
  const events = await deps.eventLog.readAsFar(runId);
  const bytes = textsOf(events).has(sha256) ? await deps.blobs.get(sha256) : null;
  if (!bytes)
    throw new UseCaseError(
      "not-found",
      `No event of this run refers to a text with the hash ${sha256.slice(0, 12)}….`,
    );
  return bytes;
}
