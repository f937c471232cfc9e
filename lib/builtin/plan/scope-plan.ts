/** Finds the part of the text that a question names, before anything is looked for in it. */
import { abstainStep, literal, type Plan, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import type { Scope } from "@/lib/builtin/question/scope";
import { reasonSource } from "@/lib/builtin/reasons/reason";
import { chooseHeading, headingsCell, readHeadings } from "./headings";

/** Either a step to take first, or the lines of a cell that define `from` and `to`. */
export type ScopeSource = { source: string } | { plan: Plan };

export const wholeText = "const from = 0, to = context.length;\nconst scopeProblem = null;";

export function scopeSource(
  conversation: Conversation,
  scope: Scope | null,
  language: Language,
): ScopeSource {
  if (scope === null) return { source: wholeText };
  const forms = readHeadings(findFact(conversation.turns, "headings"));
  if (forms === null)
    return {
      plan: step(
        `The question is about one ${scope.kind.key}, so I look for the headings that set them apart.`,
        headingsCell(scope.kind),
      ),
    };
  const choice = chooseHeading(forms, null, { part: scope.kind.key, language });
  if ("reason" in choice) return { plan: { kind: "step", step: abstainStep(choice.reason) } };
  return {
    source: `const fold = (text: string) => text.normalize("NFKC").replace(/\\s+/g, " ").trim().toLowerCase();
const named = split_sections(${choice.form.source}).filter((part) => fold(part.title).includes(fold(${literal(scope.name)})));
const from = named[0]?.bodyStart ?? 0, to = named[0]?.end ?? 0;
const scopeProblem = named.length === 1 ? null : ${reasonSource(language, "namedParts", { count: "named.length", name: literal(scope.name) })};
console.log(named.map((part) => part.title.trim()));`,
  };
}
