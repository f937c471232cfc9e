import type { Language } from "@/lib/builtin/question/language";
import { reason } from "@/lib/builtin/reasons/reason";

/** Says which words of a question no rule understood. */
export function unexplained(words: readonly string[], language: Language): string {
  const listed = words.slice(0, 6).map((word) => `"${word}"`);
  return reason(language, "unexplained", { words: listed.join(", ") });
}
