/**
 * What a change at one step would ask again, as far as the record tells: calls that cannot see the change keep their
 * recorded replies. A forecast for the reader; the run itself decides by the content of each request.
 */
import type { SpanOf, Timeline } from "./reduce";
import { isBefore } from "./span-order";

export type ForkReach = {
  /** Calls whose replies are taken from the record. */
  kept: number;
  /** Calls that the parent made from there on, and that a fork may make again. */
  again: number;
  /** US dollars that those cost in the parent; null where the price of one is unknown. */
  costUsd: number | null;
};

/**
 * `words`: the call itself is asked otherwise. `reply`: its reply is given. `exhibits`: those of some pages. `vote`:
 * how votes are counted. `limits`: what the run may use. `all`: what stands in the first prompt.
 */
export type ForkChange =
  | { kind: "words" | "reply"; callId: string }
  | { kind: "exhibits"; paths: readonly string[] }
  | { kind: "vote" | "limits" | "all" };

type Call = SpanOf<"model-call">;

export function forkReach(timeline: Timeline, change: ForkChange): ForkReach {
  const calls = [...timeline.spans.values()].flatMap((span) =>
    span.kind === "model-call" ? [span] : [],
  );
  const isAgain = againBy(timeline, change);
  const again = calls.filter(isAgain);
  // A reply that is given by hand is taken from nowhere.
  const givenId = change.kind === "reply" ? change.callId : null;
  const isKept = (call: Call) =>
    call.end?.outcome.status === "ok" && call.id !== givenId && !isAgain(call);
  const costs = again.map(({ end }) => (end ? end.costUsd : 0));
  return {
    kept: calls.filter(isKept).length,
    again: again.length,
    costUsd: costs.reduce<number | null>(
      (sum, cost) => (sum === null || cost === null ? null : sum + cost),
      0,
    ),
  };
}

function againBy(timeline: Timeline, change: ForkChange): (call: Call) => boolean {
  switch (change.kind) {
    case "all":
      return () => true;
    case "vote":
    case "limits":
      return () => false;
    case "exhibits": {
      const paths = new Set(change.paths);
      return (call) => paths.has(pathOf(timeline, call) ?? "");
    }
    default: {
      const changed = timeline.spans.get(change.callId);
      if (changed?.kind !== "model-call") return () => false;
      const follows = isTrial(timeline) ? inTrial(changed) : inInquiry(changed);
      return (call) => (call.id === changed.id ? change.kind === "words" : follows(call));
    }
  }
}

function isTrial({ summary }: Timeline): boolean {
  return summary?.kind === "trial";
}

/** Calls of one cell that were under way beside the changed one do not see it. */
function inInquiry(changed: Call): (call: Call) => boolean {
  return (call) => {
    const isBeside =
      call.parentId === changed.parentId &&
      (changed.endedAt === null || call.startedAt < changed.endedAt);
    return !isBeside && isBefore(changed.id, call.id);
  };
}

/** Who reads whom in the case of one page. */
const ranks: Record<Call["start"]["role"], number> = {
  review: 0,
  prosecutor: 1,
  defense: 2,
  juror: 3,
  judge: 4,
  root: 0,
  sub: 0,
};

function inTrial(changed: Call): (call: Call) => boolean {
  const rank = ranks[changed.start.role];
  const ofCase = caseOf(changed.id);
  return ({ id, parentId, seq, start }) => {
    if (ofCase !== null && caseOf(id) !== ofCase) return false;
    if (parentId === changed.parentId) return seq > changed.seq;
    return ranks[start.role] > rank;
  };
}

function caseOf(spanId: string): string | null {
  return /^case-\d+(?=\/)/.exec(spanId)?.[0] ?? null;
}

/** The page that a call's stage is about. */
function pathOf(timeline: Timeline, call: Call): string | null {
  const stage = call.parentId === null ? undefined : timeline.spans.get(call.parentId);
  return stage?.kind === "stage" ? stage.start.path : null;
}
