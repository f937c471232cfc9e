/** Plans for quoting a numbered provision. */
import { abstainStep, literal, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import { readNumeral } from "@/lib/builtin/question/numerals";
import {
  type ProvisionQuestion,
  readProvisionQuestion,
} from "@/lib/builtin/question/provision-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";
import { amendingSource } from "./amending-source";
import { headingsCell, numeralSource, readHeadings } from "./headings";
import { quoteSource } from "./quote-source";
import { titleOf } from "./title-of";
import { unexplained } from "./unexplained";

export function planProvision(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const asked = readProvisionQuestion(reading, titleOf(conversation));
  const { language } = reading;
  if (asked === null) return pass(reason(language, "noResult"));
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover, language));
  const forms = readHeadings(findFact(conversation.turns, "headings"));
  if (forms === null)
    return step(`I look for the headings of each ${asked.part.key}.`, headingsCell(asked.part));
  const best = [...forms].sort((a, b) => b.count - a.count)[0];
  if (best === undefined)
    return {
      kind: "step",
      step: abstainStep(reason(language, "noProvisions", { part: asked.part.key })),
    };
  return step(
    `Headings like "${best.first.slice(0, 60)}" begin the provisions, so I take the one asked for.`,
    provisionCell(asked, best.source, language),
  );
}

function provisionCell(asked: ProvisionQuestion, source: string, language: Language): string {
  const { number, branch, paragraph, sentence } = asked;
  const suffix = /[a-z]$/i.exec(number)?.[0] ?? "";
  return `// Compute: take the provision with this number; exactly one must bear it.
const provisions = split_sections(${source});
${numeralSource}
const wanted = { number: ${Number.parseInt(number, 10)}, suffix: ${literal(suffix.toLowerCase())}, branch: ${branch === null ? "null" : String(readNumeral(branch))} };
const bears = (part: { title: string; groups?: string[] }) => {
  const token = part.groups?.find((group) => group) ?? "";
  const branch = /[条項節]の([一二三四五六七八九十0-9０-９]+)/.exec(part.title);
  return numeral(token) === wanted.number && (/[a-z]$/.exec(token)?.[0] ?? "") === wanted.suffix && (branch ? numeral(branch[1]) : null) === wanted.branch;
};
const bearing = provisions.filter(bears).filter((part) => part.body.trim() !== "");
// Supplementary provisions count anew from 1; unless they are asked for, the main part is meant.
const supplement = ${asked.isSupplement ? "-1" : "[...context.matchAll(/^[　 \\t]*附[　 ]*則/gm)].find((line) => line.index > (provisions[0]?.start ?? 0))?.index ?? -1"};
const main = supplement < 0 ? bearing : bearing.filter((part) => part.start < supplement);
const matches = main.length > 0 ? main : bearing;
// The text ends where a larger heading, an amendment, an annex, the signatures or the caption of the next provision begin.
const larger = /^[#\\s　]*(?:第[一二三四五六七八九十百]+[編章節款目]|附[　 ]*則|(?:chapter|part|title|abschnitt|kapitel|teil)\\s+[\\dIVXLC]+)|^#{1,2} |^[#\\s　【]*(?:(?:amendment|addendum|nachtrag|anlage|anhang|exhibit|schedule|annex|appendix)\\b[^;\\n]{0,60}(?<![.;])$|(?:変更|修正|追加)?覚書|別紙|別表|(?:signed|unterzeichnet|in witness)\\b|(?:令和|平成|昭和)[^。\\n]{1,12}日[ 　]*$)|^\\p{Lu}[\\p{L} -]{2,30}, (?:den )?\\d{1,2}\\. ?[\\p{L}\\d]+\\.? ?\\d{4}[ \\t]*$/imu;
const bodyOf = (part: { body: string; bodyStart: number }) => {
  const cut = part.body.search(larger);
  const text = (cut > 0 ? part.body.slice(0, cut) : part.body).replace(/\\n\\s*（[^（）\\n]{1,40}）\\s*$/, "");
  return { text, start: part.bodyStart };
};
// Numbered paragraphs: (2), ○２, ② or ２ at the start of a line; the first may bear no number.
const marks = /^[#\\s　]*(?:\\((\\d+[a-z]?)\\)|○([２-９]|[１２][０-９]|[一二三四五六七八九十]+|\\d+)|([②-⑳])|([２-９]|[１２][０-９])(?=[　 ]))[ \\t　]*/gm;
const paragraphsOf = (text: string, start: number) => {
  const found = [...text.matchAll(marks)];
  const pieces = found.map((mark, i) => ({ from: mark.index + mark[0].length, to: found[i + 1]?.index ?? text.length }));
  const opening = { from: 0, to: found[0]?.index ?? text.length };
  const all = text.slice(opening.from, opening.to).trim() === "" ? pieces : [opening, ...pieces];
  return all.map(({ from, to }) => ({ start: start + from, end: start + to, text: text.slice(from, to) }));
};
${quoteSource(language)}
const problems: string[] = [];
if (matches.length !== 1) ${problemSource(language, "bearNumber", { count: "matches.length" })}
const body = matches[0] ? bodyOf(matches[0]) : { text: "", start: 0 };
const paragraphs = paragraphsOf(body.text, body.start);
${amendingSource}
const amending = amendedPlaces().filter((hit) => hit.number.split(".")[0] === ${literal(number.toLowerCase())} && (hit.start < body.start || hit.start >= body.start + body.text.length));
if (matches.length === 1 && amending.length > 0) ${problemSource(language, "clauseAmended", { found: "told(amending)" })}
console.log(matches.map((part) => part.title.trim()), "paragraphs:", paragraphs.length);
${paragraph === null ? "const chosen = paragraphs;" : `const chosen = paragraphs.slice(${paragraph - 1}, ${paragraph});\nif (chosen.length === 0) ${problemSource(language, "paragraphs", { count: "paragraphs.length" })}`}
const quotes = chosen.flatMap((paragraph) => blocksOf(paragraph.start, paragraph.end))${sentence === null ? "" : `.flatMap((block) => sentencesOf(block.start, block.end)).slice(${sentence - 1}, ${sentence})`};
if (quotes.length === 0) ${problemSource(language, "noProvisionText")}
if (problems.length > 0) ${giveUpSource(language)}
else FINAL(quoted(quotes), quotes.map(({ start, end }) => cite(start, end)));`;
}
