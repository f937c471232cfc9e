/**
 * What steps took and used, and how that changes from one side to the other.
 *
 * A reply that was taken from the record counts with what it cost when it was made, so that a fork is held against
 * its parent like for like; `paidUsd` is what this run paid itself.
 */
import type { Span } from "@/lib/trace/reduce";

export type Figures = {
  /** Null while the step is open. */
  ms: number | null;
  /** Input and output tokens. */
  tokens: number;
  /** US dollars; null when the price of a call is unknown. */
  costUsd: number | null;
  paidUsd: number | null;
  /** Model calls that have ended. */
  calls: number;
  /** Calls whose reply was taken from the record. */
  recorded: number;
};

/** From the first side to the second; null where that is unknown, or would hold a recorded step against a real one. */
export type Delta = { ms: number | null; tokens: number; costUsd: number | null };

export const noFigures: Figures = {
  ms: 0,
  tokens: 0,
  costUsd: 0,
  paidUsd: 0,
  calls: 0,
  recorded: 0,
};

export const noDelta: Delta = { ms: 0, tokens: 0, costUsd: 0 };

/** Of a step alone, without those below it. */
export function figuresOf(span: Span): Figures {
  const ms = span.endedAt === null ? null : span.endedAt - span.startedAt;
  if (span.kind !== "model-call" || !span.end) return { ...noFigures, ms };
  const { source, usage, costUsd } = span.end;
  return {
    ms,
    tokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0),
    costUsd: source === "edit" ? 0 : costUsd,
    paidUsd: source === "live" ? costUsd : 0,
    calls: 1,
    recorded: source === "memo" ? 1 : 0,
  };
}

/** Everything but the time, which steps side by side share. */
export function addUse(a: Figures, b: Figures): Figures {
  return {
    ms: a.ms,
    tokens: a.tokens + b.tokens,
    costUsd: addKnown(a.costUsd, b.costUsd),
    paidUsd: addKnown(a.paidUsd, b.paidUsd),
    calls: a.calls + b.calls,
    recorded: a.recorded + b.recorded,
  };
}

export function deltaOf(a: Figures, b: Figures): Delta {
  return {
    ms: a.recorded === b.recorded && a.ms !== null && b.ms !== null ? b.ms - a.ms : null,
    tokens: b.tokens - a.tokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : b.costUsd - a.costUsd,
  };
}

/** Time that cannot be compared is left out; an unknown price is not. */
export function addDeltas(deltas: readonly Delta[]): Delta {
  return deltas.reduce(
    (all, delta) => ({
      ms: (all.ms ?? 0) + (delta.ms ?? 0),
      tokens: all.tokens + delta.tokens,
      costUsd: addKnown(all.costUsd, delta.costUsd),
    }),
    noDelta,
  );
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
