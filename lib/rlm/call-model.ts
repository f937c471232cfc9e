/**
 * One recorded call of a model. Its start stands in the log before it is paid for; its reply is written at once
 * and stands there before anything else is paid for.
 */
import {
  ModelCallError,
  type ModelMessage,
  type ModelReply,
  type ModelRequest,
  modelCallErrorCode,
} from "@/lib/model/model";
import type { CallPorts } from "@/lib/rlm/ports";
import type { TextRead } from "@/lib/trace/cell-facts";
import type { TraceEventOf, TraceMessage } from "@/lib/trace/event";

export type RecordedCall = {
  spanId: string;
  parentSpanId: string;
  name: string;
  request: ModelRequest;
  /** The call that this one continues, and how many of the request's messages are new since. */
  continues: string | null;
  addedCount: number;
  /** What of the documents stands in the new messages. */
  reads: readonly TextRead[];
};

/** The program asks for something else at a span that an earlier execution has recorded. */
export class LogDivergedError extends Error {
  readonly code = "log-diverged";

  constructor(spanId: string) {
    super(
      `This run was begun by another version of the program (${spanId} asks something else now). Start it again.`,
    );
    this.name = "LogDivergedError";
  }
}

/** Rejects with ModelCallError when the provider gives no reply; the failure stands in the log. */
export async function callRecorded(call: RecordedCall, ports: CallPorts): Promise<ModelReply> {
  const { spanId, request } = call;
  const requestHash = ports.hashRequest(request);
  const started = await ports.log.emit({
    type: "model-call-start",
    spanId,
    parentSpanId: call.parentSpanId,
    name: call.name,
    role: request.role,
    model: request.model,
    requestHash,
    continues: call.continues,
    added: await keepMessages(request.messages.slice(-call.addedCount), ports),
    temperature: request.temperature,
    maxOutputTokens: request.maxOutputTokens,
    reads: [...call.reads],
  });
  if (started.type === "model-call-start" && started.requestHash !== requestHash)
    throw new LogDivergedError(spanId);
  const recorded = ports.log.find(spanId, "model-call-end");
  if (recorded) return await recordedReply(recorded, ports);
  return await callLive(call, ports);
}

async function callLive(call: RecordedCall, ports: CallPorts): Promise<ModelReply> {
  try {
    const reply = await ports.callModel(call.request, {
      signal: ports.signal,
      onText: (piece, offset) => ports.onText(call.spanId, offset, piece),
      spanId: call.spanId,
    });
    ports.log.note({
      type: "model-call-end",
      spanId: call.spanId,
      outcome: { status: "ok" },
      text: await ports.bodies.keep(reply.text),
      reasoning: reply.reasoning === null ? null : await ports.bodies.keep(reply.reasoning),
      finishReason: reply.finishReason,
      usage: reply.usage,
      costUsd: reply.costUsd,
      source: reply.source,
      attempts: reply.attempts,
      firstTokenMs: reply.firstTokenMs,
      ...(reply.response === null ? {} : { response: reply.response }),
    });
    return reply;
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    await ports.log.emit({
      type: "model-call-end",
      spanId: call.spanId,
      outcome: { status: "error", code: error.code, message: error.message },
      text: await ports.bodies.keep(""),
      reasoning: null,
      finishReason: "other",
      usage: null,
      costUsd: null,
      source: "live",
      attempts: error.attempts,
      firstTokenMs: null,
    });
    throw error;
  }
}

async function recordedReply(
  end: TraceEventOf<"model-call-end">,
  ports: CallPorts,
): Promise<ModelReply> {
  if (end.outcome.status === "error") {
    throw new ModelCallError({
      code: modelCallErrorCode(end.outcome.code),
      message: end.outcome.message,
      attempts: end.attempts,
    });
  }
  return {
    text: await ports.bodies.read(end.text),
    reasoning: end.reasoning === null ? null : await ports.bodies.read(end.reasoning),
    finishReason: end.finishReason,
    usage: end.usage,
    costUsd: end.costUsd,
    source: end.source,
    attempts: end.attempts,
    firstTokenMs: end.firstTokenMs,
    response: end.response ?? null,
  };
}

function keepMessages(
  messages: readonly ModelMessage[],
  ports: CallPorts,
): Promise<TraceMessage[]> {
  return Promise.all(
    messages.map(async ({ role, content }) => ({
      role,
      content: await ports.bodies.keep(content),
    })),
  );
}
