/** The checks that clauses and definitions share, as parts of a cell over `clauses`, the sentences found. */
import type { Language } from "@/lib/builtin/question/language";
import { problemSource } from "@/lib/builtin/reasons/reason";
import { amendingSource } from "./amending-source";

/** A sentence that a page or a list cuts, that runs into others, or that a later passage amends, is not the clause. */
export function clauseChecks(language: Language, name: string): string {
  const clause = JSON.stringify(name);
  const found = "told(clauses)";
  return `if (clauses.some(({ start, end }) => !/[.;。]["”'’)\\]」]*$/.test(folded(start, end)))) ${problemSource(language, "clauseCut", { clause, found })}
if (clauses.some(({ start, end }) => end - start > 1100)) ${problemSource(language, "clauseMerged", { clause })}
const numberOf = (start: number) => {
  const own = /^[ \\t#*]*(?:(?:Section|Clause|Article|§)[ \\t]*)?(\\d+(?:\\.\\d+)*)/i.exec(context.slice(context.lastIndexOf("\\n", start) + 1))?.[1];
  // A paragraph such as (2) belongs to the provision whose heading stands before it.
  const above = [...context.slice(Math.max(0, start - 6000), start + 1).matchAll(/^[#\\s　]*(?:(?:§|Artikel|Art\\.|Article|Section)[ \\t]*(\\d+)|第([0-9０-９〇一二三四五六七八九十百]+)条)/gim)].at(-1);
  return own ?? above?.[1] ?? (above?.[2] === undefined ? null : String(Number(above[2].normalize("NFKC")) || above[2]));
};
${amendingSource}
const own = clauses.map(({ start }) => numberOf(start));
const amending = amendedPlaces().filter((hit) => hit.start >= from && hit.end <= to && own.some((number) => number !== null && (hit.number === number || hit.number.startsWith(number + ".") || number.startsWith(hit.number + "."))));
if (amending.length > 0) ${problemSource(language, "clauseAmended", { found: "told(amending)" })}`;
}

/** "sixty (60) days" and "six months" are given as 60 days and 6 months. */
export const plainValueSource = `const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const plain = (value: string) => {
  const digits = /\\((\\d+)\\)[\\s-]*(.*)$/.exec(value);
  const words = /^(\\w+)[\\s-]+(\\w+)$/.exec(value);
  const number = words ? numbers.indexOf(words[1].toLowerCase()) : -1;
  return (digits ? \`\${digits[1]} \${digits[2]}\` : number > 0 ? \`\${number} \${words?.[2]}\` : value).replace(/-(?=day|month|year|week)/, " ").replace(/calendar (?=day|month|year|week)/i, "");
};`;
