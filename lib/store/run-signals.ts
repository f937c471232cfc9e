/** The port for what passes between processes and is not kept: pieces of running calls, and wishes to cancel. */
import type { Delta } from "@/lib/trace/event";

export type RunSignals = {
  /** Sends a piece of a running call's text to whoever watches. May be lost without harm. */
  publish(delta: Delta): void;
  /** The run's pieces as they come; the text so far of each running call comes first, as one piece with offset 0. */
  watch(runId: string, onDelta: (delta: Delta) => void): () => void;
  /** Forgets the text of a call that has ended; null: of all the run's calls. */
  settle(runId: string, spanId: string | null): void;
  /** Marks the run as to be cancelled and tells the worker that has it. Durable. */
  requestCancel(runId: string): Promise<void>;
  /** Aborts when the run is, or already was, to be cancelled. */
  cancellation(runId: string): Promise<{ signal: AbortSignal; close(): void }>;
};
