/** What the processes say to each other about running calls, in messages that PostgreSQL's NOTIFY can carry. */
import { z } from "zod";
import type { Delta } from "@/lib/trace/event";

const piece = {
  runId: z.string(),
  spanId: z.string(),
  offset: z.int().nonnegative(),
  text: z.string(),
};

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("piece"), ...piece }),
  /** A part of a call's text so far, for watchers who came late; `total` is the whole text's length. */
  z.object({ kind: z.literal("catch-up"), ...piece, total: z.int().nonnegative() }),
  /** Asks the run's publisher for the texts so far. */
  z.object({ kind: z.literal("request"), runId: z.string() }),
  z.object({ kind: z.literal("settled"), runId: z.string(), spanId: z.string().nullable() }),
]);

export type DeltaMessage = z.infer<typeof message>;

/** UTF-16 units of text in a message: six bytes each at worst, escaped, and NOTIFY takes less than 8,000 bytes. */
const textUnits = 1_200;

export function encodeDelta(kind: "piece" | "catch-up", delta: Delta): string[] {
  const messages: string[] = [];
  for (let from = 0; from < delta.text.length || from === 0; from += textUnits) {
    const part = {
      ...delta,
      offset: delta.offset + from,
      text: delta.text.slice(from, from + textUnits),
    };
    messages.push(
      JSON.stringify(
        kind === "piece" ? { kind, ...part } : { kind, ...part, total: delta.text.length },
      ),
    );
  }
  return messages;
}

export function parseDeltaMessage(payload: string): DeltaMessage {
  return message.parse(JSON.parse(payload));
}
