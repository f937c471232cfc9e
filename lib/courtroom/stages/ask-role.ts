/** One question to one role: a JSON object back, parsed; one repair round where it cannot be accepted. */
import type { z } from "zod";
import { RoleFailedError } from "@/lib/courtroom/stages/stage";
import type { TrialPorts } from "@/lib/courtroom/task";
import { ModelCallError, type ModelMessage, type ModelReply } from "@/lib/model/model";
import { decideCall, makeCall } from "@/lib/rlm/budgeted-call";
import { editedCall } from "@/lib/rlm/edited-call";
import type { Meter } from "@/lib/rlm/limits";
import type { TrialRole } from "@/lib/trace/court";

export type RoleQuestion<Reply> = {
  /** The stage's span, which the calls hang on. */
  spanId: string;
  /** Distinguishes the calls of one stage; `model-call` when there is one. */
  callName?: string;
  role: TrialRole;
  model: string;
  temperature: number | null;
  prompt: string;
  shape: z.ZodType<Reply>;
  /** Complaints about a reply of the right shape, such as a quote that does not stand. Empty accepts it. */
  complaints?: (reply: Reply) => readonly string[];
};

export type Bench = { ports: TrialPorts; meter: Meter };

/** Rejects with RoleFailedError when no usable reply comes. A reply that is complained about twice is taken as it is. */
export async function askRole<Reply>(asked: RoleQuestion<Reply>, bench: Bench): Promise<Reply> {
  const { shape, complaints = () => [], callName = "model-call" } = asked;
  const spanId = `${asked.spanId}/${callName}`;
  const { question, first } = edited(asked, spanId, bench);
  const reply = await call(question, bench, { spanId, messages: first, continues: null });
  const read = readReply(reply, shape);
  const wrong = read.kind === "bad" ? [read.problem] : complaints(read.value);
  if (read.kind === "read" && wrong.length === 0) return read.value;
  const again: ModelMessage[] = [
    ...first,
    { role: "assistant", content: reply.text },
    { role: "user", content: repairRequest(wrong) },
  ];
  const repairSpan = `${question.spanId}/${callName === "model-call" ? "repair" : `${callName}-repair`}`;
  const second = await call(question, bench, {
    spanId: repairSpan,
    messages: again,
    continues: spanId,
  });
  const repaired = readReply(second, shape);
  if (repaired.kind === "read") return repaired.value;
  // What was accepted but for single quotes is better than a repair that broke it all.
  if (read.kind === "read") return read.value;
  throw new RoleFailedError(
    "bad-reply",
    `The ${question.role}'s reply could not be read, nor its repair: ${repaired.problem}`,
  );
}

/** As a person's edit of the first call has it: a repair continues that conversation, with the same model. */
function edited<Reply>(
  question: RoleQuestion<Reply>,
  spanId: string,
  { ports }: Bench,
): { question: RoleQuestion<Reply>; first: readonly ModelMessage[] } {
  const request = {
    ...requestOf(question),
    messages: [{ role: "user", content: question.prompt } as const],
  };
  const { model, temperature, messages } = editedCall(
    { spanId, request, addedCount: 1 },
    ports.callEdits,
  ).request;
  return { question: { ...question, model, temperature }, first: messages };
}

function requestOf<Reply>({ role, model, temperature }: RoleQuestion<Reply>) {
  return { role, model, temperature, maxOutputTokens: null };
}

function repairRequest(wrong: readonly string[]): string {
  return `Your reply was not accepted: ${wrong.slice(0, 12).join("; ")}. Send the whole JSON object again. Change only what is named. Copy quotes again from the block; if you cannot, drop the exhibit.`;
}

async function call<Reply>(
  question: RoleQuestion<Reply>,
  { ports, meter }: Bench,
  asked: { spanId: string; messages: readonly ModelMessage[]; continues: string | null },
): Promise<ModelReply> {
  const planned = {
    spanId: asked.spanId,
    parentSpanId: question.spanId,
    name: "model call",
    request: { ...requestOf(question), messages: asked.messages },
    continues: asked.continues,
    addedCount: asked.continues === null ? asked.messages.length : 2,
  };
  // The words of a first call are edited already: a repair repeats them.
  const recorded = asked.continues === null ? planned : editedCall(planned, ports.callEdits);
  const verdict = decideCall(recorded, { ports, meter, at: null });
  if (verdict.kind !== "granted") {
    throw new RoleFailedError(
      "limit",
      `The ${question.role} was not asked: the run has reached its ${verdict.limit}.`,
    );
  }
  try {
    return await makeCall({ ...recorded, reads: async () => [] }, verdict.reservation, ports);
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    throw new RoleFailedError("no-reply", error.message, error);
  }
}

type Read<Reply> = { kind: "read"; value: Reply } | { kind: "bad"; problem: string };

function readReply<Reply>(
  { text, finishReason }: ModelReply,
  shape: z.ZodType<Reply>,
): Read<Reply> {
  const json = jsonObjectIn(text);
  if (json === null) {
    const problem =
      finishReason === "length"
        ? "it was cut off before its end: be shorter"
        : "it holds no JSON object";
    return { kind: "bad", problem };
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return { kind: "read", value: parsed.data };
  const problem = parsed.error.issues
    .slice(0, 6)
    .map(({ path, message }) => `${path.join(".") || "the object"}: ${message}`)
    .join("; ");
  return { kind: "bad", problem };
}

const MOST_BEGINNINGS = 100;

/** The first object that reaches to the last brace: models put words, thoughts in braces and fences before it. */
export function jsonObjectIn(text: string): unknown {
  const end = text.lastIndexOf("}") + 1;
  let start = text.indexOf("{");
  for (let tried = 0; start >= 0 && start < end && tried < MOST_BEGINNINGS; tried += 1) {
    const parsed = parsedJson(text.slice(start, end));
    if (parsed !== undefined) return parsed;
    start = text.indexOf("{", start + 1);
  }
  return null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
