/** The request of a sub-call. A recorded reply is found by it, so it is made in one place. */
import type { ModelRequest } from "@/lib/model/model";
import { subCallMessage } from "@/lib/rlm/prompt";
import type { InquiryTask } from "@/lib/rlm/task";

export function subCallRequest(
  task: Pick<InquiryTask, "models" | "temperature">,
  query: { prompt: string; text: string | null },
): ModelRequest {
  return {
    role: "sub",
    model: task.models.sub,
    messages: [{ role: "user", content: subCallMessage(query.prompt, query.text) }],
    temperature: task.temperature,
    maxOutputTokens: null,
  };
}
