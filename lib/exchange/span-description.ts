/** What one span is in OpenTelemetry's conventions, before it is written as OTLP. */
import type { Body } from "@/lib/trace/event";
import type { Timeline } from "@/lib/trace/reduce";
import type { Attributes } from "./otlp-attributes";
import type { Evaluation } from "./otlp-evaluation";
import type { RlmPlace } from "./rlm-place";

/** The kinds of OpenInference; each span has one. */
export type OpenInferenceKind =
  | "AGENT"
  | "CHAIN"
  | "EVALUATOR"
  | "GUARDRAIL"
  | "LLM"
  | "RETRIEVER"
  | "TOOL";

export type SpanDescription = {
  name: string;
  kind: OpenInferenceKind;
  /** Those of the GenAI conventions, and of `verbatim.*` what they have no name for. */
  attributes: Attributes;
  evaluations?: readonly Evaluation[];
  /** What happened in the span, at its end. */
  events?: readonly { name: string; attributes: Attributes }[];
};

export type DescribeTools = {
  timeline: Timeline;
  /** Where an iteration or a nested run stands in the recursion. */
  places: ReadonlyMap<string, RlmPlace>;
  text(body: Body): Promise<string>;
};
