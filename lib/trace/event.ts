/**
 * The trace: everything that happened in one run, as an append-only list of facts.
 *
 * An event says what happened, never what to draw. Views are derived (see ./reduce.ts).
 * Names are `<noun>-<action>`; a `-start` is appended before its effect runs, its `-end` after,
 * so a crash leaves a span open instead of hiding a paid call.
 */
import { z } from "zod";
import { cellFlow, cellVariable, claimSource, textRead } from "@/lib/trace/cell-facts";
import { budget, inquiryConfig, modelRole, pausingLimit, reading } from "@/lib/trace/config";
import { stageResult } from "@/lib/trace/court";
import { leftOutNote } from "@/lib/trace/left-out-note";
import { providerResponse } from "@/lib/trace/provider-response";

/** Bump with every breaking change of an event's shape, and add a step to ./upcast.ts. */
export const TRACE_VERSION = 1;

/** A text in an event: whole in `preview` when `sha256` is null, otherwise its beginning, with the blob that holds it all. */
export const body = z.object({
  preview: z.string(),
  /** Length of the whole text in UTF-8 bytes. */
  bytes: z.int().nonnegative(),
  sha256: z.string().nullable(),
});

/** A place in a document of the run: UTF-16 code units, end exclusive; lines count from 1. */
export const place = z.object({
  /** Index into the documents that the surrounding run was given. */
  doc: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  line: z.int().positive(),
  /** What a reader calls it: `page 12`, `Sheet1!B7`, a heading; absent where only the line is known. */
  label: z.string().optional(),
});

export const usage = z.object({
  /** Tokens billed, as the provider reported them. */
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  /** The part of `inputTokens` that the provider read from its cache. */
  cachedInputTokens: z.int().nonnegative(),
  /** The part of `outputTokens` that the model thought with; absent where the provider does not say, and in older logs. */
  reasoningTokens: z.int().nonnegative().optional(),
});

export const outcome = z.discriminatedUnion("status", [
  z.object({ status: z.literal("ok") }),
  z.object({ status: z.literal("error"), code: z.string(), message: z.string() }),
  z.object({ status: z.literal("timeout"), message: z.string() }),
  z.object({ status: z.literal("cancelled") }),
]);

export const message = z.object({ role: z.enum(["system", "user", "assistant"]), content: body });

export const claimMark = z.enum(["verified", "computed", "given", "absent", "seen", "unsupported"]);

/** One checkable piece of an answer, and how a machine found it to stand. */
export const claim = z.object({
  kind: z.enum(["quote", "number", "date", "time", "name"]),
  text: z.string(),
  mark: claimMark,
  /** Where the claim stands in the answer's text: UTF-16 code units, end exclusive. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The evidence that holds it; empty for a computed or unsupported claim. */
  places: z.array(place),
  /** Where its value was computed; absent where that is not known. */
  source: claimSource.optional(),
});

export const evidence = place.extend({ documentId: z.string(), quote: z.string() });

export const answer = z.object({
  text: z.string(),
  /** The value as guest code gave it, where it was a number, list or object. */
  data: z.json().optional(),
  /** True when a limit made the model answer: the answer may be incomplete. */
  forced: z.boolean(),
  /** True when the run ended without an answer because the text does not settle the question. */
  abstained: z.boolean(),
});

/** How one tool was used by a cell. `places` holds the first hits only; `hits` counts all. */
const toolUse = z.object({
  tool: z.string(),
  argument: z.string(),
  hits: z.int().nonnegative().nullable(),
  places: z.array(place),
});

/** What guest code passed to FINAL or ABSTAIN. */
export const finalCall = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("propose"),
    answer: z.string(),
    /** The answer's value where it was a number, list or object. */
    data: z.json().optional(),
    /** `of` and `pattern` say of how many hits of which search this is one; null when it came otherwise. */
    evidence: z.array(place.extend({ of: z.int().nullable(), pattern: z.string().nullable() })),
    /** One sentence for each piece of evidence that stands nowhere in the text. */
    badEvidence: z.array(z.string()),
  }),
  z.object({ kind: z.literal("confirm") }),
  z.object({ kind: z.literal("abstain"), reason: z.string() }),
]);

