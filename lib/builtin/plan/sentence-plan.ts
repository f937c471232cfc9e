/**
 * The last resort: a question whose every content word stands together in one sentence, and in no other.
 * It gives that sentence as a quote, and the one value of the kind asked for.
 */
import { literal, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { readQuestion } from "@/lib/builtin/question/reading";
import {
  readSentenceQuestion,
  type SentenceQuestion,
} from "@/lib/builtin/question/sentence-question";
import { quoteSource } from "./quote-source";
import { chooseForm } from "./records/forms";
import { scopeSource } from "./scope-plan";

export function planSentence(conversation: Conversation): Plan {
  const asked = readSentenceQuestion(readQuestion(conversation.question));
  if (asked === null)
    return pass("The question does not ask for one sentence or one value of a known kind.");
  if (chooseForm(findFact(conversation.turns, "forms")) !== null)
    return pass("The text is a list of records, so no one sentence answers.");
  if (conversation.documents.length > 1) return pass("Several documents were given; name one.");
  const scope = scopeSource(conversation, asked.scope);
  if ("plan" in scope) return scope.plan;
  return step(
    "I look for a sentence that holds every content word of the question; only if it is the only one, I trust it.",
    sentenceCell(asked, scope.source),
  );
}

function sentenceCell(asked: SentenceQuestion, scope: string): string {
  const value = asked.value === null ? "null" : pattern(asked.value, "giu");
  const answer = asked.value === null ? "quoted(full)" : "`${full[0].values[0]}\\n${quoted(full)}`";
  return `// Compute: one sentence, and only one, must hold every content word of the question and little else.
${scope}
${quoteSource}
const stems: string[] = ${literal(asked.stems)};
const value = ${value};
const begins = (word: string, stem: string) => (/^\\p{Script=Latin}/u.test(stem) ? word.startsWith(stem) : word.includes(stem));
const sentences = sentencesOf(from, to).map(({ start, end }) => {
  const text = folded(start, end);
  const words = text.toLowerCase().match(/[\\p{Script=Han}\\p{Script=Katakana}ー]+|[\\p{Script=Latin}\\p{N}]{4,}/gu) ?? [];
  const asked = words.filter((word) => stems.some((stem) => begins(word, stem) || (word.length > 1 && stem.includes(word))));
  const held = stems.filter((stem) => words.some((word) => begins(word, stem)) || (/^\\p{Script=Latin}/u.test(stem) ? false : text.includes(stem))).length;
  return { start, end, held, share: asked.length / Math.max(1, words.length), values: value ? [...new Set(text.match(value) ?? [])] : [] };
});
const full = sentences.filter(({ held, values }) => held === stems.length && (!value || values.length > 0));
console.log(sentences.length, "sentences;", full.length, "hold all", stems.length, "words");
for (const { start, end, share } of full.slice(0, 3)) console.log(\`  \${Math.round(share * 100)} % of it is asked for: \${folded(start, end).slice(0, 300)}\`);
const problems: string[] = scopeProblem ? [scopeProblem] : [];
if (full.length !== 1) problems.push(\`\${full.length} sentences hold all the words of the question\`);
if (value && full.length === 1 && full[0].values.length !== 1) problems.push(\`the sentence holds \${full[0].values.length} values of that kind\`);
if (full.some(({ share }) => share < 0.35)) problems.push("the sentence says much more than what is asked");
if (full.some(({ start, end }) => end - start > 400)) problems.push("the sentence is too long to be trusted");
if (problems.length > 0) ABSTAIN(\`The rules find no single passage: \${problems.join("; ")}.\`);
else FINAL(${answer}, full.map(({ start, end }) => cite(start, end)));`;
}
