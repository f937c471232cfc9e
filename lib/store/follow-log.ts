/** Following a log, for every adapter: read what is there, wait to be woken, read on, end after `run-end`. */
import type { TraceEvent } from "@/lib/trace/event";

export type LogSource = {
  read(runId: string, afterSeq: number): Promise<TraceEvent[]>;
  /** True when the run has ended and nothing stands after `seq`. */
  isOver(runId: string, seq: number): Promise<boolean>;
  /** Calls back after each append to the run, and whenever one may have gone unheard. */
  onAppend(runId: string, wake: () => void): () => void;
  /** Resolves when `onAppend` can be relied on. */
  ready(): Promise<void>;
};

export type FollowRequest = { runId: string; afterSeq: number; signal: AbortSignal };

export async function* followLog(
  source: LogSource,
  request: FollowRequest,
): AsyncGenerator<TraceEvent[]> {
  const { runId, signal } = request;
  let seq = request.afterSeq;
  let stale = true;
  let wake = () => {};
  const nudge = () => {
    stale = true;
    wake();
  };
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const unsubscribe = source.onAppend(runId, nudge);
  try {
    await Promise.race([source.ready(), aborted]);
    while (!signal.aborted) {
      stale = false;
      const events = await source.read(runId, seq);
      const last = events.at(-1);
      if (last !== undefined) {
        seq = last.seq;
        yield events;
        if (events.some((event) => event.type === "run-end")) return;
      } else if (await source.isOver(runId, seq)) return;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!stale) await Promise.race([woken, aborted]);
    }
  } finally {
    unsubscribe();
  }
}
