/**
 * The timeline as it stood at an earlier moment, folded again by the same reducer that drew it live.
 *
 * A moment shows a prefix of the log: everything before the first event that came later. Where the
 * clock ran backwards, an event counts from the latest moment told before it. A replay keeps its
 * original's clock and is filed later: its filing counts from its beginning.
 */
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";

export type PastTimelines = {
  /** When each event came to be known, in milliseconds since the Unix epoch; never falls. */
  moments: readonly number[];
  /** How many events are known at a moment. */
  countAt(moment: number): number;
  at(moment: number): Timeline;
};

/** Remembers the last answer, so that a walk forward folds only what is new. */
export function createPast(timeline: Timeline): PastTimelines {
  const { events } = timeline;
  const beganAt = timeline.summary?.startedAt ?? Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  const moments = events.map(({ type, at }) => {
    latest = Math.max(latest, type === "run-start" ? Math.min(at, beganAt) : at);
    return latest;
  });
  const runId = timeline.summary?.id ?? "";
  let last: { count: number; timeline: Timeline } = { count: 0, timeline: emptyTimeline };
  const countAt = (moment: number) => countUpTo(moments, moment);
  return {
    moments,
    countAt,
    at(moment) {
      const count = countAt(moment);
      if (count === last.count) return last.timeline;
      const base = count > last.count ? last : { count: 0, timeline: emptyTimeline };
      const grown = extendTimeline(runId, base.timeline, events.slice(base.count, count));
      last = { count, timeline: grown };
      return grown;
    },
  };
}

/** `moment` in milliseconds since the Unix epoch. */
export function timelineAt(timeline: Timeline, moment: number): Timeline {
  return createPast(timeline).at(moment);
}

function countUpTo(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
