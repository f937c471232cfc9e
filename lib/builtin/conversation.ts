/**
 * What the engine knows, read back from the messages of its own run.
 * It keeps nothing between calls: the question, the documents and every result so far stand in the request.
 */
import type { ModelMessage } from "@/lib/model/model";

export type ConversationDocument = {
  name: string;
  chars: number;
  lines: number;
  beginning: string;
};

export type Turn = { reply: string; observation: string };

export type Conversation = {
  question: string;
  documents: readonly ConversationDocument[];
  turns: readonly Turn[];
  /** The cells are for one of several documents and keep no variables of their own. */
  isScoped: boolean;
  /** Among how many documents a cell's output is shared. */
  shares: number;
};

const documentLine =
  /^\[(\d+)\] (.*): ([\d,]+) characters(?:, ([\d,]+) lines| ?, shown whole)?[^\n]*\n⟦([\s\S]*?)⟧/gm;

export function readConversation(messages: readonly ModelMessage[]): Conversation {
  const spoken = messages.filter((message) => message.role !== "system");
  const first = spoken[0]?.content ?? "";
  const turns: Turn[] = [];
  for (let index = 1; index + 1 < spoken.length; index += 2) {
    turns.push({
      reply: spoken[index]?.content ?? "",
      observation: spoken[index + 1]?.content ?? "",
    });
  }
  return {
    question: readQuestion(first),
    documents: readDocuments(first),
    turns,
    isScoped: false,
    shares: 1,
  };
}

function readQuestion(message: string): string {
  const end = message.search(/\n\n(?:Documents?:\n|\[0\] )/);
  return message
    .slice(0, end < 0 ? undefined : end)
    .replace(/^Question:\s*/, "")
    .trim();
}

function readDocuments(message: string): ConversationDocument[] {
  return Array.from(message.matchAll(documentLine), (match) => ({
    name: match[2] ?? "",
    chars: wholeNumber(match[3]),
    lines: wholeNumber(match[4]),
    beginning: (match[5] ?? "").replace(/^[0-9a-f]{4} | [0-9a-f]{4}$/g, ""),
  }));
}

function wholeNumber(digits: string | undefined): number {
  return Number((digits ?? "0").replaceAll(",", ""));
}

/** The newest value that a cell printed under this label, as one line of JSON; undefined when there is none. */
export function findFact(turns: readonly Turn[], label: string): unknown {
  for (const turn of turns.toReversed()) {
    for (const line of turn.observation.split("\n")) {
      const start = line.indexOf(`${label}: `);
      if (start >= 0 && start <= 8) return parseFact(line.slice(start + label.length + 2));
    }
  }
  return undefined;
}

function parseFact(line: string): unknown {
  const json = line.replace(/(?: [0-9a-f]{4})?⟧.*$/, "");
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(
      `A cell of the built-in engine printed a fact that is not JSON: ${json.slice(0, 120)}`,
      { cause },
    );
  }
}
