/** Plans for the usual clauses of a contract: exactly one sentence must qualify, or the engine abstains. */
import { nearPass, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import type { Conversation } from "@/lib/builtin/conversation";
import { type ClauseQuestion, readClauseQuestion } from "@/lib/builtin/question/clause-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { quoteSource } from "./quote-source";
import { scopeSource } from "./scope-plan";
import { unexplained } from "./unexplained";

export function planClause(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const asked = readClauseQuestion(reading);
  if (asked === null) return pass("The question asks for no clause that the rules know.");
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover));
  if (!asked.quote && asked.topic.value === null)
    return pass("Only a quote of this clause can be given, no value.");
  if (conversation.documents.length > 1) return pass("Several documents were given; name one.");
  const scope = scopeSource(conversation, asked.scope);
  if ("plan" in scope) return scope.plan;
  return step(
    `I look for every sentence that may be ${asked.topic.key}; only if there is exactly one, I trust it.`,
    clauseCell(asked, scope.source),
  );
}

/** A limit that is one of several lettered items holds only together with the others. */
const listItemSource = `if (clauses.some(({ start, end }) => /^\\(?[a-z]\\)\\s/i.test(folded(start, end)) && /\\bliab(?:le|ility)/i.test(context.slice(Math.max(from, start - 900), start)))) problems.push("it is one item of several");
`;

function clauseCell({ topic, quote }: ClauseQuestion, scope: string): string {
  const holds = topic.holds.map((source) => pattern(source, "i")).join(", ");
  const lacks = topic.lacks.map((source) => pattern(source, "i")).join(", ");
  return `// Compute: which sentences have all the words of such a clause? There must be exactly one.
${scope}
${quoteSource}
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
if (clauses.length === 0) problems.push("no sentence has all the words of such a clause");
if (clauses.length > 1) problems.push(\`\${clauses.length} sentences may be meant\`);
if (clauses.some(({ start, end }) => !/[.;。]["”'’)\\]]*$/.test(folded(start, end)))) problems.push("its sentence is cut off by a page or a list");
if (clauses.some(({ start, end }) => end - start > 1100)) problems.push("its sentence cannot be told from what surrounds it");
${topic.key === "the limit of liability" ? listItemSource : ""}const numberOf = (start: number) => /^[ \\t#*]*(?:(?:Section|Clause|Article|§)[ \\t]*)?(\\d+(?:\\.\\d+)*)/i.exec(context.slice(context.lastIndexOf("\\n", start) + 1))?.[1] ?? null;
const amended = [...context.slice(from, to).matchAll(/\\b(?:Section|Clause|Article|Paragraph|§)\\s*(\\d+(?:\\.\\d+)*)[^;]{0,200}?\\b(?:is|are|shall be)\\s+(?:hereby\\s+)?(?:replaced|amended|deleted|restated|modified|superseded)/gi)].map((hit) => hit[1]);
const own = clauses.map(({ start }) => numberOf(start));
if (own.some((number) => number !== null && amended.some((other) => other === number || other.startsWith(number + ".") || number.startsWith(other + ".")))) problems.push("a later passage of the text amends this clause");
${quote ? "const values: string[] = [];" : valueSource(topic.value ?? "", topic.value?.includes("[Ll]aws") ? "g" : "gi")}
if (problems.length > 0) ABSTAIN(\`I cannot give ${topic.key}: \${problems.join("; ")}.\`);
else FINAL(${quote ? "quoted(clauses)" : "`${values[0]}\\n${quoted(clauses)}`"}, clauses.map(({ start, end }) => cite(start, end)));`;
}

function valueSource(value: string, flags: string): string {
  return `// "sixty (60) days" and "six months" are given as 60 days and 6 months.
const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const plain = (value: string) => {
  const digits = /\\((\\d+)\\)[\\s-]*(.*)$/.exec(value);
  const words = /^(\\w+)[\\s-]+(\\w+)$/.exec(value);
  const number = words ? numbers.indexOf(words[1].toLowerCase()) : -1;
  return (digits ? \`\${digits[1]} \${digits[2]}\` : number > 0 ? \`\${number} \${words?.[2]}\` : value).replace(/-(?=day|month|year|week)/, " ").replace(/calendar (?=day|month|year|week)/i, "");
};
const values = [...new Set(clauses.flatMap(({ start, end }) => [...folded(start, end).matchAll(${pattern(value, flags)})].map((hit) => plain(hit[1]))))];
console.log("values:", values);
if (values.length !== 1) problems.push(\`it holds \${values.length} values that may be meant\`);`;
}
