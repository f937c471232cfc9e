/** What the test server answers, as data, so that a script can stand in a file. */
import { z } from "zod";

/** Any number: a server may report what is no count. */
const usage = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedInputTokens: z.number().default(0),
  reasoningTokens: z.number().optional(),
});

/** Milliseconds before the first piece, and before each one after it. */
const pace = { firstPieceDelayMs: z.number().default(0), pieceDelayMs: z.number().default(0) };

const behaviour = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: z.string(),
    reasoning: z.string().default(""),
    finishReason: z.enum(["stop", "length"]).default("stop"),
    /** Null sends no usage at all, as some servers do. */
    usage: usage.nullable().default({ inputTokens: 100, outputTokens: 20, cachedInputTokens: 0 }),
    /**
     * What each chunk names of the reply, the last one what all after it do; null names an id and the model asked for.
     */
    named: z
      .array(z.object({ id: z.string().optional(), model: z.string().optional() }))
      .nullable()
      .default(null),
    ...pace,
  }),
  z.object({
    kind: z.literal("error"),
    status: z.int(),
    message: z.string().default("scripted error"),
    code: z.string().nullable().default(null),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** The connection is dropped before anything is sent. */
  z.object({ kind: z.literal("reset") }),
  /** Pieces of text, then the connection is dropped. */
  z.object({ kind: z.literal("half"), text: z.string(), ...pace }),
  /** Pieces of text, then a regular end of the stream without a finish reason. */
  z.object({ kind: z.literal("unfinished"), text: z.string(), ...pace }),
  /** Pieces of text, then an error inside the stream. */
  z.object({ kind: z.literal("stream-error"), text: z.string(), message: z.string(), ...pace }),
  /** Pieces of text, then silence on an open connection. */
  z.object({ kind: z.literal("stall"), text: z.string(), ...pace }),
  /** The same piece for ever. */
  z.object({ kind: z.literal("endless"), text: z.string(), ...pace }),
  /** Bytes that are no chat completion, in a successful response. */
  z.object({
    kind: z.literal("garbage"),
    body: z.string(),
    contentType: z.string().default("text/event-stream"),
  }),
]);

const scriptedExchange = z.object({
  /** A text that must stand in the last message; empty matches every request. */
  when: z.string().default(""),
  /** How often this exchange answers; null is without end. */
  times: z.int().positive().nullable().default(1),
  /** After so many pieces each answer waits until the test lets it go; null never waits. */
  heldAfter: z.int().min(0).nullable().default(null),
  reply: behaviour,
});

/** The first exchange that matches and is not used up answers. A request that none answers gets status 500. */
export const serverScript = z.object({
  /** Null accepts every key and none. */
  apiKey: z.string().nullable().default(null),
  models: z.array(z.string()).default(["test-model"]),
  exchanges: z.array(scriptedExchange),
});

export type ServerScriptInput = z.input<typeof serverScript>;
export type ServerBehaviour = z.infer<typeof behaviour>;
