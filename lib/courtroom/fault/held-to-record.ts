/**
 * A model that is held to the record before the stage that an attempt is about, and in the cases of other pages: what
 * was answered there has to be answered by the record again, and what failed fails again. Only what follows is open.
 */
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import { type CallModel, ModelCallError, modelCallErrorCode } from "@/lib/model/model";
import { LogDivergedError } from "@/lib/rlm/call-model";
import type { Outcome } from "@/lib/trace/event";
import type { Span, Timeline } from "@/lib/trace/reduce";
import { type FaultStage, faultStage, type Oracle } from "@/lib/trace/ruling-mark";

/** Recorded calls by their span, and how each ended. */
type Standing = ReadonlyMap<string, Outcome>;

/**
 * Rejects with LogDivergedError where the program asks anew what stands on record, since it puts its questions otherwise
 * by now: then nothing is shown by the attempt.
 */
export function heldToRecord(callModel: CallModel, standing: Standing): CallModel {
  return async (request, options) => {
    const spanId = options?.spanId ?? "";
    const outcome = standing.get(spanId);
    if (outcome && outcome.status !== "ok") throw failureOf(outcome);
    const reply = await callModel(request, options);
    if (outcome && reply.source === "live") throw new LogDivergedError(spanId);
    return reply;
  };
}

export function callsThatStand(
  recorded: Timeline,
  { spanId }: Pick<RuledCase, "spanId">,
  oracle: Oracle,
): Standing {
  const ended = [...recorded.spans.values()].flatMap((span) => {
    const outcome = outcomeOf(span);
    return outcome ? [[span.id, outcome] as const] : [];
  });
  return new Map(ended.filter(([id]) => isBefore(id, spanId, oracle)));
}

/** Null for what is no call, and for a call without an end. */
function outcomeOf(span: Span): Outcome | null {
  if (span.kind === "model-call") return span.end?.outcome ?? null;
  if (span.kind !== "limit") return null;
  const message = `The run had reached its ${span.start.limit}.`;
  return { status: "error", code: "provider-error", message };
}

function isBefore(id: string, caseSpan: string, oracle: Oracle): boolean {
  if (id.startsWith("review/")) return true;
  if (oracle.stage === "review") return false;
  if (!id.startsWith(`${caseSpan}/`)) return true;
  const [segment = ""] = id.slice(caseSpan.length + 1).split("/");
  const juror = /^juror-(\d+)$/.exec(segment);
  if (juror && oracle.stage === "jury")
    return !oracle.votes.some((given) => given.juror === Number(juror[1]));
  const stage = juror ? "jury" : faultStage.options.find((name) => name === segment);
  return stage !== undefined && rank(stage) < rank(oracle.stage);
}

function rank(stage: FaultStage): number {
  return faultStage.options.indexOf(stage);
}

function failureOf(outcome: Exclude<Outcome, { status: "ok" }>): ModelCallError {
  const attempts = 0;
  if (outcome.status === "error")
    return new ModelCallError({ ...outcome, code: modelCallErrorCode(outcome.code), attempts });
  const message = outcome.status === "timeout" ? outcome.message : "The call was cancelled.";
  return new ModelCallError({ code: "timeout", message, attempts });
}
