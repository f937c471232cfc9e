import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { StoredProposal } from "@/lib/store/proposal-store";
import { defaultCourtRules } from "@/lib/trace/court-rules";

export type ReleaseDeps = Pick<Composition, "proposals" | "repositories" | "clock">;

export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Opens what waits for an owner as far as the week has room. `added` was added just now. */
export async function releaseNotices(
  { proposals, repositories, clock }: ReleaseDeps,
  owner: string | null,
  added?: string,
): Promise<StoredProposal[]> {
  const caps = new Map(
    (await repositories.list()).map(({ id, settings }) => [id, settings.rules.weeklyNotices]),
  );
  const at = clock();
  return proposals.release(owner, {
    at,
    since: at - WEEK_MS,
    capOf: (repositoryId) => caps.get(repositoryId ?? "") ?? defaultCourtRules.weeklyNotices,
    ...(added === undefined ? {} : { added }),
  });
}
