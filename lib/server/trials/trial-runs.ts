/** The runs of one docket entry: the one that the docket keeps, and those that held it again. Newest first. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { changeDocumentId } from "@/lib/server/trials/file-trial";
import type { Arm } from "@/lib/trace/court";

const MOST_RUNS = 100;

export async function runsOfTrial(
  { eventLog }: Pick<Composition, "eventLog">,
  trialId: string,
): Promise<{ id: string; arm: Arm; createdAt: number; triesFault: boolean }[]> {
  const documentId = changeDocumentId(trialId);
  const runs = await eventLog.list({ kind: "trial", documentId, limit: MOST_RUNS });
  return runs.flatMap(({ id, config: { trial }, createdAt }) =>
    trial ? [{ id, arm: trial.arm, createdAt, triesFault: trial.triesFault !== undefined }] : [],
  );
}
