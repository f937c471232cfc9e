/** The account of a run's calls: what is settled, what is set aside for calls under way, and what the next one may use. */
import { estimatePromptTokens, estimateTokens } from "@/lib/model/estimate-tokens";
import type { ModelReply, ModelRequest } from "@/lib/model/model";
import type { Money } from "@/lib/rlm/limit-words";
import { spentBefore } from "@/lib/rlm/spent-before";
import type { ModelRole } from "@/lib/trace/config";
import type { Spending, TraceEvent, TraceEventOf, Usage } from "@/lib/trace/event";

/** What a call may use at most. */
export type Wanted = TraceEventOf<"pause-start">["wanted"] & object;

export type CallRequest = Pick<ModelRequest, "role" | "model" | "messages" | "maxOutputTokens">;

export type Reservation = {
  /** Puts the real usage in the reservation's place; null when no reply came. Call it once. */
  settle(reply: ModelReply | null): void;
};

/** US dollars of so many tokens; null when the model's price is unknown: then only its tokens count. */
export type PriceCall = (model: string, usage: Usage) => number | null;

export type CallAccount = {
  settled: Readonly<Money>;
  held: Readonly<Money>;
  subCalls(): number;
  spent(): Omit<Spending, "seconds">;
  wantedBy(request: CallRequest): Wanted;
  hold(request: CallRequest): Reservation;
  /** The same for a call on record, which may be counted already. */
  take(request: CallRequest, spanId: string): Reservation;
  countNestedRun(): void;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

/** Output tokens set aside for a call before longer ones have been seen. */
const FIRST_REPLY_TOKENS: Record<ModelRole, number> = {
  root: 1_500,
  sub: 800,
  prosecutor: 1_500,
  defense: 900,
  juror: 700,
  judge: 1_500,
  review: 300,
};

/** The estimate of prompts grows by what the provider has counted, so far at most; it never shrinks, since texts differ. */
const MOST_FACTOR = 4;

export function openAccount(priceOf: PriceCall, recorded: readonly TraceEvent[]): CallAccount {
  const earlier = spentBefore(recorded);
  const settled: Money = { tokens: earlier.tokens, costUsd: earlier.costUsd };
  const held: Money = { tokens: 0, costUsd: 0 };
  const expected = createExpectation();
  let { unpriced, subCalls } = earlier;
  let underWay = 0;
  let waiting: (() => void)[] = [];

  function wantedBy(request: CallRequest): Wanted {
    const { inputTokens, outputTokens } = expected.of(request);
    const costUsd = priceOf(request.model, { inputTokens, outputTokens, cachedInputTokens: 0 });
    return { tokens: inputTokens + outputTokens, costUsd };
  }

  /** By the provider's count, else by the reply's own and the prompt's estimate. */
  function count(inputTokens: number, { usage, text, costUsd, source }: ModelReply): void {
    const counted = usage ? usage.inputTokens + usage.outputTokens : null;
    settled.tokens += counted ?? inputTokens + estimateTokens(text);
    if (source === "live") settled.costUsd += costUsd ?? 0;
  }

  function release(): void {
    underWay -= 1;
    if (underWay > 0) return;
    // What sums of dollars leave behind is no debt.
    held.costUsd = 0;
    for (const wake of waiting) wake();
    waiting = [];
  }

  function hold(request: CallRequest): Reservation {
    const wanted = wantedBy(request);
    const { inputTokens } = expected.of(request);
    held.tokens += wanted.tokens;
    held.costUsd += wanted.costUsd ?? 0;
    underWay += 1;
    if (wanted.costUsd === null) unpriced = true;
    if (request.role === "sub") subCalls += 1;
    return {
      settle(reply) {
        held.tokens -= wanted.tokens;
        held.costUsd -= wanted.costUsd ?? 0;
        if (reply) {
          count(inputTokens, reply);
          expected.learn(request, reply);
        }
        release();
      },
    };
  }

  return {
    settled,
    held,
    subCalls: () => subCalls,
    spent: () => ({ ...settled, unpriced, subCalls }),
    wantedBy,
    hold,
    take(request, spanId) {
      if (earlier.ended.has(spanId))
        return { settle: (reply) => reply && expected.learn(request, reply) };
      if (earlier.started.has(spanId) && request.role === "sub") subCalls -= 1;
      return hold(request);
    },
    countNestedRun() {
      subCalls += 1;
    },
    idle: () =>
      underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Whether a call would take what is spent and set aside past an amount. */
export function wouldPass(
  { settled, held }: Pick<CallAccount, "settled" | "held">,
  { limit, wanted, most }: { limit: keyof Money; wanted: Wanted; most: number },
): boolean {
  const more = wanted[limit] ?? 0;
  // A call whose price is not known beforehand is not made when the money is spent.
  const isSpent = settled[limit] > 0 && settled[limit] >= most;
  return isSpent || (more > 0 && settled[limit] + held[limit] + more > most);
}

/** What a call will use, by its prompt's estimate and by what the run's replies have taught. */
function createExpectation() {
  const longestReply = { ...FIRST_REPLY_TOKENS };
  let factor = 1;
  return {
    of({ role, messages, maxOutputTokens }: CallRequest) {
      return {
        inputTokens: Math.ceil(estimatePromptTokens(messages) * factor),
        outputTokens: maxOutputTokens ?? longestReply[role],
      };
    },
    learn({ role, messages }: CallRequest, { usage, text }: ModelReply): void {
      const outputTokens = usage?.outputTokens ?? estimateTokens(text);
      longestReply[role] = Math.max(longestReply[role], outputTokens);
      const estimated = estimatePromptTokens(messages);
      if (!usage || estimated === 0) return;
      const real = usage.inputTokens / estimated;
      factor = Math.min(MOST_FACTOR, Math.max(factor, real));
    },
  };
}
