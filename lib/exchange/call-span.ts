/** Calls of models as other programs recorded them. A prompt that repeats an earlier conversation keeps only what it adds. */
import type { ModelRole } from "@/lib/trace/config";
import type { Body, Outcome, TraceEventOf, TraceMessage } from "@/lib/trace/event";
import { type ImportedSpan, type ImportPorts, LATEST_TIME } from "./imported-log";
import { MOST_COST, measureOf, tokensOf } from "./measures";
import type { CallMeaning, ImportedMessage } from "./span-meaning";

type SpanTimes = Pick<ImportedSpan, "id" | "parentId" | "name" | "startAt" | "endAt">;

type EarlierCall = { id: string; messages: readonly ImportedMessage[]; reply: string };

/** Makes spans of calls, which must come in the order of time. */
export type CallSpans = {
  add(
    call: CallMeaning & { role: ModelRole; outcome: Outcome },
    times: SpanTimes,
  ): Promise<ImportedSpan>;
};

/** Conversations that go on at the same time. */
const REMEMBERED = 16;

export function createCallSpans({ keep }: Pick<ImportPorts, "keep">): CallSpans {
  const earlier: EarlierCall[] = [];
  return {
    async add(call, times) {
      const continued = earlier.findLast((one) => continues(call.messages, one));
      const said = continued ? continued.messages.length + 1 : 0;
      const added: TraceMessage[] = [];
      for (const { role, text } of call.messages.slice(said))
        added.push({ role, content: await keep(text) });
      earlier.push({ id: times.id, messages: call.messages, reply: call.reply });
      if (earlier.length > REMEMBERED) earlier.shift();
      return callSpan(call, times, {
        continued: continued?.id ?? null,
        added,
        text: await keep(call.reply),
        reasoning: call.reasoning === null ? null : await keep(call.reasoning),
      });
    },
  };
}

function continues(messages: readonly ImportedMessage[], earlier: EarlierCall): boolean {
  const reply = messages[earlier.messages.length];
  if (reply?.role !== "assistant" || reply.text !== earlier.reply) return false;
  return earlier.messages.every(({ role, text }, index) => {
    const own = messages[index];
    return own?.role === role && own.text === text;
  });
}

type CallTexts = {
  continued: string | null;
  added: TraceMessage[];
  text: Body;
  reasoning: Body | null;
};

export function callSpan(
  call: Omit<CallMeaning, "messages" | "reply" | "reasoning"> & {
    role: ModelRole;
    outcome: Outcome;
    /** A call that was paid for, unless its source says otherwise. */
    source?: TraceEventOf<"model-call-end">["source"];
  },
  times: SpanTimes,
  { continued, added, text, reasoning }: CallTexts,
): ImportedSpan {
  return {
    ...times,
    start: (settled) => ({
      type: "model-call-start",
      ...spanStart(settled),
      role: call.role,
      model: call.model,
      requestHash: "",
      continues: continued,
      added,
      temperature: call.temperature,
      maxOutputTokens: tokensOf(call.maxOutputTokens),
      reads: [],
    }),
    end: (spanId) => ({
      type: "model-call-end",
      spanId,
      outcome: call.outcome,
      text,
      reasoning,
      finishReason: call.finishReason,
      usage: call.usage,
      costUsd: measureOf(call.costUsd, MOST_COST),
      source: call.source ?? "live",
      attempts: 1,
      firstTokenMs: measureOf(call.firstTokenMs, LATEST_TIME),
      ...(call.response === null ? {} : { response: call.response }),
    }),
  };
}

export function spanStart({
  spanId,
  parentSpanId,
  name,
}: {
  spanId: string;
  parentSpanId: string;
  name: string;
}) {
  return { spanId, parentSpanId, name };
}
