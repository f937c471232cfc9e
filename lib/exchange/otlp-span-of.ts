/** What one span of a run is called in OpenTelemetry's conventions, and what they say of it. */
import type { Body } from "@/lib/trace/event";
import type { Span, SpanOf, Timeline } from "@/lib/trace/reduce";
import { wholePrompt } from "./whole-prompt";

type Attribute = string | number | boolean | readonly string[] | null | undefined;
type Attributes = Readonly<Record<string, Attribute>>;

export type SpanDescription = {
  name: string;
  /** True for a request that leaves the process. */
  isCall: boolean;
  attributes: Attributes;
  /** A verdict on the span, as the conventions' evaluation event has it. */
  evaluation?: Attributes;
};

type Tools = { timeline: Timeline; text(body: Body): Promise<string> };

/** Null for the bookkeeping of the engine. */
export async function describeSpan(span: Span, tools: Tools): Promise<SpanDescription | null> {
  switch (span.kind) {
    case "run":
      return describeRun(span);
    case "execution":
      return null;
    case "model-call":
      return describeCall(span, tools);
    case "sandbox-run":
      return describeCell(span, tools);
    case "nested-run":
      return describeNested(span, tools);
    case "tool-call":
      return tool(
        span.start.tool,
        { argument: span.start.argument },
        span.end && { hits: span.end.hits },
      );
    case "stage":
      return describeStage(span);
    case "foreign":
      return {
        name: span.name,
        isCall: false,
        attributes: {
          "verbatim.label": span.start.label,
          "verbatim.input": span.start.input && (await tools.text(span.start.input)),
          "verbatim.output": span.end?.output && (await tools.text(span.end.output)),
        },
      };
    case "gate":
      return internal(span, {
        "verbatim.decision": span.start.decision,
        "verbatim.message": span.start.message,
      });
    case "route":
      return internal(span, {
        "verbatim.reading": span.start.reading,
        "verbatim.reason": span.start.reason,
      });
    case "limit":
    case "pause":
      return internal(span, { "verbatim.limit": span.start.limit });
    case "iteration":
      return internal(span, {});
  }
}

function internal(span: Span, attributes: Attributes): SpanDescription {
  return { name: span.name, isCall: false, attributes };
}

function describeRun({ start, end }: SpanOf<"run">): SpanDescription {
  const { trial } = start.config;
  const workflow = trial ? "court_case" : "rlm";
  return {
    name: `invoke_workflow ${workflow}`,
    isCall: false,
    attributes: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.workflow.name": workflow,
      "gen_ai.conversation.id": trial?.trialId,
      "verbatim.question": start.config.question,
      "verbatim.answer": end?.answer?.text,
      "verbatim.abstained": end?.answer?.abstained,
      "verbatim.forced": end?.answer?.forced,
    },
  };
}

async function describeCall(
  { start, end, id }: SpanOf<"model-call">,
  tools: Tools,
): Promise<SpanDescription> {
  const reply = end ? await tools.text(end.text) : null;
  const reasoning = end?.reasoning ? await tools.text(end.reasoning) : null;
  const parts = [
    ...(reasoning === null ? [] : [{ type: "reasoning", content: reasoning }]),
    { type: "text", content: reply },
  ];
  return {
    name: `chat ${start.model}`,
    isCall: true,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": start.model === "builtin" ? "verbatim.builtin" : "openai_compatible",
      "gen_ai.request.model": start.model,
      "gen_ai.request.temperature": start.temperature,
      "gen_ai.request.max_tokens": start.maxOutputTokens,
      "gen_ai.input.messages": JSON.stringify(await wholePrompt(id, tools)),
      "gen_ai.output.messages":
        end && JSON.stringify([{ role: "assistant", parts, finish_reason: end.finishReason }]),
      "gen_ai.response.finish_reasons": end && [end.finishReason],
      "gen_ai.response.time_to_first_chunk": end?.firstTokenMs && end.firstTokenMs / 1000,
      "gen_ai.usage.input_tokens": end?.usage?.inputTokens,
      "gen_ai.usage.output_tokens": end?.usage?.outputTokens,
      "gen_ai.usage.cache_read.input_tokens": end?.usage?.cachedInputTokens,
      "verbatim.cost_usd": end?.costUsd,
      "verbatim.role": start.role,
      "verbatim.source": end?.source,
      "verbatim.continues": start.continues,
      "verbatim.added": start.added.length,
    },
  };
}

async function describeCell(
  { start, end }: SpanOf<"sandbox-run">,
  tools: Tools,
): Promise<SpanDescription> {
  const code = await tools.text(start.code);
  const put = end && {
    stdout: await tools.text(end.output),
    ...(end.value ? { value: await tools.text(end.value) } : {}),
  };
  const described = tool("run_typescript", { code }, put);
  return { ...described, attributes: { ...described.attributes, "verbatim.cell": start.cell } };
}

function tool(name: string, given: object, put: object | null): SpanDescription {
  return {
    name: `execute_tool ${name}`,
    isCall: false,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": name,
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.arguments": JSON.stringify(given),
      "gen_ai.tool.call.result": put && JSON.stringify(put),
    },
  };
}

async function describeNested(
  { start, end }: SpanOf<"nested-run">,
  tools: Tools,
): Promise<SpanDescription> {
  return {
    name: "invoke_workflow rlm",
    isCall: false,
    attributes: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.workflow.name": "rlm",
      "verbatim.question": start.question,
      "verbatim.context": await tools.text(start.context),
      "verbatim.answer": end?.answer?.text,
    },
  };
}

/** Each role of the court is an agent; a vote and a verdict are evaluations. */
function describeStage({ start, end, id }: SpanOf<"stage">): SpanDescription {
  const result = end?.result ?? null;
  const agent = start.stage;
  const described: SpanDescription = {
    name: `invoke_agent ${agent}`,
    isCall: false,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": agent,
      "gen_ai.agent.id": id,
      "verbatim.path": start.path,
      "verbatim.result": result && JSON.stringify(result),
    },
  };
  if (result?.stage === "juror")
    return { ...described, evaluation: evaluation("vote", result.vote, result.reasons) };
  if (result?.stage === "judgment")
    return { ...described, evaluation: evaluation("verdict", result.verdict, result.analysis) };
  return described;
}

function evaluation(name: string, label: string, explanation: string): Attributes {
  return {
    "gen_ai.evaluation.name": name,
    "gen_ai.evaluation.score.label": label,
    "gen_ai.evaluation.explanation": explanation,
  };
}
