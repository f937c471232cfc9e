/**
 * Plans for one value that the text states: a date, a sum, a rate, a span of time, a person. The value is told with its
 * sentence; where two places differ, or a condition, a denial or an amendment stands in the way, there is no answer.
 */
import { literal, nearPass, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import { readQuestion } from "@/lib/builtin/question/reading";
import { readValueQuestion, type ValueQuestion } from "@/lib/builtin/question/value-question";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";
import { amendingSource } from "./amending-source";
import { plainValueSource } from "./clause-checks";
import { quoteSource } from "./quote-source";
import { chooseForm } from "./records/forms";
import { titleOf } from "./title-of";
import { valueChecksSource } from "./value-checks-source";
import { namedDatePattern, valuePattern } from "./value-kinds-source";
import { valueMatchSource } from "./value-match-source";
import { valueScopeSource } from "./value-scope-source";
import { valueUnitsSource } from "./value-units-source";
import { valueWordsSource } from "./value-words-source";

export function planValue(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const { language } = reading;
  const asked = readValueQuestion(reading);
  const form = chooseForm(findFact(conversation.turns, "forms"));
  // A text that is all records states nothing in sentences; one with tables among its sentences does.
  if (asked === null || (form !== null && form !== "piped"))
    return pass(reason(language, "noResult"));
  const nearest = findFact(conversation.turns, "stated");
  if (nearest === undefined)
    return step(
      "The question asks for one stated value, so I look for the sentence or labelled line that states it.",
      valueCell(conversation, asked, language),
    );
  const near =
    typeof nearest === "string" && nearest !== ""
      ? reason(language, "nearest", { found: nearest })
      : "";
  return nearPass(reason(language, "noField", { words: asked.rest, near }));
}

function valueCell(conversation: Conversation, asked: ValueQuestion, language: Language): string {
  return `// Compute: which sentences and labelled lines state a value for the words of the question, and for no others?
${quoteSource(language)}
const question = ${literal(conversation.question)};
const isGerman = ${language === "de"};
const kind: string = ${literal(asked.kind)};
const side: string | null = ${literal(asked.side)};
const asksDate = ${asked.asksDate};
const namedDates = ${pattern(namedDatePattern(), "gu")};
const valueShape = ${pattern(valuePattern(asked.kind, asked.unit), "gu")};
${valueWordsSource}
const asked = wordsOf(${literal(asked.rest)}).filter((word) => kind !== "date" || !/^(?:hold|plac|take|statt)$/.test(word));
const participle = asked.indexOf(stemOf(${literal(asked.participle ?? "")}));
const titleWords = new Set(wordsOf(${literal(titleOf(conversation).replace(/\n[\s\S]*/, ""))}));
const forms = [...asked, ...[...irregular].filter(([, stem]) => asked.includes(stem)).map(([word]) => word)].map((word) => word.replace(/[^\\p{L}\\p{N}]/gu, "."));
const tells = new RegExp((asksDate ? [...forms, "dat(?:e|um)"] : forms).join("|") || "(?!)", "iu");
${valueUnitsSource}
${valueMatchSource}
${amendingSource}
${valueChecksSource}
${valueScopeSource}
const candidates = asked.length === 0 || units.length > 20_000 ? [] : units.filter((unit) => !isNoStatement(unit)).flatMap((unit) => {
  const lines = labelled(unit);
  if (lines.length > 0) return lines;
  const direct = [...stated(unit), ...inRole(unit)];
  return direct.length > 0 ? direct : gathered(unit);
});
const values = [...new Set(candidates.map(({ value }) => plainOf(value)))];
const spans = [...new Set(candidates.map(({ unit }) => unit))];
console.log(units.length, "sentences and lines hold a word of the question;", spans.length, "state a value:", values);
const problems: string[] = [];
if (candidates.length === 0) {
  const held = (unit: Unit) => asked.filter((word) => wordsOf(unit.text).includes(word)).length;
  console.log("stated: " + JSON.stringify(told(units.filter((unit) => held(unit) * 2 > asked.length).slice(0, 3)).replace(/[⟦⟧]/g, "")));
} else {
  const [{ value: written, unit }] = candidates;
  // A date that is only named stands where the name is given.
  const named = /^the .* date$/i.test(written) ? [...context.matchAll(namedDates)].filter((hit) => hit[2].toLowerCase() === plainOf(written)) : [];
  const value = named[0]?.[1] ?? written;
  if (/^the .* date$/i.test(value) || new Set(named.map((hit) => plainOf(hit[1]))).size > 1) ${problemSource(language, "sentenceValues", { count: "named.length", found: "told(spans)" })}
  if (values.length > 1) ${problemSource(language, "sentencesHold", { count: "spans.length", found: "told(spans)" })}
  if (candidates.some(({ how }) => how === "several")) ${problemSource(language, "sentenceValues", { count: "2", found: "told(spans)" })}
  if (candidates.some(({ clause, unit, how, isNarrow }) => (how !== "label" && isHedged(clause, question)) || isNarrow || isSample(unit.start) || isOneVariant(unit.start))) ${problemSource(language, "sentenceHedged", { found: "told(spans)" })}
  const amending = spans.flatMap(({ start }) => amendingOf(start));
  if (amending.length > 0) ${problemSource(language, "clauseAmended", { clause: literal(asked.rest), found: "told(amending)" })}
  // What the whole text is about tells no passage from another.
  const telling = asked.filter((word) => !titleWords.has(word) && !/^(?:agreement|contract|lease|act|policy|vertrag|before|after|no)$/.test(word));
  const least = asked.length <= 2 ? asked.length : Math.ceil(asked.length * 0.67);
  const takenBack = [...spans.filter(({ end }) => isTakenBack(end, value) || isUndone(end)), ...correctedBy(value)];
  const rivals = units.filter((other) => !spans.includes(other) && other.text !== unit.text).filter((other) => {
    const words = wordsOf(other.text);
    const held = asked.filter((word) => words.includes(word)).length;
    const isNew = changes.test(other.text);
    const subject = telling.length > 0 ? telling : asked;
    const isAbout = isNew && subject.filter((word) => words.includes(word)).length * 2 >= subject.length;
    if (held < least && !isAbout) return false;
    const differing = [...other.text.matchAll(valueShape)].filter((hit) => plainOf(hit[0]) !== values[0] && plainOf(hit[0]) !== plainOf(value) && sameSort(hit[0], value));
    return differing.length > 0 || (kind === "person" && isNew && held === asked.length);
  });
  if (rivals.length + takenBack.length > 0) ${problemSource(language, "valueOtherwise", { found: "told([...rivals, ...takenBack])" })}
  if (unit.end - unit.start > 500) ${problemSource(language, "sentenceLong", { found: "told(spans)" })}
  ${plainValueSource.replaceAll("\n", "\n  ")}
  if (problems.length > 0) ${giveUpSource(language)}
  else FINAL(/\\d/.test(value) || kind !== "duration" ? value : plain(value), [...spans.slice(0, 3).map(({ start, end }) => cite(start, end)), ...named.slice(0, 1).map((hit) => cite(hit.index, hit.index + hit[0].length))]);
}`;
}
