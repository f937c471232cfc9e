import type { ProposalFilter, ProposalStore, StoredProposal } from "@/lib/store/proposal-store";
import { releaseWaiting } from "@/lib/store/release-waiting";
import { proposalState } from "@/lib/trace/proposal";

/** The proposals' double. */
export function createMemoryProposalStore(): ProposalStore {
  const proposals = new Map<string, StoredProposal>();
  const all = () => [...proposals.values()];
  const put = (proposal: StoredProposal) => {
    proposals.set(proposal.id, structuredClone(proposal));
    return structuredClone(proposal);
  };
  const shown = (owner: string, since: number) =>
    all().filter((one) => one.owner === owner && (one.data.shownAt ?? -1) >= since).length;
  return {
    async add(proposal) {
      const known = all().find(
        ({ trialId, path }) => trialId === proposal.trialId && path === proposal.path,
      );
      if (known) return { proposal: structuredClone(known), isNew: false };
      return { proposal: put(proposal), isNew: true };
    },
    get: async (id) => structuredClone(proposals.get(id) ?? null),
    async update(id, readAt, change) {
      const proposal = proposals.get(id);
      if (proposal?.updatedAt !== readAt) return null;
      return put({ ...proposal, ...change });
    },
    async list(filter) {
      const found = all()
        .filter((one) => fits(one, filter))
        .sort(newestFirst);
      const limitOf = filter.before === undefined ? undefined : proposals.get(filter.before);
      const older = limitOf ? found.filter((one) => newestFirst(limitOf, one) < 0) : found;
      return structuredClone(older.slice(0, filter.limit));
    },
    async counts({ owner, repositoryId }) {
      const found = all().filter((one) =>
        fits(one, {
          ...(owner === undefined ? {} : { owner }),
          ...(repositoryId === undefined ? {} : { repositoryId }),
        }),
      );
      const of = (state: StoredProposal["state"]) =>
        found.filter((one) => one.state === state).length;
      return {
        waiting: of("waiting"),
        open: of("open"),
        accepted: of("accepted"),
        declined: of("declined"),
        snoozed: of("snoozed"),
        withdrawn: of("withdrawn"),
      };
    },
    shownSince: async (owner, since) => shown(owner, since),
    async release(owner, release) {
      const waiting = all().filter((one) => one.owner === owner && one.state === "waiting");
      const used = owner === null ? 0 : shown(owner, release.since);
      return releaseWaiting(waiting, used, release).map(put);
    },
  };
}

type Fit = Omit<ProposalFilter, "limit" | "before">;

function fits(proposal: StoredProposal, filter: Fit): boolean {
  const { states = proposalState.options, snoozeEndsBefore } = filter;
  return (
    states.includes(proposal.state) &&
    (["owner", "repositoryId", "path", "trialId"] as const).every(
      (key) => filter[key] === undefined || filter[key] === proposal[key],
    ) &&
    (snoozeEndsBefore === undefined || (proposal.snoozedUntil ?? Infinity) < snoozeEndsBefore)
  );
}

function newestFirst(a: StoredProposal, b: StoredProposal): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
