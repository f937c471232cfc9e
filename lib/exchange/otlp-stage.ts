/** A stage of a trial in OpenTelemetry's conventions: each role of the court is an agent, the check of exhibits retrieves. */
import type { StageResult } from "@/lib/trace/court";
import type { Span, SpanOf, Timeline } from "@/lib/trace/reduce";
import { type StageKind, stageKindOf } from "@/lib/trace/stage-kind";
import type { Attributes } from "./otlp-attributes";
import type { Evaluation } from "./otlp-evaluation";
import type { OpenInferenceKind, SpanDescription } from "./span-description";

/** Stages in which a role speaks; in the others code counts and checks. */
const agents: Partial<Record<StageKind, { name: string; kind: OpenInferenceKind }>> = {
  review: { name: "reviewer", kind: "AGENT" },
  prosecution: { name: "prosecutor", kind: "AGENT" },
  defense: { name: "defense", kind: "AGENT" },
  juror: { name: "juror", kind: "EVALUATOR" },
  judgment: { name: "judge", kind: "EVALUATOR" },
  arm: { name: "arm", kind: "AGENT" },
};

export function describeStage(span: SpanOf<"stage">): SpanDescription {
  const { start, end, id, name } = span;
  const result = end?.result ?? null;
  const own = { "verbatim.path": start.path, "verbatim.result": result && JSON.stringify(result) };
  if (start.stage === "exhibits")
    return {
      name: "retrieval exhibits",
      kind: "RETRIEVER",
      attributes: {
        "gen_ai.operation.name": "retrieval",
        "gen_ai.retrieval.documents": result?.stage === "exhibits" ? documentsOf(result) : null,
        ...own,
      },
    };
  const stage = stageKindOf(span);
  const agent = stage && agents[stage];
  if (!agent) return { name, kind: "CHAIN", attributes: own, events: editsOf(result, start.path) };
  return {
    name: `invoke_agent ${agent.name}`,
    kind: agent.kind,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": agent.name,
      // The same for the same seat in every case, so that its votes can be gathered.
      "gen_ai.agent.id": stage === "juror" ? (id.split("/").at(-1) ?? id) : agent.name,
      ...own,
    },
    evaluations: result?.stage === "juror" ? [voteOf(result)] : [],
  };
}

function documentsOf({ exhibits }: Extract<StageResult, { stage: "exhibits" }>): string {
  return JSON.stringify(
    exhibits.map(({ id, path, standing, changeQuote, docQuote, before, after }) => ({
      ...{ id, score: standing === "stands" ? 1 : 0, standing, path },
      ...{ content: docQuote, change_quote: changeQuote, before, after },
    })),
  );
}

const verdictValue = { guilty: 1, "not-guilty": 0, dismissed: 0, abstain: null } as const;

function voteOf({ juror, vote, reasons }: Extract<StageResult, { stage: "juror" }>): Evaluation {
  return {
    name: "verdict",
    value: verdictValue[vote],
    label: vote,
    explanation: reasons,
    by: { kind: "LLM", id: `juror-${juror}` },
    at: null,
  };
}

/** What the judge ruled, page by page: it stands at the case as a whole. */
export function verdictsOf({ spans }: Timeline): Evaluation[] {
  return [...spans.values()].filter(isJudgment).flatMap(({ start, end, endedAt }) => {
    const result = end?.result;
    if (result?.stage !== "judgment") return [];
    return [
      {
        name: "verdict",
        value: verdictValue[result.verdict],
        label: result.verdict,
        explanation: result.analysis,
        by: { kind: "LLM" as const, id: start.path === null ? "judge" : `judge ${start.path}` },
        at: endedAt,
        more: { "verbatim.path": start.path },
      },
    ];
  });
}

function isJudgment(span: Span): span is SpanOf<"stage"> {
  return span.kind === "stage" && span.start.stage === "judgment";
}

function editsOf(
  result: StageResult | null,
  path: string | null,
): { name: string; attributes: Attributes }[] {
  if (result?.stage !== "edits") return [];
  return result.edits.map(({ oldText, newText, applies, reason }) => ({
    name: "verbatim.edit",
    attributes: {
      "verbatim.edit.path": path,
      "verbatim.edit.before": oldText,
      "verbatim.edit.after": newText,
      "verbatim.edit.applies": applies,
      "verbatim.edit.reason": reason,
    },
  }));
}
