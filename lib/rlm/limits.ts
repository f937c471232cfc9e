/** The budget of a run, over its whole tree of calls, and what happens when it ends. Limits are predicates. */
import type { ModelReply } from "@/lib/model/model";
import type { Budget } from "@/lib/trace/config";

export type Meter = {
  /** Counts a reply that has come. */
  add(reply: ModelReply): void;
  /** Counts a sub-call that is about to be made; false when none is left. */
  takeSubCall(): boolean;
  /** The limit that is reached at this time, in words; null when there is room. `at` in milliseconds since the Unix epoch. */
  reached(at: number): string | null;
  /** The same for a limit of which little is left: time to end with what is established. */
  near(at: number): string | null;
};

const NEAR = 0.85;

export function createMeter(budget: Budget, startedAt: number): Meter {
  let tokens = 0;
  let costUsd = 0;
  let subCalls = 0;
  const past = (at: number, share: number): string | null => {
    if (tokens >= budget.tokens * share) return `its budget of ${budget.tokens} tokens`;
    if (costUsd > 0 && costUsd >= budget.costUsd * share) return `its budget of $${budget.costUsd}`;
    if (at - startedAt >= budget.seconds * 1000 * share) return `its time of ${budget.seconds} s`;
    return null;
  };
  return {
    add(reply) {
      tokens += (reply.usage?.inputTokens ?? 0) + (reply.usage?.outputTokens ?? 0);
      costUsd += reply.costUsd ?? 0;
    },
    takeSubCall() {
      if (subCalls >= budget.subCalls) return false;
      subCalls += 1;
      return true;
    },
    reached: (at) => past(at, 1),
    near: (at) => past(at, NEAR),
  };
}
