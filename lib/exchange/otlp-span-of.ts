/** What one span of a run is called in OpenTelemetry's conventions, and what they say of it. */
import type { Body } from "@/lib/trace/event";
import type { Span, SpanOf } from "@/lib/trace/reduce";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { Attributes } from "./otlp-attributes";
import type { Evaluation } from "./otlp-evaluation";
import { openInferenceMessages } from "./otlp-open-inference";
import { describeStage, verdictsOf } from "./otlp-stage";
import type { DescribeTools, OpenInferenceKind, SpanDescription } from "./span-description";
import { wholePrompt } from "./whole-prompt";

/** Null for the bookkeeping of the engine. */
export async function describeSpan(
  span: Span,
  tools: DescribeTools,
): Promise<SpanDescription | null> {
  switch (span.kind) {
    case "run":
      return describeRun(span, tools);
    case "execution":
      return null;
    case "model-call":
      return describeCall(span, tools);
    case "sandbox-run":
      return describeCell(span, tools);
    case "nested-run":
      return describeNested(span, tools);
    case "tool-call": {
      const { tool, argument } = span.start;
      return describeTool(span.id, tool, {
        given: { argument },
        put: span.end && { hits: span.end.hits },
      });
    }
    case "stage":
      return describeStage(span);
    case "foreign":
      return {
        name: span.name,
        kind: "CHAIN",
        attributes: {
          "verbatim.label": span.start.label,
          "verbatim.input": await textOrNull(span.start.input, tools),
          "verbatim.output": await textOrNull(span.end?.output ?? null, tools),
        },
      };
    case "gate": {
      const { decision, message } = span.start;
      return internal(span, "GUARDRAIL", {
        "verbatim.decision": decision,
        "verbatim.message": message,
      });
    }
    case "route": {
      const { reading, reason } = span.start;
      return internal(span, "CHAIN", { "verbatim.reading": reading, "verbatim.reason": reason });
    }
    case "limit":
    case "pause":
      return internal(span, "GUARDRAIL", { "verbatim.limit": span.start.limit });
    case "iteration":
      return internal(span, "CHAIN", placeOf(span, tools));
  }
}

function internal(span: Span, kind: OpenInferenceKind, attributes: Attributes): SpanDescription {
  return { name: span.name, kind, attributes };
}

async function textOrNull(body: Body | null, { text }: DescribeTools): Promise<string | null> {
  return body && text(body);
}

function placeOf({ id }: Span, { places }: DescribeTools): Attributes {
  const place = places.get(id);
  return { "verbatim.rlm.iteration": place?.iteration, "verbatim.rlm.depth": place?.depth };
}

function describeRun(span: SpanOf<"run">, tools: DescribeTools): SpanDescription {
  const { start, end } = span;
  const { trial, question } = start.config;
  const workflow = trial ? "court_case" : "rlm";
  const { summary } = tools.timeline;
  return {
    name: `invoke_workflow ${workflow}`,
    kind: "AGENT",
    attributes: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.workflow.name": workflow,
      "verbatim.run_id": summary?.id,
      "verbatim.question": question,
      ...answerAttributes(end?.answer ?? null),
      ...(trial ? {} : placeOf(span, tools)),
    },
    evaluations: trial ? verdictsOf(tools.timeline) : claimsOf(summary),
  };
}

function answerAttributes(answer: RunSummary["answer"]): Attributes {
  return {
    "verbatim.answer": answer?.text,
    "verbatim.abstained": answer?.abstained,
    "verbatim.forced": answer?.forced,
  };
}

/** Which share of the answer's claims a machine found to stand. */
function claimsOf(summary: RunSummary | null): Evaluation[] {
  if (!summary?.answer || summary.claims.length === 0) return [];
  const all = summary.claims.length;
  const without = summary.claims.filter(({ mark }) => mark === "unsupported");
  return [
    {
      name: "claims",
      value: (all - without.length) / all,
      label: without.length === 0 ? "supported" : "unsupported",
      explanation: without.map(({ text }) => text).join("\n") || null,
      by: { kind: "CODE", id: "claim-check" },
      at: null,
    },
  ];
}

