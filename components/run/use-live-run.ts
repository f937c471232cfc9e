"use client";

import { useState, useSyncExternalStore } from "react";
import type { TraceEvent } from "@/lib/trace/event";
import { createLiveRun, type LiveRunState } from "./live-run";
import { eventSourceStream } from "./open-event-source";

const HIDDEN_MS = 500;
/** A draw may take this share of the time at most; a long log then comes in fewer, larger batches. */
const BUSY_SHARE = 1 / 4;

/** Draws at the next frame, or later when the last draw was slow. A hidden tab draws no frames, but its title still moves. */
function createFrames(): (task: () => void) => void {
  let restUntil = 0;
  return (task) => {
    const draw = () => {
      const begun = performance.now();
      task();
      const ended = performance.now();
      restUntil = ended + (ended - begun) * (1 / BUSY_SHARE - 1);
    };
    const rest = restUntil - performance.now();
    if (document.hidden) setTimeout(draw, HIDDEN_MS);
    else if (rest > 0) setTimeout(() => requestAnimationFrame(draw), rest);
    else requestAnimationFrame(draw);
  };
}

type Options = {
  runId: string;
  /** What the page came with: the beginning of the log. */
  events: readonly TraceEvent[];
  /** True when the log goes on well beyond `events`. */
  isLong: boolean;
};

/** The run as it stands and moves. */
export function useLiveRun({ runId, events, isLong }: Options): LiveRunState {
  const [run] = useState(() =>
    createLiveRun({
      runId,
      events,
      openStream: eventSourceStream(runId, isLong),
      schedule: createFrames(),
    }),
  );
  return useSyncExternalStore(run.subscribe, run.getSnapshot, run.getSnapshot);
}
