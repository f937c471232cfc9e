/** Finds merges that no webhook told of: those of the last days, of every repository that lives somewhere. Filed twice is filed once. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { forgeOf } from "@/lib/server/repositories/forge-of";
import { noteProblem } from "@/lib/server/repositories/note-problem";
import {
  type RepositoryDeps,
  refreshRepository,
} from "@/lib/server/repositories/refresh-repository";
import { entryOf } from "@/lib/server/trials/intake/entry-of";
import { isConnectionLost } from "@/lib/store/database-errors";
import type { StoredRepository } from "@/lib/store/repository-store";

export type SweepDeps = RepositoryDeps & Pick<Composition, "trials" | "deliveries" | "newId">;

const DAY_MS = 86_400_000;
const LOOK_BACK_MS = 3 * DAY_MS;
const KEEP_DELIVERIES_MS = 30 * DAY_MS;

/** Resolves with how many merges were new to the docket. */
export async function sweepMerges(deps: SweepDeps, stopping: AbortSignal): Promise<number> {
  let found = 0;
  for (const repository of await deps.repositories.list()) {
    stopping.throwIfAborted();
    try {
      found += (await noteProblem(deps, repository, () => sweep(deps, repository, stopping))) ?? 0;
    } catch (error) {
      // What one repository brings about must not keep the others from being swept.
      if (stopping.aborted || isConnectionLost(error)) throw error;
      console.error(`The merges of ${repository.name} could not be swept.`, error);
    }
  }
  await deps.deliveries.removeBefore(deps.clock() - KEEP_DELIVERIES_MS);
  return found;
}

/** Nothing from before the repository was added: its history is walked on demand, never by itself. */
async function sweep(
  deps: SweepDeps,
  repository: StoredRepository,
  stopping: AbortSignal,
): Promise<number> {
  const { source } = repository;
  const forge = await forgeOf(deps, repository);
  if (!forge || source.kind === "upload") return 0;
  const { branch, sha } = await forge.tipOf(source.branch, stopping);
  const since = Math.max(repository.createdAt, deps.clock() - LOOK_BACK_MS);
  let found = 0;
  for (const merge of await forge.listMerges({ branch, since }, stopping)) {
    const { isNew } = await deps.trials.queue(entryOf(deps, repository, merge));
    if (isNew) found += 1;
  }
  if (sha !== repository.revision) await refreshRepository(deps, repository, stopping);
  return found;
}