async function describeCall(
  { start, end, id }: SpanOf<"model-call">,
  tools: DescribeTools,
): Promise<SpanDescription> {
  const reply = end ? await tools.text(end.text) : null;
  const reasoning = end?.reasoning ? await tools.text(end.reasoning) : null;
  const prompt = await wholePrompt(id, tools);
  const said = reply === null ? [] : [{ type: "text" as const, content: reply }];
  const thought = reasoning === null ? [] : [{ type: "reasoning" as const, content: reasoning }];
  const { usage, firstTokenMs } = end ?? { usage: null, firstTokenMs: null };
  return {
    name: `chat ${start.model}`,
    kind: "LLM",
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": start.model === "builtin" ? "verbatim.builtin" : "openai_compatible",
      "gen_ai.output.type": "text",
      "gen_ai.request.model": start.model,
      "gen_ai.request.temperature": start.temperature,
      "gen_ai.request.max_tokens": start.maxOutputTokens,
      "gen_ai.request.stream": firstTokenMs === null ? null : true,
      "gen_ai.input.messages": JSON.stringify(prompt),
      "gen_ai.output.messages":
        end &&
        JSON.stringify([
          { role: "assistant", parts: [...thought, ...said], finish_reason: end.finishReason },
        ]),
      "gen_ai.response.id": end?.response?.id,
      "gen_ai.response.model": end?.response?.model,
      "gen_ai.response.finish_reasons": end && [end.finishReason],
      "gen_ai.response.time_to_first_chunk": firstTokenMs === null ? null : firstTokenMs / 1000,
      "gen_ai.usage.input_tokens": usage?.inputTokens,
      "gen_ai.usage.output_tokens": usage?.outputTokens,
      "gen_ai.usage.cache_read.input_tokens": usage?.cachedInputTokens,
      "gen_ai.usage.reasoning.output_tokens": usage?.reasoningTokens,
      ...openInferenceMessages("llm.input_messages", prompt),
      ...openInferenceMessages(
        "llm.output_messages",
        said.length === 0 ? [] : [{ role: "assistant", parts: said }],
      ),
      "verbatim.cost_usd": end?.costUsd,
      "verbatim.role": start.role,
      "verbatim.source": end?.source,
      "verbatim.continues": start.continues,
      "verbatim.added": start.added.length,
    },
  };
}

async function describeCell(
  { start, end, id }: SpanOf<"sandbox-run">,
  tools: DescribeTools,
): Promise<SpanDescription> {
  const code = await tools.text(start.code);
  const put = end && {
    stdout: await tools.text(end.output),
    ...(end.value ? { value: await tools.text(end.value) } : {}),
  };
  const described = describeTool(id, "run_typescript", { given: { code }, put });
  return {
    ...described,
    attributes: {
      ...described.attributes,
      "gen_ai.tool.description": "Runs TypeScript over the documents, in a sandbox.",
      "verbatim.cell": start.cell,
    },
  };
}

function describeTool(
  spanId: string,
  name: string,
  { given, put }: { given: object; put: object | null },
): SpanDescription {
  return {
    name: `execute_tool ${name}`,
    kind: "TOOL",
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": name,
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": spanId,
      "gen_ai.tool.call.arguments": JSON.stringify(given),
      "gen_ai.tool.call.result": put && JSON.stringify(put),
    },
  };
}

async function describeNested(
  span: SpanOf<"nested-run">,
  tools: DescribeTools,
): Promise<SpanDescription> {
  const { start, end } = span;
  return {
    name: "invoke_workflow rlm",
    kind: "AGENT",
    attributes: {
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.workflow.name": "rlm",
      "verbatim.question": start.question,
      "verbatim.context": await tools.text(start.context),
      ...answerAttributes(end?.answer ?? null),
      ...placeOf(span, tools),
    },
  };
}
