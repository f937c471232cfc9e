/** Plans for the usual clauses of a contract: exactly one sentence must qualify, or the engine abstains. */
import { nearPass, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import type { Conversation } from "@/lib/builtin/conversation";
import { type ClauseQuestion, readClauseQuestion } from "@/lib/builtin/question/clause-question";
import type { Language } from "@/lib/builtin/question/language";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason, reasonSource } from "@/lib/builtin/reasons/reason";
import { clauseChecks, plainValueSource } from "./clause-checks";
import { quoteSource } from "./quote-source";
import { scopeSource } from "./scope-plan";
import { unexplained } from "./unexplained";

export function planClause(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const asked = readClauseQuestion(reading);
  // From when and until when is asked for one date, not for the clause.
  if (asked === null || (!asked.quote && /いつ(?:から|まで)/.test(reading.text)))
    return pass(reason(reading.language, "noResult"));
  const { language } = reading;
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover, language));
  const scope = scopeSource(conversation, asked.scope, language);
  if ("plan" in scope) return scope.plan;
  return step(
    `I look for every sentence that may be ${asked.topic.key}; only if there is exactly one, I trust it.`,
    clauseCell(asked, scope.source, language),
  );
}

/** A limit that is one of several lettered items holds only together with the others. */
function listItemSource(language: Language, clause: string): string {
  return `if (clauses.some(({ start, end }) => /^\\(?[a-z]\\)\\s/i.test(folded(start, end)) && /\\bliab(?:le|ility)/i.test(context.slice(Math.max(from, start - 900), start)))) ${problemSource(language, "clauseItem", { clause, found: "told(clauses)" })}
`;
}

function clauseCell({ topic, quote }: ClauseQuestion, scope: string, language: Language): string {
  const holds = topic.holds.map((source) => pattern(source, "i")).join(", ");
  const lacks = topic.lacks.map((source) => pattern(source, "i")).join(", ");
  const clause = JSON.stringify(topic.names[language]);
  const near = reasonSource(language, "nearest", { found: "told(nearby)" });
  return `// Compute: which sentences have all the words of such a clause? There must be exactly one.
${scope}
${quoteSource(language)}
const holds = [${holds}];
const sentences = sentencesOf(from, to);
const lacks: RegExp[] = [${lacks}];
const clauses = sentences.filter(({ start, end }) => {
  const text = folded(start, end);
  return holds.every((shape) => shape.test(text)) && !lacks.some((shape) => shape.test(text));
});
console.log(sentences.length, "sentences,", clauses.length, "qualify");
for (const { start, end } of clauses.slice(0, 4)) console.log("  " + folded(start, end).slice(0, 400));
const problems: string[] = scopeProblem ? [scopeProblem] : [];
const nearby = sentences.filter(({ start, end }) => ${pattern(topic.near, "i")}.test(folded(start, end))).slice(0, 3);
if (clauses.length === 0) ${problemSource(language, "noClause", { clause, near: `(nearby.length > 0 ? ${near} : "")` })}
if (clauses.length > 1) ${problemSource(language, "severalClauses", { clause, count: "clauses.length", found: "told(clauses)" })}
${clauseChecks(language, topic.names[language])}
${topic.key === "the limit of liability" ? listItemSource(language, clause) : ""}${quote || topic.value === null ? "const values: string[] = [];" : valueSource(topic.value, topic.value.includes("[Ll]aws") ? "g" : "gi", clause, language)}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(values.length === 1 ? \`\${values[0]}\\n\${quoted(clauses)}\` : quoted(clauses), clauses.map(({ start, end }) => cite(start, end)));`;
}

/** One value is told before the sentence; where it holds several or none, the sentence says it better. */
function valueSource(value: string, flags: string, clause: string, language: Language): string {
  return `${plainValueSource}
const values = [...new Set(clauses.flatMap(({ start, end }) => [...folded(start, end).matchAll(${pattern(value, flags)})].map((hit) => plain(hit.slice(1).find((group) => group !== undefined) ?? ""))))];
console.log("values:", values);
// A clause in English that names no one law or no one span of time is not told as if it did.
if (values.length !== 1 && clauses.length === 1 && /\\blaws?\\b|\\brenew|\\bextend/i.test(folded(clauses[0].start, clauses[0].end))) ${problemSource(language, "clauseValues", { clause, count: "values.length", found: "told(clauses)" })}`;
}
