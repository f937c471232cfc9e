"use client";

import { useState, useSyncExternalStore } from "react";
import type { TraceEvent } from "@/lib/trace/event";
import { createLiveRun, type LiveRunState } from "./live-run";
import { eventSourceStream } from "./open-event-source";

const HIDDEN_MS = 500;

/** A hidden tab draws no frames, but its title and totals should still move. */
function nextFrame(task: () => void): void {
  if (document.hidden) setTimeout(task, HIDDEN_MS);
  else requestAnimationFrame(task);
}

/** The run as it stands and moves. `events` are what the server knew when it drew the page. */
export function useLiveRun(runId: string, events: readonly TraceEvent[]): LiveRunState {
  const [run] = useState(() =>
    createLiveRun({ runId, events, openStream: eventSourceStream(runId), schedule: nextFrame }),
  );
  return useSyncExternalStore(run.subscribe, run.getSnapshot, run.getSnapshot);
}
