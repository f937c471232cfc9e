/** A worker's part in a docket entry: gathers it, files it, and reads the repository again when that is older than the merge. */
import "server-only";
import { noteProblem } from "@/lib/server/repositories/note-problem";
import { refreshRepository } from "@/lib/server/repositories/refresh-repository";
import { type FileTrialDeps, fileTrial } from "@/lib/server/trials/file-trial";
import { type GatherDeps, gatherTrial } from "@/lib/server/trials/intake/gather-trial";

export type TakeTrialDeps = FileTrialDeps & GatherDeps;

/** The settings that count are those from before the merge, so the repository is read last. */
export async function takeTrial(
  deps: TakeTrialDeps,
  trialId: string,
  stopping: AbortSignal,
): Promise<void> {
  const trial = await deps.trials.get(trialId);
  if (!trial) return;
  const gathered = await gatherTrial(deps, trial, stopping);
  await fileTrial(deps, gathered.id);
  if (trial.repositoryId === null || trial.mergeSha === null) return;
  const repository = await deps.repositories.get(trial.repositoryId);
  if (!repository || repository.deletedAt !== null) return;
  const isOlder = (repository.readAt ?? 0) < (trial.mergedAt ?? trial.createdAt);
  if (!isOlder || repository.revision === trial.mergeSha) return;
  await noteProblem(deps, repository, () => refreshRepository(deps, repository, stopping));
}
