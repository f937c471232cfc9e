/**
 * Files the merges of a checkout's history, oldest first: each as a change against its first parent, held against the
 * pages as they stood with it. Walking again finds what is there.
 */
import "server-only";
import { createGitForge } from "@/lib/forge/git-forge";
import { mainBranch } from "@/lib/forge/main-branch";
import { checkoutPath } from "@/lib/server/repositories/checkout-path";
import { addRepository, type ManageDeps } from "@/lib/server/repositories/manage-repository";
import { fileTrial } from "@/lib/server/trials/file-trial";
import { entryOf } from "@/lib/server/trials/intake/entry-of";
import { gatherTrial } from "@/lib/server/trials/intake/gather-trial";
import type { TakeTrialDeps } from "@/lib/server/trials/intake/take-trial";
import type { StoredRepository } from "@/lib/store/repository-store";
import type { StoredTrial } from "@/lib/store/trial-store";

export type WalkDeps = TakeTrialDeps & ManageDeps;

export type Walk = {
  /** A folder inside the checkout. */
  path: string;
  /** `v1.0..main`, or one revision for all that led to it; null takes the main branch. */
  range: string | null;
  /** Only commits with more than one parent; else every commit of the main line. */
  mergesOnly: boolean;
};

export type Walked = { trial: StoredTrial; isNew: boolean };

/** One after the other, as they are filed. Rejects with UseCaseError or ForgeError when the checkout or the range cannot be read. */
export async function* walkDocket(
  deps: WalkDeps,
  { path, range, mergesOnly }: Walk,
  signal: AbortSignal,
): AsyncGenerator<Walked> {
  const checkout = await checkoutPath(deps.env, path);
  const order = { range: range ?? (await mainBranch(checkout)) ?? "HEAD", mergesOnly };
  const merges = await createGitForge(checkout).listRange(order, signal);
  const repository = await repositoryAt(deps, checkout, signal);
  for (const merge of merges) {
    signal.throwIfAborted();
    const { trial, isNew } = await deps.trials.add(entryOf(deps, repository, merge));
    const gathered = await gatherTrial(deps, trial, signal);
    yield { trial: (await fileTrial(deps, gathered.id)) ?? gathered, isNew };
  }
}

/** The one that watches the checkout, or a new one. */
async function repositoryAt(
  deps: WalkDeps,
  checkout: string,
  signal: AbortSignal,
): Promise<StoredRepository> {
  const found = (await deps.repositories.list()).find(
    ({ source }) => source.kind === "checkout" && source.path === checkout,
  );
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  return found ?? (await addRepository(deps, { source }, signal));
}
