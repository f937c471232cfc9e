/** One run in a few fields, folded from its events: what lists show and the HTTP API returns. */
import type { InquiryConfig } from "@/lib/trace/config";
import type { Answer, Claim, Evidence, Origin, Outcome, TraceEvent } from "@/lib/trace/event";

export type RunStatus = "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled";

export type RunUsage = {
  modelCalls: number;
  subCalls: number;
  iterations: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars of live calls; null as soon as one live call's price is unknown. */
  costUsd: number | null;
  /** From the run's start to its end, or to its last event. */
  wallMs: number;
};

export type RunSummary = {
  id: string;
  kind: "inquiry";
  status: RunStatus;
  question: string;
  config: InquiryConfig;
  origin: Origin | null;
  answer: Answer | null;
  claims: Claim[];
  evidence: Evidence[];
  warnings: string[];
  usage: RunUsage;
  error: { code: string; message: string } | null;
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
    else if (next) next = fold(next, event);
    if (next) next = { ...next, seq: Math.max(next.seq, event.seq) };
  }
  return next;
}

function begin(runId: string, start: Extract<TraceEvent, { type: "run-start" }>): RunSummary {
  return {
    id: runId,
    kind: start.kind,
    status: "queued",
    question: start.config.question,
    config: start.config,
    origin: start.origin,
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
    createdAt: start.at,
    startedAt: null,
    endedAt: null,
    seq: start.seq,
  };
}

function fold(summary: RunSummary, event: TraceEvent): RunSummary {
  const wallMs = Math.max(
    summary.usage.wallMs,
    event.at - (summary.startedAt ?? summary.createdAt),
  );
  const usage = { ...summary.usage, wallMs };
  switch (event.type) {
    case "execution-start": {
      const startedAt = summary.startedAt ?? event.at;
      return {
        ...summary,
        status: "running",
        startedAt,
        usage: { ...usage, wallMs: event.at - startedAt },
      };
    }
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
        error: errorOf(event.outcome),
        endedAt: event.at,
        usage,
      };
    default:
      return { ...summary, usage };
  }
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
