/** Plans for a fact that stands as `name: value` on a line of its own. The names must agree word for word. */
import { literal, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { type FieldQuestion, readFieldQuestion } from "@/lib/builtin/question/field-question";
import type { Language } from "@/lib/builtin/question/language";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";

export function planField(conversation: Conversation): Plan {
  const asked = readFieldQuestion(readQuestion(conversation.question));
  const { language } = readQuestion(conversation.question);
  if (asked === null) return pass(reason(language, "noResult"));
  const known = findFact(conversation.turns, "fields");
  if (known === undefined) {
    return step(
      "The question asks for one stated fact, so I look for a line that names it.",
      fieldCell(asked, language),
    );
  }
  return pass(reason(language, "noResult"));
}

function fieldCell({ words, isDate, isNumber }: FieldQuestion, language: Language): string {
  const kind = isDate
    ? `if (found.some(({ value }) => !/\\d/.test(value))) ${problemSource(language, "fieldNoDate")}\n`
    : "";
  const numeric = isNumber
    ? `if (found.some(({ value }) => !/\\d/.test(value))) ${problemSource(language, "fieldNoNumber")}\n`
    : "";
  return `// Compute: lines such as "name: value" whose name has exactly the words of the question.
const words = ${literal(words)};
const wordsOf = (text: string) => [...new Set((text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? []).filter((word) => !/^(?:the|of|a|an|der|die|das|des|name)$/.test(word)))];
const isName = (name: string) => {
  const own = wordsOf(name.replace(/の/g, " "));
  return own.length > 0 && own.length === words.length && own.every((word) => words.includes(word));
};
const found = grep(/^[ \\t>*•-]*([^\\n:：|]{1,60}?)[ \\t*]*[:：][ \\t*]*(\\S[^\\n]*?)[ \\t]*$/gm)
  .filter((hit) => isName(hit.groups?.[0] ?? "") && !context.slice(hit.start, hit.end).includes("~~"))
  .map((hit) => ({ hit, value: hit.groups?.[1] ?? "" }));
const values = [...new Set(found.map(({ value }) => value))];
console.log("fields: " + JSON.stringify(values.slice(0, 5).map((value) => value.slice(0, 120))));
const problems: string[] = [];
if (values.length > 1) ${problemSource(language, "fieldDiffers", { count: "values.length", values: 'values.slice(0, 4).map((value) => `${value} (line ${found.find((one) => one.value === value)?.hit.line})`).join("; ")' })}
// "green = on, red = fault" explains signs; it is not what is asked for.
if (values.some((value) => value.length > 200 || /^[^=,;]{1,40} = [^=]+[,;] [^=,;]{1,40} = /.test(value))) ${problemSource(language, "fieldPassage")}
${kind}${numeric}if (values.length > 0 && problems.length > 0) ${giveUpSource(language)}
else if (values.length === 1) FINAL(values[0], found.slice(0, 3).map(({ hit }) => cite(hit.start, hit.end)));`;
}
