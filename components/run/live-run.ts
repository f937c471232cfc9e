/**
 * A run as it happens: events and pieces of running calls from a stream, folded by the same reducer
 * that draws a stored run. Told to React at most once a frame.
 */
import type { Delta, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";

export type Connection =
  | { state: "connecting" }
  | { state: "open" }
  /** The stream broke; another attempt is under way. */
  | { state: "lost" }
  /** Nothing more will come. */
  | { state: "ended" };

export type LiveRunState = {
  timeline: Timeline;
  connection: Connection;
  /** Text so far of each running model call, by span id. */
  texts: ReadonlyMap<string, string>;
};

/** What a stream tells. The browser's EventSource and the tests' double both speak it. */
export type StreamListener = {
  onOpen(): void;
  onEvent(event: TraceEvent): void;
  onDelta(delta: Delta): void;
  onEnd(): void;
  onError(): void;
};

/** Opens a stream of what follows event `after`; the result closes it. */
export type OpenStream = (after: number, listener: StreamListener) => () => void;

export type LiveRunOptions = {
  runId: string;
  events: readonly TraceEvent[];
  openStream: OpenStream;
  /** Runs the task once, soon: the next frame in a browser. */
  schedule: (task: () => void) => void;
};

export type LiveRun = {
  getSnapshot(): LiveRunState;
  /** The first subscriber opens the stream, the last one closes it. */
  subscribe(onChange: () => void): () => void;
};

export function createLiveRun({ runId, events, openStream, schedule }: LiveRunOptions): LiveRun {
  let state: LiveRunState = {
    timeline: extendTimeline(runId, emptyTimeline, events),
    connection: { state: "connecting" },
    texts: new Map(),
  };
  const listeners = new Set<() => void>();
  let pendingEvents: TraceEvent[] = [];
  let pendingDeltas: Delta[] = [];
  let connection: Connection = state.connection;
  let isScheduled = false;
  let close: (() => void) | null = null;

  const flush = () => {
    isScheduled = false;
    const timeline = extendTimeline(runId, state.timeline, pendingEvents);
    const texts = applyDeltas(state.texts, pendingDeltas, timeline);
    pendingEvents = [];
    pendingDeltas = [];
    state = { timeline, texts, connection };
    for (const listener of listeners) listener();
  };
  const soon = () => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(flush);
  };
  const become = (next: Connection) => {
    connection = next;
    soon();
  };

  return {
    getSnapshot: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      if (!close && connection.state !== "ended")
        close = openStream(state.timeline.seq, {
          onOpen: () => become({ state: "open" }),
          onEvent(event) {
            pendingEvents.push(event);
            soon();
          },
          onDelta(delta) {
            pendingDeltas.push(delta);
            soon();
          },
          onEnd: () => become({ state: "ended" }),
          onError: () => become({ state: "lost" }),
        });
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        close?.();
        close = null;
      };
    },
  };
}

/** Pieces may be lost or come twice: a piece that begins beyond the text so far is dropped, an overlap is cut. */
function applyDeltas(
  before: ReadonlyMap<string, string>,
  deltas: readonly Delta[],
  timeline: Timeline,
): ReadonlyMap<string, string> {
  const texts = new Map(before);
  for (const { spanId, offset, text } of deltas) {
    const known = texts.get(spanId) ?? "";
    if (offset <= known.length) texts.set(spanId, known.slice(0, offset) + text);
  }
  for (const spanId of texts.keys()) {
    if (timeline.spans.get(spanId)?.endedAt != null) texts.delete(spanId);
  }
  return texts;
}
