/** Whether a question is read directly, searched, or worked on by code, and why. */

import type { InquiryTask } from "@/lib/rlm/task";
import type { InquiryConfig } from "@/lib/trace/config";

/** Below this, reading the whole text costs no more than the loop's own prompts do. */
const DIRECT_TOKENS = 3000;

export type Route = { reading: InquiryTask["reading"]; reason: string };

export function chooseReading(config: Pick<InquiryConfig, "mode" | "documents" | "models">): Route {
  if (config.mode !== "auto") return { reading: config.mode, reason: "chosen by the asker" };
  const tokens = Math.ceil(
    config.documents.reduce((chars, document) => chars + document.chars, 0) / 4,
  );
  if (config.models.root === "builtin")
    return { reading: "rlm", reason: "the built-in rules read by code only" };
  if (tokens <= DIRECT_TOKENS) {
    return {
      reading: "direct",
      reason: `${tokens} tokens are cheaper to read whole than to search`,
    };
  }
  return { reading: "rlm", reason: `${tokens} tokens are worked on by code` };
}
