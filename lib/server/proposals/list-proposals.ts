/** The owner's desk as a list. */
import "server-only";
import { z } from "zod";
import { isByLastCommit } from "@/lib/corpus/page-owner";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { once } from "@/lib/server/proposals/once";
import { proposalItemView } from "@/lib/server/proposals/proposal-view";
import { proposalItem, proposalState } from "@/lib/trace/proposal";

const DEFAULT_LIMIT = 50;
const MOST = 200;

const id = z.string().refine(isId, "This is no id.");

export const proposalQuery = z.object({
  state: proposalState.optional(),
  owner: z.string().min(1).max(200).optional(),
  repositoryId: id.optional(),
  path: z.string().min(1).max(1000).optional(),
  trialId: id.optional(),
  before: id.optional().meta({ description: "`nextBefore` of the page before." }),
  limit: z.coerce.number().int().min(1).max(MOST).default(DEFAULT_LIMIT),
  owners: z.stringbool().optional().meta({
    description: "False leaves the list of owners out, which is read from all pages.",
  }),
});

const count = z.int().nonnegative();

export const proposalList = z
  .object({
    proposals: z.array(proposalItem),
    /** For the same owner and repository, whatever the other filters. */
    counts: z.object({
      waiting: count,
      open: count,
      accepted: count,
      declined: count,
      snoozed: count,
      withdrawn: count,
    }),
    owners: z.array(z.string()).meta({ description: "Owners of the pages of all repositories." }),
    nextBefore: z.string().nullable(),
  })
  .meta({ id: "ProposalList" });

export async function listProposals(
  deps: Pick<Composition, "proposals" | "repositories">,
  query: z.output<typeof proposalQuery>,
): Promise<z.input<typeof proposalList>> {
  const { limit, state, owner, repositoryId, path, trialId, before } = query;
  const desk = {
    ...(owner === undefined ? {} : { owner }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
  };
  const [found, counts, owners] = await Promise.all([
    deps.proposals.list({
      ...desk,
      ...(state === undefined ? {} : { states: [state] }),
      ...(path === undefined ? {} : { path }),
      ...(trialId === undefined ? {} : { trialId }),
      ...(before === undefined ? {} : { before }),
      limit: limit + 1,
    }),
    deps.proposals.counts(desk),
    query.owners === false ? [] : knownOwners(deps),
  ]);
  const shown = found.slice(0, limit);
  const repositories = {
    ...deps.repositories,
    get: once((id: string) => deps.repositories.get(id)),
  };
  return {
    proposals: await Promise.all(shown.map((each) => proposalItemView({ repositories }, each))),
    counts,
    owners,
    nextBefore: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Everyone who may find something on the desk, by name. */
export async function knownOwners(deps: Pick<Composition, "repositories">): Promise<string[]> {
  return [...(await ownersOfPages(deps)).keys()].sort();
}

/** By owner, whether some rule names them as one, rather than only a last commit. */
export async function ownersOfPages({
  repositories,
}: Pick<Composition, "repositories">): Promise<Map<string, boolean>> {
  const all = await repositories.list();
  const pages = await Promise.all(all.map(({ id }) => repositories.pages(id)));
  const found = new Map<string, boolean>();
  for (const { owner, ownerRule } of pages.flat())
    if (owner !== null) found.set(owner, found.get(owner) || !isByLastCommit(ownerRule));
  for (const { settings } of all)
    if (settings.defaultOwner !== null) found.set(settings.defaultOwner, true);
  return found;
}
