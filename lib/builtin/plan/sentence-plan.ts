/**
 * The last resort: a question whose every content word stands together in one sentence, and in no other.
 * It gives that sentence as a quote, and the one value of the kind asked for.
 */
import { literal, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import { readQuestion } from "@/lib/builtin/question/reading";
import {
  readSentenceQuestion,
  type SentenceQuestion,
} from "@/lib/builtin/question/sentence-question";
import { giveUpSource, problemSource, reason, reasonSource } from "@/lib/builtin/reasons/reason";
import { quoteSource } from "./quote-source";
import { chooseForm } from "./records/forms";
import { scopeSource } from "./scope-plan";

export function planSentence(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const { language } = reading;
  const asked = readSentenceQuestion(reading);
  if (asked === null || chooseForm(findFact(conversation.turns, "forms")) !== null)
    return pass(reason(language, "noResult"));
  const scope = scopeSource(conversation, asked.scope, language);
  if ("plan" in scope) return scope.plan;
  return step(
    "I look for a sentence that holds every content word of the question; only if it is the only one, I trust it.",
    sentenceCell(asked, scope.source, language),
  );
}

function sentenceCell(asked: SentenceQuestion, scope: string, language: Language): string {
  const value = asked.value === null ? "null" : pattern(asked.value, "giu");
  const answer = asked.value === null ? "quoted(full)" : "`${full[0].values[0]}\\n${quoted(full)}`";
  return `// Compute: one sentence, and only one, must hold every content word of the question and little else.
${scope}
${quoteSource(language)}
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
const partial = sentences.filter(({ held }) => held > 0).sort((a, b) => b.held - a.held).slice(0, 3);
if (full.length === 0) ${problemSource(language, "noSentence", { words: literal(asked.words.join(", ")), near: `(partial.length > 0 ? ${reasonSource(language, "nearest", { found: "told(partial)" })} : "")` })}
if (full.length > 1) ${problemSource(language, "sentencesHold", { count: "full.length", found: "told(full)" })}
// The words must stand in the order of the question: in another, who does what to whom may be turned round.
const inOrder = (text: string) => {
  let at = 0;
  return stems.every((stem) => { const place = text.toLowerCase().indexOf(stem, at); if (place >= 0) at = place; return place >= 0; });
};
const negation = /\\b(?:not|no|never|neither|nor|without|except|unless|nicht|keine?[rnms]?|ohne|außer)\\b|ない|なら(?:ず|ぬ)|除/i;
if (full.length === 1 && ${asked.isOrdered} && !inOrder(folded(full[0].start, full[0].end))) ${problemSource(language, "sentenceOrder", { found: "told(full)" })}
if (value && full.length === 1 && negation.test(folded(full[0].start, full[0].end).replace(/なければならない/g, "")) && !negation.test(${literal(asked.text)})) ${problemSource(language, "sentenceMore", { found: "told(full)" })}
if (value && full.length === 1 && full[0].values.length !== 1) ${problemSource(language, "sentenceValues", { count: "full[0].values.length", found: "told(full)" })}
if (full.some(({ share }) => share < 0.35)) ${problemSource(language, "sentenceMore", { found: "told(full)" })}
if (full.some(({ start, end }) => end - start > 400)) ${problemSource(language, "sentenceLong", { found: "told(full)" })}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(${answer}, full.map(({ start, end }) => cite(start, end)));`;
}
