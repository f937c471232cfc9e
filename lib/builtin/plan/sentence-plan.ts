/**
 * The last resort: a question whose every content word stands together in one sentence, and in no other.
 * It gives that sentence as a quote, and the one value of the kind asked for.
 */
import { literal, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import type { Conversation } from "@/lib/builtin/conversation";
import { readQuestion } from "@/lib/builtin/question/reading";
import {
  readSentenceQuestion,
  type SentenceQuestion,
} from "@/lib/builtin/question/sentence-question";
import { quoteSource } from "./quote-source";
import { scopeSource } from "./scope-plan";

export function planSentence(conversation: Conversation): Plan {
  const asked = readSentenceQuestion(readQuestion(conversation.question));
  if (asked === null)
    return pass("The question does not ask for one sentence or one value of a known kind.");
  if (conversation.documents.length > 1) return pass("Several documents were given; name one.");
  const scope = scopeSource(conversation, asked.scope);
  if ("plan" in scope) return scope.plan;
  return step(
    "I look for a sentence that holds every content word of the question; only if it is the only one, I trust it.",
    sentenceCell(asked, scope.source),
  );
}

function sentenceCell(asked: SentenceQuestion, scope: string): string {
  const stems = asked.stems.map((stem) => `[${stem.map(literal).join(", ")}]`).join(", ");
  return `// Compute: one sentence, and only one, must hold every content word of the question.
${scope}
${quoteSource}
const words = [${stems}];
const value = ${asked.value === null ? "null" : pattern(asked.value, "giu")};
const sentences = sentencesOf(from, to).map(({ start, end }) => {
  const text = folded(start, end).toLowerCase();
  return { start, end, held: words.filter((forms) => forms.some((form) => text.includes(form))).length, values: value ? [...new Set(folded(start, end).match(value) ?? [])] : [] };
});
const full = sentences.filter(({ held, values }) => held === words.length && (!value || values.length > 0));
const near = sentences.filter(({ held, values }) => held === words.length - 1 && (!value || values.length > 0));
console.log(sentences.length, "sentences;", full.length, "hold all", words.length, "words,", near.length, "all but one");
for (const { start, end } of full.slice(0, 3)) console.log("  " + folded(start, end).slice(0, 300));
const problems: string[] = scopeProblem ? [scopeProblem] : [];
if (full.length !== 1) problems.push(\`\${full.length} sentences hold all the words of the question\`);
if (value && full.length === 1 && full[0].values.length !== 1) problems.push(\`the sentence holds \${full[0].values.length} values of that kind\`);
if (full.some(({ start, end }) => end - start > 1500)) problems.push("its sentence cannot be told from what surrounds it");
if (problems.length > 0) ABSTAIN(\`The rules find no single passage: \${problems.join("; ")}.\`);
else FINAL(${asked.value === null ? "quoted(full)" : "`${full[0].values[0]}\\n${quoted(full)}`"}, full.map(({ start, end }) => cite(start, end)));`;
}
