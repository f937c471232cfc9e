/** The messages that a conversation begins with. */
import type { ModelMessage } from "@/lib/model/model";
import { BEGINNING_CHARS, documentShape } from "@/lib/rlm/document-shape";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { directMessage, firstMessage, searchMessage, systemPrompt } from "@/lib/rlm/prompt";
import { readDocuments } from "@/lib/rlm/read-documents";
import { passagesText, searchPassages } from "@/lib/rlm/search-opening";
import type { InquiryTask } from "@/lib/rlm/task";
import type { TextRead } from "@/lib/trace/cell-facts";

export type Opening = {
  messages: ModelMessage[];
  /** Document text that the model has before it from the start; empty where code reads it. */
  shownText: string;
  /** What of the documents stands in the messages. */
  reads: TextRead[];
};

export async function openingMessages(task: InquiryTask, ports: InquiryPorts): Promise<Opening> {
  const texts = await readDocuments(task, ports);
  const named = task.documents.map(({ name }, doc) => ({ name, text: texts[doc] ?? "" }));
  const system = systemPrompt({ mayNest: mayNest(task) });
  const opened = (first: string, shownText: string, reads: TextRead[]): Opening => ({
    messages: [
      { role: "system", content: system },
      { role: "user", content: first },
    ],
    shownText,
    reads,
  });
  if (task.reading === "direct")
    return opened(
      directMessage(task.question, named, task.form),
      texts.join("\n"),
      beginnings(texts, null),
    );
  const shapes = named.map(({ name, text }) => documentShape(name, text));
  const shown = beginnings(texts, BEGINNING_CHARS);
  if (task.reading === "rlm")
    return opened(firstMessage(task.question, shapes, task.form), "", shown);
  const passages = await searchPassages(task, ports, texts);
  return opened(
    searchMessage(task.question, shapes, passagesText(passages), task.form),
    passages.map(({ text }) => text).join("\n"),
    [...shown, ...passages.map(({ doc, start, end }) => printed(doc, start, end))],
  );
}

/** The first `most` characters of each text; null: all of them. */
function beginnings(texts: readonly string[], most: number | null): TextRead[] {
  return texts.flatMap(({ length }, doc) =>
    length > 0 ? [printed(doc, 0, Math.min(length, most ?? length))] : [],
  );
}

function printed(doc: number, start: number, end: number): TextRead {
  return { doc, how: "printed", ranges: [start, end] };
}

export function mayNest(task: Pick<InquiryTask, "reading" | "depth" | "budget">): boolean {
  return task.reading === "rlm" && task.depth < task.budget.depth && task.budget.subCalls > 0;
}
