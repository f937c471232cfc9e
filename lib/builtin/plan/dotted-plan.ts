/** Plans for quoting a clause by its dotted number, 12.1, which stands at the beginning of its line. */
import { literal, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import type { Conversation } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import { readDottedQuestion } from "@/lib/builtin/question/provision-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";
import { amendingSource } from "./amending-source";
import { quoteSource } from "./quote-source";
import { titleOf } from "./title-of";
import { unexplained } from "./unexplained";

export function planDotted(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const { language } = reading;
  const number = readDottedQuestion(reading, titleOf(conversation));
  if (number === null) return pass(reason(language, "noResult"));
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover, language));
  return step(
    `Clauses begin with their number, so I take the one that begins with ${number}.`,
    dottedCell(number, language),
  );
}

function dottedCell(number: string, language: Language): string {
  return `// Compute: take the clause that begins with this number; exactly one must, and nothing later may amend it.
${quoteSource(language)}
const wanted = ${literal(number)};
const lines = [...context.matchAll(/^[ \\t#*]*(?:(?:Section|Clause|Article|§|Ziffer|Abschnitt)[ \\t]*)?(\\d+(?:\\.\\d+)*)[.)]?[ \\t*]+(?=\\S)/gim)].map((hit) => ({ number: hit[1], start: hit.index, textStart: hit.index + hit[0].length }));
const isContents = (start: number) => /(?:\\.{3,}|\\t)\\s*\\d+\\s*$/.test(context.slice(start, context.indexOf("\\n", start) < 0 ? context.length : context.indexOf("\\n", start)));
const bearing = lines.filter((line) => line.number === wanted && !isContents(line.start));
const problems: string[] = [];
console.log(lines.length, "numbered lines;", bearing.length, "bear the number", wanted);
if (bearing.length !== 1) ${problemSource(language, "bearNumber", { count: "bearing.length" })}
const begin = bearing[0]?.textStart ?? 0;
const next = lines.find((line) => line.start > begin && !line.number.startsWith(wanted + "."));
const heading = /^#{1,6} |^[ \\t]*(?:Signed|IN WITNESS)\\b/m.exec(context.slice(begin));
const end = Math.min(next?.start ?? context.length, heading ? begin + heading.index : context.length);
${amendingSource}
const amending = amendedPlaces().filter((hit) => (hit.start < begin || hit.start >= end) && (hit.number === wanted || wanted.startsWith(hit.number + ".")));
if (amending.length > 0) ${problemSource(language, "clauseAmended", { found: "told(amending)" })}
const quotes = bearing.length === 1 ? blocksOf(begin, end) : [];
if (bearing.length === 1 && quotes.length === 0) ${problemSource(language, "noProvisionText")}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(quoted(quotes), quotes.map(({ start, end }) => cite(start, end)));`;
}
