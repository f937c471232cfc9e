/** One run in a few fields, folded from its events: what lists show and the HTTP API returns. */
import type { InquiryConfig, Reading } from "@/lib/trace/config";
import type {
  Answer,
  Claim,
  Evidence,
  ImportSource,
  Origin,
  Outcome,
  RunKind,
  TraceEvent,
  TraceEventOf,
} from "@/lib/trace/event";
import type { LeftOutNote } from "./left-out-note";

export type RunStatus = "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled";

export type RunUsage = {
  modelCalls: number;
  subCalls: number;
  iterations: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars of live calls; null as soon as one live call's price is unknown. */
  costUsd: number | null;
  /** From the run's start to its end, or to its last event; without the time that it was paused. */
  wallMs: number;
};

/** The pause that a run stands in: what it has spent, and what it asks for. */
export type RunPause = Pick<
  TraceEventOf<"pause-start">,
  "spanId" | "limit" | "spent" | "wanted" | "budget"
> & {
  /** Milliseconds since the Unix epoch. */
  since: number;
};

export type RunSummary = {
  id: string;
  kind: RunKind;
  status: RunStatus;
  question: string;
  config: InquiryConfig;
  origin: Origin | null;
  /** Present in an imported run, and only there. */
  imported?: ImportSource | undefined;
  answer: Answer | null;
  claims: Claim[];
  evidence: Evidence[];
  warnings: string[];
  /** What the last of the warnings say, as figures; only of an imported run. */
  leftOut?: LeftOutNote[] | undefined;
  usage: RunUsage;
  error: { code: string; message: string } | null;
  /** How the text is read; null until that is decided, and in older logs. */
  reading: Reading | null;
  readingReason: string | null;
  /** Null unless the run waits for approval. */
  pause: RunPause | null;
  /** Pauses so far, this one included. */
  pauses: number;
  /** Milliseconds of the pauses that are over. */
  pausedMs: number;
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  /** Seq of the last event folded in. */
  seq: number;
};

/** Folds a batch into a summary; a null summary takes its beginning from `run-start`. */
export function extendSummary(
  runId: string,
  summary: RunSummary | null,
  events: readonly TraceEvent[],
): RunSummary | null {
  let next = summary;
  for (const event of events) {
    if (event.type === "run-start") next = next ?? begin(runId, event);
    else if (next) next = next.imported ? foldImported(next, event) : fold(next, event);
    if (next) next = { ...next, seq: Math.max(next.seq, event.seq) };
  }
  return next;
}

/** Nothing of an imported run goes on here: it is over from its first event, and its last one says how it ended. */
function foldImported(summary: RunSummary, event: TraceEvent): RunSummary {
  const next = fold(summary, event);
  return event.type === "run-end" ? next : { ...next, status: summary.status };
}

function begin(runId: string, start: Extract<TraceEvent, { type: "run-start" }>): RunSummary {
  return {
    id: runId,
    kind: start.kind,
    status: start.imported ? "succeeded" : "queued",
    question: start.config.question,
    config: start.config,
    origin: start.origin,
    ...(start.imported === undefined ? {} : { imported: start.imported }),
    answer: null,
    claims: [],
    evidence: [],
    warnings: [],
    usage: {
      modelCalls: 0,
      subCalls: 0,
      iterations: 0,
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
      wallMs: 0,
    },
    error: null,
    reading: null,
    readingReason: null,
    pause: null,
    pauses: 0,
    pausedMs: 0,
    createdAt: start.at,
    startedAt: null,
    endedAt: start.imported ? start.at : null,
    seq: start.seq,
  };
}

function fold(summary: RunSummary, event: TraceEvent): RunSummary {
  const wallMs = Math.max(
    summary.usage.wallMs,
    (summary.pause?.since ?? event.at) -
      (summary.startedAt ?? summary.createdAt) -
      summary.pausedMs,
  );
  const usage = { ...summary.usage, wallMs };
  switch (event.type) {
    case "execution-start": {
      const startedAt = summary.startedAt ?? event.at;
      return {
        ...summary,
        status: "running",
        startedAt,
        usage: { ...usage, wallMs: event.at - startedAt - summary.pausedMs },
      };
    }
    case "route-end":
      return { ...summary, reading: event.reading, readingReason: event.reason, usage };
    case "pause-start":
      return begunPause({ ...summary, usage }, event);
    case "pause-end":
      return endedPause({ ...summary, usage }, event);
    case "iteration-start":
      return { ...summary, usage: { ...usage, iterations: usage.iterations + 1 } };
    case "model-call-start":
      return event.role === "sub"
        ? { ...summary, usage: { ...usage, subCalls: usage.subCalls + 1 } }
        : { ...summary, usage };
    case "model-call-end":
      return { ...summary, usage: addCall(usage, event) };
    case "run-end":
      return {
        ...summary,
        status: statusOf(event.outcome),
        answer: event.answer,
        claims: event.claims,
        evidence: event.evidence,
        warnings: event.warnings,
        ...(event.leftOut && event.leftOut.length > 0 ? { leftOut: event.leftOut } : {}),
        error: errorOf(event.outcome),
        pause: null,
        endedAt: event.at,
        usage,
      };
    default:
      return { ...summary, usage };
  }
}

function begunPause(summary: RunSummary, event: TraceEventOf<"pause-start">): RunSummary {
  const { spanId, limit, spent, wanted, budget, at } = event;
  return {
    ...summary,
    status: "paused",
    pause: { spanId, limit, spent, wanted, budget, since: at },
    pauses: summary.pauses + 1,
  };
}

/** The run goes on when a worker takes it. */
function endedPause(summary: RunSummary, event: TraceEventOf<"pause-end">): RunSummary {
  const pausedMs = summary.pausedMs + (summary.pause ? event.at - summary.pause.since : 0);
  return { ...summary, status: "queued", pause: null, pausedMs };
}

function addCall(usage: RunUsage, end: Extract<TraceEvent, { type: "model-call-end" }>): RunUsage {
  const live = end.source === "live";
  return {
    ...usage,
    modelCalls: usage.modelCalls + 1,
    inputTokens: usage.inputTokens + (end.usage?.inputTokens ?? 0),
    outputTokens: usage.outputTokens + (end.usage?.outputTokens ?? 0),
    costUsd: !live
      ? usage.costUsd
      : usage.costUsd === null || end.costUsd === null
        ? null
        : usage.costUsd + end.costUsd,
  };
}

function statusOf(outcome: Outcome): RunStatus {
  if (outcome.status === "ok") return "succeeded";
  return outcome.status === "cancelled" ? "cancelled" : "failed";
}

function errorOf(outcome: Outcome): RunSummary["error"] {
  if (outcome.status === "error") return { code: outcome.code, message: outcome.message };
  if (outcome.status === "timeout") return { code: "timeout", message: outcome.message };
  return null;
}
