/** The budget of a run, over its whole tree of calls, and what happens when it ends. Limits are predicates. */
import type { ModelReply } from "@/lib/model/model";
import type { Budget } from "@/lib/trace/config";

export type Meter = {
  /** Counts a reply that has come, by the provider's count of tokens, else by its own and the prompt's characters. */
  add(reply: ModelReply, promptChars: number): void;
  /**
   * Reserves a sub-call or nested run that is about to be made, with a prompt of so many characters. The
   * limit that it would pass, in words; null when it may be made. Calls of one cell start at once, so what
   * they will read is counted before the first of them has been answered.
   */
  takeSubCall(chars: number): string | null;
  /** The limit that is reached at this time, in words; null when there is room. `at` in milliseconds since the Unix epoch. */
  reached(at: number): string | null;
  /** The same for a limit of which little is left: time to end with what is established. */
  near(at: number): string | null;
};

const NEAR = 0.85;

/** A cautious guess: most texts have fewer characters a token only in scripts such as Japanese. */
const CHARS_A_TOKEN = 4;

export function createMeter(budget: Budget, startedAt: number): Meter {
  let tokens = 0;
  let costUsd = 0;
  let subCalls = 0;
  /** Of all sub-calls so far, before their replies say what they were: the same however quick a reply is. */
  let reserved = 0;
  const past = (at: number, share: number): string | null => {
    if (tokens >= budget.tokens * share) return `its budget of ${budget.tokens} tokens`;
    if (costUsd > 0 && costUsd >= budget.costUsd * share) return `its budget of $${budget.costUsd}`;
    if (at - startedAt >= budget.seconds * 1000 * share) return `its time of ${budget.seconds} s`;
    return null;
  };
  return {
    add({ usage, text, ...reply }, promptChars) {
      tokens += usage
        ? usage.inputTokens + usage.outputTokens
        : Math.ceil((promptChars + text.length) / CHARS_A_TOKEN);
      costUsd += reply.costUsd ?? 0;
    },
    takeSubCall(chars) {
      if (subCalls >= budget.subCalls) return `the run's ${budget.subCalls} sub-calls are used up`;
      if (costUsd > 0 && costUsd >= budget.costUsd)
        return `the run's budget of $${budget.costUsd} is used up`;
      const wanted = Math.ceil(chars / CHARS_A_TOKEN);
      if (Math.max(tokens, reserved + wanted) > budget.tokens)
        return `the run's budget of ${budget.tokens} tokens is used up`;
      reserved += wanted;
      subCalls += 1;
      return null;
    },
    reached: (at) => past(at, 1),
    near: (at) => past(at, NEAR),
  };
}
