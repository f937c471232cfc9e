/** The log's double: everything in this process's memory. Events pass through JSON, as in a database. */
import { EventEmitter } from "node:events";
import { type EventLog, LogConflictError, type RunFilter } from "@/lib/store/event-log";
import { followLog, type LogSource } from "@/lib/store/follow-log";
import { TRACE_VERSION, type TraceEvent } from "@/lib/trace/event";
import { extendSummary, type RunSummary } from "@/lib/trace/run-summary";
import { upcast, upcastAsFar } from "@/lib/trace/upcast";

export function createMemoryEventLog(): EventLog {
  const logs = new Map<string, string[]>();
  const keys = new Set<string>();
  const summaries = new Map<string, RunSummary>();
  const appended = new EventEmitter().setMaxListeners(0);

  async function read(runId: string, afterSeq = -1, limit?: number): Promise<TraceEvent[]> {
    const stored = (logs.get(runId) ?? []).slice(afterSeq + 1);
    return stored.slice(0, limit).map((line) => upcast(TRACE_VERSION, JSON.parse(line)));
  }

  async function readAsFar(runId: string, afterSeq = -1, limit?: number): Promise<TraceEvent[]> {
    const stored = (logs.get(runId) ?? []).slice(afterSeq + 1);
    return stored
      .slice(0, limit)
      .map((line, index) => upcastAsFar(TRACE_VERSION, JSON.parse(line), afterSeq + 1 + index));
  }

  const source: LogSource = {
    read: readAsFar,
    isOver: async (runId, seq) => {
      const summary = summaries.get(runId);
      return summary !== undefined && summary.endedAt !== null && summary.seq <= seq;
    },
    onAppend(runId, wake) {
      appended.on(runId, wake);
      return () => appended.off(runId, wake);
    },
    ready: async () => {},
  };

  return {
    async append(runId, expectedSeq, events) {
      if (events.length === 0) return;
      const log = logs.get(runId) ?? [];
      const newKeys = events.map((event) => `${runId}\n${event.spanId}\n${event.type}`);
      const isNew =
        new Set(newKeys).size === newKeys.length && newKeys.every((key) => !keys.has(key));
      if (log.length !== expectedSeq || !isNew) throw new LogConflictError(runId, expectedSeq);
      const summary = extendSummary(runId, summaries.get(runId) ?? null, events);
      if (summary === null) throw new Error(`The log of run ${runId} must begin with run-start.`);
      logs.set(runId, [...log, ...events.map((event) => JSON.stringify(event))]);
      for (const key of newKeys) keys.add(key);
      summaries.set(runId, summary);
      appended.emit(runId);
    },
    read,
    readAsFar,
    follow: (runId, afterSeq, signal) => followLog(source, { runId, afterSeq, signal }),
    summary: async (runId) => summaries.get(runId) ?? null,
    list: async (filter) => select([...summaries.values()], filter),
  };
}

function select(summaries: RunSummary[], filter: RunFilter): RunSummary[] {
  const words = (filter.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const matching = summaries
    .filter((run) => filter.kind === undefined || run.kind === filter.kind)
    .filter((run) => filter.except === undefined || run.kind !== filter.except)
    .filter((run) => filter.status === undefined || run.status === filter.status)
    .filter(
      (run) =>
        filter.abstained === undefined || (run.answer?.abstained ?? false) === filter.abstained,
    )
    .filter(
      (run) =>
        filter.documentId === undefined ||
        run.config.documents.some(({ id }) => id === filter.documentId),
    )
    .filter((run) => words.every((word) => run.question.toLowerCase().includes(word)))
    .sort(newestFirst);
  const before = summaries.find((run) => run.id === filter.before);
  const page =
    before === undefined ? matching : matching.filter((run) => newestFirst(before, run) < 0);
  return page.slice(0, filter.limit);
}

function newestFirst(a: RunSummary, b: RunSummary): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