/** An error of a cell as both the model and the reader see it: it names the line that the model wrote. */
export const cellError = z.object({
  /** `TypeError: x is not a function`. */
  message: z.string(),
  /** Counted from 1 in the cell's code; null when unknown. */
  line: z.int().nullable(),
  column: z.int().nullable(),
  /** One sentence that helps with the known mistakes; null otherwise. */
  hint: z.string().nullable(),
});

/** How a cell ended. A limit that stopped it says whether the variables survived. */
export const cellOutcome = z.discriminatedUnion("status", [
  z.object({ status: z.literal("ok") }),
  z.object({ status: z.literal("error"), error: cellError }),
  z.object({
    status: z.literal("stopped"),
    limit: z.enum(["segment", "cell", "cpu", "memory", "deadlock", "crash"]),
    message: z.string(),
    stateKept: z.boolean(),
  }),
  z.object({ status: z.literal("cancelled") }),
]);

/** One rule that changed the written code before it ran. */
const repair = z.object({ rule: z.string(), note: z.string() });

/** A trial's config has `trial`. An imported run was recorded elsewhere: it is read here, never executed. */
export const runKind = z.enum(["inquiry", "trial", "imported"]);

/** Where an imported run's log was recorded. What it claims was found there; nothing of it was checked here. */
export const importSource = z.object({
  /** The format that the file was read as. */
  format: z.enum(["verbatim", "rlms", "otlp"]),
  /** The file's name; null when it was pasted or sent without one. */
  file: z.string().nullable(),
  /** What recorded it, in its own words: a service, a library; null when the file does not say. */
  producer: z.string().nullable(),
  /** The id that it had there: a run's, a trace's. */
  runId: z.string().nullable(),
  kind: z.enum(["inquiry", "trial", "foreign"]),
  /** Milliseconds since the Unix epoch. */
  importedAt: z.int(),
});

/** Where a run came from: an edited copy of another, or its exact repetition without model calls. */
export const origin = z.object({ how: z.enum(["fork", "replay"]), runId: z.string() });

/** What a run has used of its limits. */
export const spending = z.object({
  /** Input and output tokens together. */
  tokens: z.number().nonnegative(),
  /** US dollars of the calls whose price is known. */
  costUsd: z.number().nonnegative(),
  /** True when the price of a call is unknown, so that the limit of money does not hold. */
  unpriced: z.boolean(),
  subCalls: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
});

const envelope = z.object({
  /** Position in the run's log: 0, 1, 2, … without gaps. */
  seq: z.int().nonnegative(),
  /** Wall-clock time in milliseconds since the Unix epoch. */
  at: z.int(),
  /** A path that the program itself determines (`iteration-3/model-call`); `(spanId, type)` is unique in a run. */
  spanId: z.string(),
});

const spanStart = envelope.extend({ parentSpanId: z.string().nullable(), name: z.string() });

