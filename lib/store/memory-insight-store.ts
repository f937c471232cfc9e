import type { EventLog } from "@/lib/store/event-log";
import type { InsightSpan, InsightStore } from "@/lib/store/insight-store";
import type { ProposalStore } from "@/lib/store/proposal-store";
import type { TrialStore } from "@/lib/store/trial-store";
import type { RunFacts } from "@/lib/trace/run-facts";

type Sources = {
  trials: Pick<TrialStore, "list">;
  proposals: Pick<ProposalStore, "list">;
  eventLog: Pick<EventLog, "list">;
};

const ALL = 1_000_000;

/** The statistics' double: counts what the other doubles hold. */
export function createMemoryInsightStore({ trials, proposals, eventLog }: Sources): InsightStore {
  const kept = new Map<string, { createdAt: number; facts: RunFacts | null }>();
  const toFold = async () =>
    (await eventLog.list({ limit: ALL }))
      .filter(({ id, endedAt }) => endedAt !== null && !kept.has(id))
      .map(({ id, createdAt }) => ({ runId: id, createdAt }));
  return {
    async docket({ from, repositoryId, limit }) {
      const found = await trials.list({ ...ofRepository(repositoryId), limit: ALL });
      return found
        .filter(({ createdAt }) => createdAt >= from)
        .slice(0, limit)
        .map(({ id, title, state, steps, runId, createdAt }) => ({
          ...{ id, title, state, steps, runId, createdAt },
        }));
    },
    async notices({ from, repositoryId, limit }) {
      const found = await proposals.list({ ...ofRepository(repositoryId), limit: ALL });
      return found
        .filter(({ createdAt }) => createdAt >= from)
        .slice(0, limit)
        .map(({ id, trialId, path, state, createdAt }) => ({
          ...{ id, trialId, path, state, createdAt },
        }));
    },
    facts: async ({ from, limit }) =>
      [...kept.values()]
        .filter(({ createdAt }) => createdAt >= from)
        .sort((a, b) => b.createdAt - a.createdAt)
        .flatMap(({ facts }) => (facts ? [structuredClone(facts)] : []))
        .slice(0, limit),
    unfolded: async (from) => (await toFold()).filter(({ createdAt }) => createdAt >= from).length,
    toFold: async (limit) => (await toFold()).slice(0, limit),
    async keep({ runId, createdAt }, facts) {
      kept.set(runId, { createdAt, facts: structuredClone(facts) });
    },
    async mark() {
      const [entries, notices, runs] = await Promise.all([
        trials.list({ limit: ALL }),
        proposals.list({ limit: ALL }),
        eventLog.list({ limit: ALL }),
      ]);
      return JSON.stringify([
        entries.map(({ id, state, endedAt }) => [id, state, endedAt]),
        notices.map(({ id, updatedAt }) => [id, updatedAt]),
        runs.filter(({ endedAt }) => endedAt !== null).length,
        kept.size,
      ]);
    },
  };
}

function ofRepository(repositoryId: InsightSpan["repositoryId"]) {
  return repositoryId === undefined ? {} : { repositoryId };
}
