/**
 * A run's events and the pieces of its running calls as server-sent events.
 *
 * Nothing is read ahead of the client: a slow one gets the log as fast as it reads, and the pieces that pile
 * up meanwhile for a call are sent as one. Everything is let go of when the run ends or the client leaves.
 */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { createDeltaBuffer } from "@/lib/server/runs/delta-buffer";
import { getRun } from "@/lib/server/runs/get-run";
import type { TraceEvent } from "@/lib/trace/event";

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;
const EVENTS_A_CHUNK = 200;

type StreamOptions = {
  /** Number of the last event that the client has; -1 for none. */
  after: number;
  /** Aborts when the client has left. */
  signal: AbortSignal;
  heartbeatMs?: number;
};

type StreamDeps = Pick<Composition, "eventLog" | "signals">;

/** Rejects with `not-found` when there is no such run. */
export async function streamRunEvents(
  deps: StreamDeps,
  runId: string,
  options: StreamOptions,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { endedAt, seq } = await getRun(deps, runId);
  const encoder = new TextEncoder();
  const left = new AbortController();
  const isOver = endedAt !== null && options.after >= seq;
  const frames = isOver ? endFrames() : liveFrames(deps, runId, options, left.signal);
  const leave = () => left.abort();
  options.signal.addEventListener("abort", leave, { once: true });
  if (options.signal.aborted) leave();
  const release = () => {
    options.signal.removeEventListener("abort", leave);
    leave();
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await frames.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        controller.close();
      } catch (reason) {
        controller.error(reason);
      }
      release();
    },
    async cancel() {
      release();
      await frames.return(undefined);
    },
  });
}

async function* endFrames(): AsyncGenerator<string, undefined> {
  yield frame("end", {});
}

async function* liveFrames(
  { eventLog, signals }: StreamDeps,
  runId: string,
  { after, heartbeatMs = HEARTBEAT_MS }: StreamOptions,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  const deltas = createDeltaBuffer();
  const unwatch = signals.watch(runId, deltas.add);
  const batches = eventLog.follow(runId, after, signal)[Symbol.asyncIterator]();
  let nextBatch = batches.next();
  try {
    yield `retry: ${RETRY_MS}\n: the log follows\n\n`;
    while (!signal.aborted) {
      const waited = await firstOf(nextBatch, deltas.waiting(), heartbeatMs, signal);
      if (waited === "heartbeat") yield "event: ping\ndata: {}\n\n";
      if (waited === "deltas") for (const delta of deltas.take()) yield frame("delta", delta);
      if (typeof waited === "string") continue;
      if (waited.done) break;
      nextBatch = batches.next();
      for (const event of waited.value)
        if (event.type === "model-call-end") deltas.drop(event.spanId);
      yield* eventFrames(waited.value);
      if (waited.value.some(({ type }) => type === "run-end")) yield frame("end", {});
    }
  } finally {
    unwatch();
    // The batch under way settles once the signal has aborted; nobody waits for it any more.
    nextBatch.catch(() => undefined);
  }
  return undefined;
}

function* eventFrames(events: readonly TraceEvent[]): Generator<string> {
  for (let index = 0; index < events.length; index += EVENTS_A_CHUNK)
    yield events
      .slice(index, index + EVENTS_A_CHUNK)
      .map((event) => `id: ${event.seq}\n${frame("trace", event)}`)
      .join("");
}

function frame(event: "trace" | "delta" | "end", data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

type Batch = IteratorResult<TraceEvent[], unknown>;

async function firstOf(
  batch: Promise<Batch>,
  deltas: Promise<void>,
  heartbeatMs: number,
  signal: AbortSignal,
): Promise<Batch | "deltas" | "heartbeat" | "left"> {
  const done = new AbortController();
  const timer = Promise.withResolvers<"heartbeat" | "left">();
  const beat = setTimeout(() => timer.resolve("heartbeat"), heartbeatMs);
  signal.addEventListener("abort", () => timer.resolve("left"), { signal: done.signal });
  try {
    return await Promise.race([batch, deltas.then(() => "deltas" as const), timer.promise]);
  } finally {
    clearTimeout(beat);
    done.abort();
  }
}