export const traceEvent = z.discriminatedUnion("type", [
  spanStart.extend({
    type: z.literal("run-start"),
    version: z.int(),
    kind: runKind,
    config: inquiryConfig,
    origin: origin.nullable(),
    /** Present in an imported run, and only there. */
    imported: importSource.optional(),
  }),
  /** A worker took the run; a second one follows after a crash. Has no end. */
  spanStart.extend({ type: z.literal("execution-start"), worker: z.string() }),
  envelope.extend({
    type: z.literal("run-end"),
    outcome,
    answer: answer.nullable(),
    claims: z.array(claim),
    evidence: z.array(evidence),
    /** Sentences for the reader: no evidence given, a budget reached, text that addresses an AI. */
    warnings: z.array(z.string()),
    /** What the last of the warnings say, as figures; only in an imported run. */
    leftOut: z.array(leftOutNote).optional(),
  }),
  spanStart.extend({ type: z.literal("iteration-start") }),
  envelope.extend({
    type: z.literal("iteration-end"),
    outcome,
    /** The limit of tokens or money that little was left of, in words; absent in older logs. */
    near: z.string().nullable().optional(),
  }),
  spanStart.extend({
    type: z.literal("model-call-start"),
    role: modelRole,
    model: z.string(),
    requestHash: z.string(),
    /** The call whose prompt and reply this prompt continues; null starts a new conversation. */
    continues: z.string().nullable(),
    /** The messages that this call adds to what it continues. */
    added: z.array(message),
    temperature: z.number().nullable(),
    maxOutputTokens: z.int().nullable(),
    /** What of the documents stands in the added messages, but for what cells printed. */
    reads: z.array(textRead).default([]),
  }),
  envelope.extend({
    type: z.literal("model-call-end"),
    outcome,
    text: body,
    reasoning: body.nullable(),
    finishReason: z.enum(["stop", "length", "other"]),
    /** Null when the provider did not report it. */
    usage: usage.nullable(),
    /** US dollars; null when the model's price is unknown. */
    costUsd: z.number().nullable(),
    /** Where the reply came from: the provider, an earlier recorded call, or a person's edit. */
    source: z.enum(["live", "memo", "edit"]),
    /** Requests sent, retries included; 0 when the reply was not live. */
    attempts: z.int().nonnegative(),
    /** Milliseconds from request to the first token; null when not streamed. */
    firstTokenMs: z.number().nullable(),
    /** Absent where the provider names nothing of its reply, and in older logs. */
    response: providerResponse.optional(),
  }),
  spanStart.extend({
    type: z.literal("sandbox-run-start"),
    cell: z.int().positive(),
    code: body,
    /** What the model wrote, where repairs changed it. */
    written: body.nullable(),
    repairs: z.array(repair),
  }),
  envelope.extend({
    type: z.literal("sandbox-run-end"),
    outcome: cellOutcome,
    /** What the cell printed. */
    output: body,
    /** Characters printed beyond the sandbox's limit, and lost. */
    droppedChars: z.int().nonnegative(),
    /** The value of the last expression as printed; null when there is none. */
    value: body.nullable(),
    final: finalCall.nullable(),
    hostCalls: z.int().nonnegative(),
    /** Remarks of the tools, such as a search that stopped at its limit. */
    notes: z.array(z.string()),
    toolUses: z.array(toolUse),
    /** CPU time of the guest; wall time with the time awaiting host functions. Milliseconds. */
    cpuMs: z.number(),
    wallMs: z.number(),
    /** Peak resident memory of the sandbox process in bytes; 0 when unknown. */
    peakMemoryBytes: z.int().nonnegative(),
    /** True when the process was lost and the earlier cells were replayed in a new one. */
    restarted: z.boolean(),
    /** Null when the code was not read: it does not parse, or the process was lost. */
    flow: cellFlow.nullable().default(null),
    variables: z.array(cellVariable).default([]),
    reads: z.array(textRead).default([]),
  }),
  spanStart.extend({ type: z.literal("tool-call-start"), tool: z.string(), argument: z.string() }),
  envelope.extend({
    type: z.literal("tool-call-end"),
    outcome,
    hits: z.int().nonnegative(),
    places: z.array(place),
  }),
  spanStart.extend({
    type: z.literal("nested-run-start"),
    question: z.string(),
    context: body,
    reads: z.array(textRead).default([]),
  }),
  envelope.extend({ type: z.literal("nested-run-end"), outcome, answer: answer.nullable() }),
  /** How the text is read, decided once, before the first call. Instant. */
  spanStart.extend({
    type: z.literal("route-end"),
    reading,
    reason: z.string(),
    /** True when the asker chose it. */
    forced: z.boolean(),
    /** What a prompt that holds all documents whole would come to, estimated. */
    tokens: z.int().nonnegative(),
  }),
  /** A call that was not made, since it would have passed a limit; the span is the call's. Instant. */
  spanStart.extend({ type: z.literal("limit-end"), limit: z.string() }),
  /** The run stands still, and no worker has it, until a person answers. */
  spanStart.extend({
    type: z.literal("pause-start"),
    limit: pausingLimit,
    spent: spending,
    /** What the call that waits would use at most, estimated; null where the time is short. */
    wanted: z.object({ tokens: z.number(), costUsd: z.number().nullable() }).nullable(),
    /** The limits that hold at this moment. */
    budget,
  }),
  envelope.extend({
    type: z.literal("pause-end"),
    outcome,
    /** "finish" asks for the best answer with what is known. */
    decision: z.enum(["continue", "finish"]),
    /** The limits that hold from here on. */
    budget,
  }),
  /** One stage of a trial; `result` of its end says what it found out. Its model calls are spans below it. */
  spanStart.extend({
    type: z.literal("stage-start"),
    stage: z.string(),
    /** The page that the stage is about; null for those of the whole case. */
    path: z.string().nullable(),
  }),
  envelope.extend({
    type: z.literal("stage-end"),
    outcome,
    /** Null when the stage failed. */
    result: stageResult.nullable(),
  }),
  /** A span of an imported trace that has no counterpart here. */
  spanStart.extend({
    type: z.literal("foreign-start"),
    /** What its source calls it: `TOOL`, `invoke_agent`. */
    label: z.string(),
    input: body.nullable(),
    /** All that its source said of it, as JSON. */
    attributes: body,
  }),
  envelope.extend({ type: z.literal("foreign-end"), outcome, output: body.nullable() }),
  /** The gate looked at a proposed answer. Instant, so it has no start. */
  spanStart.extend({
    type: z.literal("gate-end"),
    decision: z.enum(["published", "held", "returned"]),
    answer: z.string(),
    claims: z.array(claim),
    evidence: z.array(evidence),
    message: z.string(),
  }),
  /** Stands in a reading for a stored event that this program cannot read. Never written. */
  envelope.extend({ type: z.literal("unreadable"), reason: z.string() }),
]);

