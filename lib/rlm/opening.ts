/** The messages that a conversation begins with. */
import type { ModelMessage } from "@/lib/model/model";
import { BEGINNING_CHARS, documentShape } from "@/lib/rlm/document-shape";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { directMessage, firstMessage, systemPrompt } from "@/lib/rlm/prompt";
import type { InquiryTask } from "@/lib/rlm/task";
import type { TextRead } from "@/lib/trace/cell-facts";

export type Opening = {
  messages: ModelMessage[];
  /** Document text that the model has before it from the start; empty unless it reads directly. */
  shownText: string;
  /** What of the documents stands in the messages. */
  reads: TextRead[];
};

export async function openingMessages(task: InquiryTask, ports: InquiryPorts): Promise<Opening> {
  const texts = await Promise.all(
    task.documents.map(async ({ name, path }) => ({
      name,
      text: await ports.documents.read(path),
    })),
  );
  const direct = task.reading === "direct";
  const first = direct
    ? directMessage(task.question, texts)
    : firstMessage(
        task.question,
        texts.map(({ name, text }) => documentShape(name, text)),
      );
  return {
    messages: [
      { role: "system", content: systemPrompt({ mayNest: mayNest(task) }) },
      { role: "user", content: first },
    ],
    shownText: direct ? texts.map(({ text }) => text).join("\n") : "",
    reads: texts.flatMap(({ text }, doc): TextRead[] => {
      const end = direct ? text.length : Math.min(text.length, BEGINNING_CHARS);
      return end > 0 ? [{ doc, how: "printed", ranges: [0, end] }] : [];
    }),
  };
}

export function mayNest(task: Pick<InquiryTask, "reading" | "depth" | "budget">): boolean {
  return task.reading === "rlm" && task.depth < task.budget.depth && task.budget.subCalls > 0;
}
