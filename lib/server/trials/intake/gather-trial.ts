/**
 * Fetches what a docket entry needs before it can be filed: the patch of the merge, and the pages as they stood with
 * it. Safe to repeat: what is there is not fetched again.
 */
import "server-only";
import { ForgeError } from "@/lib/forge/forge";
import type { Composition } from "@/lib/server/composition";
import { forgeOf } from "@/lib/server/repositories/forge-of";
import { pageReaderOf } from "@/lib/server/repositories/read-pages";
import { filesAt, type RepositoryDeps } from "@/lib/server/repositories/refresh-repository";
import { keepPageList } from "@/lib/server/trials/page-list";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredTrial } from "@/lib/store/trial-store";

export type GatherDeps = RepositoryDeps & Pick<Composition, "trials">;

export const MOST_PATCH_BYTES = 60_000_000;

/** Resolves with the entry, ended where it can never be filed. Rejects when it is worth trying again. */
export async function gatherTrial(
  deps: GatherDeps,
  trial: StoredTrial,
  signal: AbortSignal,
): Promise<StoredTrial> {
  const isWhole = trial.patchSha256 !== null && trial.order.pagesSha256 !== undefined;
  if (trial.state !== "received" || trial.repositoryId === null || isWhole) return trial;
  const repository = await deps.repositories.get(trial.repositoryId);
  if (!repository || repository.deletedAt !== null)
    return endTrial(deps, trial, stopped("Its repository was removed before the change was read."));
  if (trial.mergeSha === null) return trial;
  const merge = { mergeSha: trial.mergeSha, number: numberOf(trial) };
  try {
    const forge = await forgeOf(deps, repository);
    if (!forge) return trial;
    const limit = { mostBytes: MOST_PATCH_BYTES };
    const patch = await forge.fetchPatch(merge, limit, signal);
    if (patch.length === 0) return endTrial(deps, trial, noFile);
    const files = await filesAt(forge, merge.mergeSha, signal);
    const pages = await pageReaderOf(deps).list(files, repository.settings);
    const change = {
      patchSha256: await deps.blobs.put(patch),
      order: { ...trial.order, pagesSha256: await keepPageList(deps, pages) },
    };
    return (await deps.trials.update(trial.id, change)) ?? trial;
  } catch (error) {
    if (error instanceof ForgeError && !error.isPassing)
      return endTrial(
        deps,
        trial,
        stopped(error.message, error.code === "too-large" ? "size" : "paths"),
      );
    if (error instanceof UseCaseError) return endTrial(deps, trial, stopped(error.message));
    throw error;
  }
}

/** Ends an entry that was tried too often. */
export async function giveUpTrial(
  deps: Pick<GatherDeps, "trials" | "clock">,
  trialId: string,
): Promise<void> {
  const trial = await deps.trials.get(trialId);
  if (trial?.state !== "received") return;
  const reason =
    "The change could not be fetched, however often it was tried. Read the repository again to see why, then post the change as a patch.";
  await endTrial(deps, trial, stopped(reason));
}

type Ending = Pick<StoredTrial, "state" | "steps">;

/** A merge of what the branch had already: nothing is left to judge. */
const noFile: Ending = {
  state: "filtered",
  steps: [{ name: "paths", outcome: "stopped", reason: "The merge changes no file." }],
};

function stopped(reason: string, name = "paths"): Ending {
  return { state: "not-judged", steps: [{ name, outcome: "stopped", reason }] };
}

async function endTrial(
  { trials, clock }: Pick<GatherDeps, "trials" | "clock">,
  trial: StoredTrial,
  ending: Ending,
): Promise<StoredTrial> {
  return (await trials.update(trial.id, { ...ending, result: [], endedAt: clock() })) ?? trial;
}

/** The number of the request stands at the end of its address; a checkout's commit has none. */
function numberOf({ source, url }: StoredTrial): number | null {
  if (source !== "github" && source !== "gitlab") return null;
  const digits = /\/(?:pull|merge_requests)\/(\d+)\/?$/.exec(url ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
