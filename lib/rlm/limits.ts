/**
 * The budget of a run, over its whole tree of calls: root calls, sub-calls and nested runs share one meter.
 *
 * A call is made only when what it may use at most fits what is left, beside all calls under way; when it has been
 * answered, its real usage takes the place of the reservation. So calls that start together cannot overshoot, but by
 * what a provider bills beyond the reservation: prompts are estimated, and lengths of replies learned from the run.
 */
import { estimateTokens } from "@/lib/model/estimate-tokens";
import {
  type CallRequest,
  openAccount,
  type PriceCall,
  type Reservation,
  type Wanted,
  wouldPass,
} from "@/lib/rlm/call-account";
import { amountOf, type Limits, type Money, phraseOf } from "@/lib/rlm/limit-words";
import { acknowledgedLimits, limitsAt, type RecordedPause } from "@/lib/rlm/pauses";
import { createRunTime } from "@/lib/rlm/run-time";
import { type Budget, type PausingLimit, pausingLimit } from "@/lib/trace/config";
import type { Spending, TraceEvent } from "@/lib/trace/event";

export type PauseRequest = { limit: PausingLimit; wanted: Wanted | null };

export type Verdict =
  | { kind: "granted"; reservation: Reservation }
  /** `limit` says in words which one, and what is spent of it. */
  | { kind: "refused"; limit: string }
  | ({ kind: "pause" } & PauseRequest);

export type Meter = {
  /** Sets aside what a call may use, or says why it may not be made. `at`: milliseconds since the Unix epoch; null asks not for time. */
  ask(request: CallRequest, at: number | null): Verdict;
  /** Sets aside the same for a call that stands on record: it was made, whatever the limits say now. */
  take(request: CallRequest, spanId: string): Reservation;
  /** Counts a nested run, which asks a model at least once. The limit in words when it may not be made. */
  askNestedRun(question: string): string | null;
  /** The time limit in words when it has passed; null when there is time. */
  outOfTime(at: number): string | null;
  /** The time limit in words that read on from "reached". */
  timeLimit(): string;
  /** The limit of tokens or money of which little is left: time to end with what is established. */
  near(): string | null;
  /** The same for time. */
  nearTime(at: number): string | null;
  /** The event from which on the asker wants the best answer with what is known; null when the run is to go on. */
  finishSeq: number | null;
  spent(at: number): Spending;
  /** Milliseconds that are left at this time. */
  timeLeft(at: number): number;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

export type MeterOptions = {
  budget: Budget;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  priceOf: PriceCall;
  /** Pauses for approval at this share of a limit; null goes on to the limit. */
  approval: { at: number } | null;
  /** What the log tells of earlier pauses, in their order. */
  pauses: readonly RecordedPause[];
  /** What earlier executions of the run recorded: its calls are counted from the beginning, whenever they are asked again. */
  recorded: readonly TraceEvent[];
};

const NEAR = 0.85;

/** What a nested run's first prompt has at least: without room for it, none is begun. */
const NESTED_PROMPT_TOKENS = 2_000;

export function createMeter(options: MeterOptions): Meter {
  const { approval, pauses } = options;
  const limits: Limits = limitsAt(options.budget, pauses, Number.POSITIVE_INFINITY);
  const account = openAccount(options.priceOf, options.recorded);
  const { settled, held } = account;
  const time = createRunTime(options);
  const acknowledged = acknowledgedLimits(pauses, approval?.at ?? 1);
  const lastPause = pauses.at(-1);
  const finishSeq = lastPause?.decision === "finish" ? lastPause.endedSeq : null;
  let paused: PauseRequest | null = null;

  function pauseFor(wanted: Wanted, at: number | null): PauseRequest | null {
    if (!approval || finishSeq !== null) return null;
    const isNear = (name: PausingLimit) =>
      name === "seconds"
        ? at !== null && time.past(at, approval.at) !== null
        : wouldPass(account, { limit: name, wanted, most: limits[name] * approval.at });
    const limit = pausingLimit.options.find(
      (name) => acknowledged.get(name) !== limits[name] && isNear(name),
    );
    return limit ? { limit, wanted: limit === "seconds" ? null : wanted } : null;
  }

  function refusalOf(wanted: Wanted): string | null {
    const limit = (["tokens", "costUsd"] as const).find((name) =>
      wouldPass(account, { limit: name, wanted, most: limits[name] }),
    );
    return limit ? amountOf(limit, limits, { settled, held, wanted }) : null;
  }

  /** What refuses sub-calls and nested runs whatever they ask. */
  function closed(): string | null {
    if (finishSeq !== null) return "time: the asker wants the answer now";
    return account.subCalls() >= limits.subCalls ? phraseOf("subCalls", limits) : null;
  }

  function ask(request: CallRequest, at: number | null): Verdict {
    const wanted = account.wantedBy(request);
    const refusal = request.role === "sub" ? closed() : null;
    if (refusal) return { kind: "refused", limit: refusal };
    paused ??= pauseFor(wanted, at);
    if (paused) return { kind: "pause", ...paused };
    const limit = refusalOf(wanted);
    if (limit) return { kind: "refused", limit };
    return { kind: "granted", reservation: account.hold(request) };
  }

  function askNestedRun(question: string): string | null {
    const tokens = NESTED_PROMPT_TOKENS + estimateTokens(question);
    const refusal = closed() ?? refusalOf({ tokens, costUsd: null });
    if (refusal === null) account.countNestedRun();
    return refusal;
  }

  return {
    ask,
    take: account.take,
    askNestedRun,
    outOfTime: (at) => time.past(at, 1),
    timeLimit: () => `its ${phraseOf("seconds", limits)}`,
    near: () => nearLimit(settled, limits),
    nearTime: (at) => time.past(at, NEAR),
    finishSeq,
    spent: (at) => ({ ...account.spent(), seconds: Math.max(0, time.elapsedMs(at)) / 1000 }),
    timeLeft: (at) => limits.seconds * 1000 - time.elapsedMs(at),
    idle: account.idle,
  };
}

function nearLimit(settled: Money, limits: Limits): string | null {
  if (settled.tokens >= limits.tokens * NEAR) return phraseOf("tokens", limits);
  const isDear = settled.costUsd > 0 && settled.costUsd >= limits.costUsd * NEAR;
  return isDear ? phraseOf("costUsd", limits) : null;
}
