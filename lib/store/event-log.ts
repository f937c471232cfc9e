/** The port to the runs' logs. The log is the truth; a run's summary is a cache, written in the append's transaction. */
import type { TraceEvent } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";

export type RunFilter = {
  kind?: RunSummary["kind"];
  /** A kind that is left out. */
  except?: RunSummary["kind"];
  status?: RunSummary["status"];
  /** True for runs that ended without an answer because the text settles none. */
  abstained?: boolean;
  documentId?: string;
  /** Words of the question, case ignored. */
  search?: string;
  /** Runs created before this run, for the next page. */
  before?: string;
  limit: number;
};

export type EventLog = {
  /**
   * Appends events whose `seq` are expectedSeq, expectedSeq + 1, … all or none, and writes the run's summary with them.
   * Rejects with LogConflictError when another writer was first, or a `(spanId, type)` stands there already.
   */
  append(runId: string, expectedSeq: number, events: readonly TraceEvent[]): Promise<void>;
  /** Events with seq > afterSeq, in order, the first `limit` of them; all when afterSeq is -1. Empty for an unknown run. */
  read(runId: string, afterSeq?: number, limit?: number): Promise<TraceEvent[]>;
  /**
   * The same for whoever only looks at a run: an event that this program cannot read comes as `unreadable`, where
   * `read` rejects. Never for whoever goes on with the run or repeats it.
   */
  readAsFar(runId: string, afterSeq?: number, limit?: number): Promise<TraceEvent[]>;
  /** Batches of events with seq > afterSeq, as they come, read as far as they can be; ends after `run-end` or when the signal aborts. */
  follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncIterable<TraceEvent[]>;
  /** As it stands now; of appends elsewhere it may lag by what a message takes, never by more than a second. */
  summary(runId: string): Promise<RunSummary | null>;
  /** Newest first. */
  list(filter: RunFilter): Promise<RunSummary[]>;
};

/** Another writer has appended first: this one must stop. */
export class LogConflictError extends Error {
  readonly code = "log-conflict";

  constructor(runId: string, expectedSeq: number, cause?: unknown) {
    super(
      `The log of run ${runId} has moved past event ${expectedSeq}: another worker writes it.`,
      { cause },
    );
    this.name = "LogConflictError";
  }
}