export type Body = z.infer<typeof body>;
export type Place = z.infer<typeof place>;
export type Usage = z.infer<typeof usage>;
export type Outcome = z.infer<typeof outcome>;
export type TraceMessage = z.infer<typeof message>;
export type ClaimMark = z.infer<typeof claimMark>;
export type Claim = z.infer<typeof claim>;
export type Evidence = z.infer<typeof evidence>;
export type Answer = z.infer<typeof answer>;
export type Spending = z.infer<typeof spending>;
export type ToolUse = z.infer<typeof toolUse>;
export type Repair = z.infer<typeof repair>;
export type FinalCall = z.infer<typeof finalCall>;
export type FinalEvidence = Extract<FinalCall, { kind: "propose" }>["evidence"][number];
export type CellError = z.infer<typeof cellError>;
export type CellOutcome = z.infer<typeof cellOutcome>;
export type ImportSource = z.infer<typeof importSource>;
export type RunKind = z.infer<typeof runKind>;
export type Origin = z.infer<typeof origin>;
export type TraceEvent = z.infer<typeof traceEvent>;
export type TraceEventOf<Type extends TraceEvent["type"]> = Extract<TraceEvent, { type: Type }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event as its producer writes it: the recorder adds `seq` and `at`. */
export type NewTraceEvent = DistributiveOmit<
  Exclude<TraceEvent, { type: "unreadable" }>,
  "seq" | "at"
>;

/**
 * Appends one event and resolves, once it is durable, with the event as it stands in the log.
 * An event that a resumed run has recorded before is not appended again: the recorded one comes back.
 */
export type Emit = (event: NewTraceEvent) => Promise<TraceEvent>;

/** A piece of a running call's text: streamed to whoever watches, never stored. */
export type Delta = {
  runId: string;
  spanId: string;
  /** Where the piece begins in the call's text so far, in UTF-16 code units. */
  offset: number;
  text: string;
};
