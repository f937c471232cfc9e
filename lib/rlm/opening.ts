/** The messages that a conversation begins with. */
import type { ModelMessage } from "@/lib/model/model";
import { documentShape } from "@/lib/rlm/document-shape";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { directMessage, firstMessage, systemPrompt } from "@/lib/rlm/prompt";
import type { InquiryTask } from "@/lib/rlm/task";

export type Opening = {
  messages: ModelMessage[];
  /** Document text that the model has before it from the start; empty unless it reads directly. */
  shownText: string;
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
  };
}

export function mayNest(task: InquiryTask): boolean {
  return task.reading === "rlm" && task.depth < task.budget.depth && task.budget.subCalls > 0;
}
