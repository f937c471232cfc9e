/**
 * Plans for what a name stands for: the one sentence that defines it, or that says in so many words what it is.
 * Any other sentence that gives a number for the same name makes the answer uncertain, and then there is none.
 */
import {
  escapePattern,
  literal,
  nearPass,
  type Plan,
  pass,
  pattern,
  step,
} from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import {
  type DefinitionQuestion,
  readDefinitionQuestion,
} from "@/lib/builtin/question/definition-question";
import type { Language } from "@/lib/builtin/question/language";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";
import { clauseChecks, plainValueSource } from "./clause-checks";
import { quoteSource } from "./quote-source";
import { chooseForm } from "./records/forms";
import { wholeText } from "./scope-plan";

export function planDefinition(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const { language } = reading;
  const asked = readDefinitionQuestion(reading);
  if (asked === null || chooseForm(findFact(conversation.turns, "forms")) !== null)
    return pass(reason(language, "noResult"));
  const nearest = findFact(conversation.turns, "definition");
  if (nearest === undefined)
    return step(
      `I look for the sentence that says what ${asked.phrase} is; only if there is exactly one, I trust it.`,
      definitionCell(asked, language),
    );
  const near =
    typeof nearest === "string" && nearest !== ""
      ? reason(language, "nearest", { found: nearest })
      : "";
  return nearPass(reason(language, "noField", { words: asked.phrase, near }));
}

const states =
  "(?:is|are|shall be|will be|amounts? to|equals?|means?|runs?|lasts?|beträgt|betragen|ist|sind|dauert|lautet)";
/** After these the sentence says something about the thing, and not what it is. */
const aside =
  "(?:not|subject|extended|deemed|suspended|waived|exceeded|missed|open|overdue|unpaid|paid|changed|amended|terminated|invalid|void|required|entitled|liable|responsible|bound|obliged|obligated|calculated|determined|due|payable|nicht|keine?)";
const duration =
  "(?:[a-z]+(?:-[a-z]+)? \\(\\d+\\)|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\\s-](?:calendar |business |working )?(?:days?|weeks?|months?|years?|hours?)|\\d+ (?:Tage?n?|Wochen?|Monate?n?|Jahre?n?)|[0-9０-９一二三四五六七八九十百]+(?:日間?|か月間?|ヶ月間?|箇月|年間?|週間)";

/** A number in figures or in words. */
const number =
  "[\\d０-９]|[一二三四五六七八九十百千万]+(?:円|日|年|か月|ヶ月|箇月|週|割|パーセント)|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|eine?[nrms]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\\b";

function definitionCell(asked: DefinitionQuestion, language: Language): string {
  const { phrase, asksWho, asksDuration, asksNumber } = asked;
  const isLatin = /^\p{Script=Latin}/u.test(phrase);
  const name = escapePattern(phrase).replace(/\s+/g, "\\s+");
  const bounded = isLatin ? `(?<![\\p{L}\\p{N}-])${name}(?:es|s|n|en)?(?![\\p{L}\\p{N}-])` : name;
  const defines = `["“„«「]${name}["”“»」]\\s*(?:\\([^)]*\\)\\s*)?(?:shall |will )?(?:means?|ha(?:s|ve) the (?:same )?meaning|(?:is|are) defined|refers? to|bezeichnet|bedeutet|ist|sind|とは)|(?:^|[。\\s（(第\\d条項)）])「?${name}」?とは`;
  const names = `\\([^()"“„]{0,60}["“„]${name}["”“]\\s*\\)`;
  const says = isLatin
    ? `^(?:[\\d.()a-z]{0,8}\\s+)?(?:(?:the|die|der|das|an?|each|this)\\s+)?${name}(?:\\s+(?:of|under|for|in) (?:this|the|each) \\w+)?\\s+${states}(?!\\s+${aside}\\b)`
    : `^(?:[第条項\\d０-９一二三四五六七八九十.()（）\\s]*)${name}(?:は|とは)`;
  const clause = literal(phrase);
  return `// Compute: which sentences define the name, or say in so many words what it is?
${wholeText}
${quoteSource(language)}
const sentences = sentencesOf(from, to);
const holding = (shape: RegExp) => sentences.filter(({ start, end }) => shape.test(folded(start, end)));
const defining = holding(${pattern(defines, "iu")});
const naming = holding(${pattern(names, "iu")}).filter(({ start, end }) => end - start <= 400);
const saying = ${asksWho ? "holding(/(?!)/)" : `holding(${pattern(says, "iu")})${asksNumber ? `.filter(({ start, end }) => ${pattern(number, "iu")}.test(folded(start, end).replace(/^[\\d.()]+\\s/, "")))` : ""}`};
const clauses = defining.length > 0 ? defining : ${asksWho ? "naming" : "saying.length > 0 ? saying : naming"};
// Another sentence with the name and a number may say otherwise.
const rivals = clauses === saying ? holding(${pattern(bounded, "iu")}).filter((span) => !clauses.includes(span) && /\\d|\\b(?:${"one|two|three|four|five|six|seven|eight|nine|ten|twelve"}) (?:days|weeks|months|years)\\b|[一二三四五六七八九十]+(?:日|月|年)/.test(folded(span.start, span.end).replace(/^[\\d.()]+\\s/, "").replace(/\\b(?:Section|Clause|Article|Schedule|Annex) [\\d.]+/g, ""))) : [];
console.log(sentences.length, "sentences:", defining.length, "define it,", naming.length, "name it,", saying.length, "say it;", rivals.length, "others hold it with a number");
const last = ${literal(phrase.split(/\s+/).at(-1) ?? phrase)}.toLowerCase();
const nearby = [...rivals, ...holding(${pattern(bounded, "iu")}), ...sentences.filter(({ start, end }) => folded(start, end).toLowerCase().includes(last))];
const problems: string[] = [];
if (clauses.length === 0) console.log("definition: " + JSON.stringify(told([...new Set(nearby)].slice(0, 3)).replace(/[⟦⟧]/g, "")));
else {
  if (new Set(clauses.map(({ start, end }) => folded(start, end))).size > 1 || rivals.length > 0) ${problemSource(language, "severalClauses", { clause, count: "clauses.length + rivals.length", found: "told([...clauses, ...rivals])" })}
  if (clauses !== naming) {
    ${clauseChecks(language, phrase).replaceAll("\n", "\n    ")}
  }
  ${plainValueSource.replaceAll("\n", "\n  ")}
  const values = ${asksDuration ? `[...new Set(folded(clauses[0].start, clauses[0].end).match(${pattern(duration, "giu")}) ?? [])].map(plain)` : "[] as string[]"};
  if (problems.length > 0) ${giveUpSource(language)}
  else FINAL(values.length === 1 ? \`\${values[0]}\\n\${quoted(clauses.slice(0, 1))}\` : quoted(clauses.slice(0, 1)), clauses.map(({ start, end }) => cite(start, end)));
}`;
}

/** What no rule could use, with questions that work on any text. */
export function unknownKind(language: Language): string {
  const examples = {
    en: "How many times does “…” occur? · Quote section 3. · What is the notice period? · What does “…” mean?",
    de: "Wie oft kommt „…“ vor? · Zitiere Abschnitt 3. · Wie lang ist die Kündigungsfrist? · Was bedeutet „…“?",
    ja: "「…」は何回出てきますか。・第3条を引用してください。・「…」とは何ですか。",
  }[language];
  return reason(language, "unknownKind", { examples });
}
