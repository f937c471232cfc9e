/** What a scripted endpoint answers: replies with a cell, at the pace that a test needs. */
import type { ServerScriptInput } from "@/lib/model/testing/server-script";

type Exchange = ServerScriptInput["exchanges"][number];
type Pace = { firstPieceDelayMs?: number; pieceDelayMs?: number };

/** A reply of the root model: a word of reasoning and one cell. */
export function cell(code: string, pace: Pace = {}): Exchange {
  return textReply(`Next step.\n\`\`\`ts\n${code}\n\`\`\``, pace);
}

export function textReply(text: string, pace: Pace = {}): Exchange {
  return { reply: { kind: "text", text, ...pace } };
}

/** Answers every sub-call whose prompt holds this text. */
export function subReply(when: string, text: string, pace: Pace = {}): Exchange {
  return { when, times: null, reply: { kind: "text", text, ...pace } };
}

/** The same reply, of which only so many words come before the test calls `release` for it. */
export function held(exchange: Exchange, words = 0): Exchange {
  return { ...exchange, heldAfter: words };
}
