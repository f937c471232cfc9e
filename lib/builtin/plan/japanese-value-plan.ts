/**
 * Plans for one value that a Japanese text states: the thing asked for must begin its sentence, or stand alone before
 * は, として or を, and its value must follow at once.
 */
import { escapePattern, literal, type Plan, pass, pattern, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import {
  type JapaneseValueQuestion,
  readJapaneseValueQuestion,
} from "@/lib/builtin/question/japanese-value-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { giveUpSource, problemSource, reason } from "@/lib/builtin/reasons/reason";
import { amendingSource } from "./amending-source";
import { quoteSource } from "./quote-source";
import { chooseForm } from "./records/forms";

const number = "[0-9０-９〇一二三四五六七八九十百千万億,，.．]+";
const day = `(?:(?:(?:令和|平成|昭和)(?:${number}|元)|[0-9０-９]{4})年)?${number}月(?:${number}日|末日)|(?:翌月|毎月|当月|各月)(?:末日|${number}日)`;

function valueShape({ kind, unit }: JapaneseValueQuestion): string {
  if (kind === "date") return day;
  if (kind === "amount") return `${number}(?:円|ドル|ユーロ)`;
  if (kind === "percent") return `(?:年|月)?${number}(?:パーセント|[%％])`;
  return `${number}${unit}間?`;
}

/** The one thing that contracts name in several ways. */
const namesOf: Readonly<Record<string, string>> = { 契約期間: "(?:契約期間|有効期間|期間)" };

/** What the sentence must say from the thing's name to the end of the value. */
function statement(asked: JapaneseValueQuestion): string {
  const name = asked.parts.map((part) => namesOf[part] ?? escapePattern(part)).join("の?");
  const alone = `(?<![\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー\\p{L}\\p{N}])(?:(?:本契約|この契約|本規則|本件)の|第${number}条の)?(?:有効)?${name}(?:の額|の金額|の利?率)?`;
  const value = `(?<value>${valueShape(asked)})`;
  const end =
    "(?=とする|とし[、た]|である|です|と決|に(?:開|行|実施|改め|変更)|を(?:[^、。]{1,6}に)?(?:支払|預|納|差し入れ)|[（(。]|$)";
  if (asked.kind !== "date") {
    const per =
      asked.per === null
        ? "(?:月額|年額|毎月|1か月につき)?"
        : asked.per === "年額"
          ? "年額"
          : "(?:月額|毎月|1か月につき)";
    return `${alone}(?:は|が|として|を)、?${asked.kind === "amount" ? `${per}金?` : ""}${value}${end}`;
  }
  if (asked.side === "from") return `${alone}は、?${value}(?:から|より|に(?:開始|始))`;
  if (asked.side === "until")
    return `${alone}は、?(?:(?:${day})(?:から|より)、?)?${value}(?=まで|に(?:終|満))`;
  return `${alone}は、?${value}${end}`;
}

export function planJapaneseValue(conversation: Conversation): Plan {
  const asked = readJapaneseValueQuestion(readQuestion(conversation.question));
  const form = chooseForm(findFact(conversation.turns, "forms"));
  const known = findFact(conversation.turns, "stated");
  if (asked === null || known !== undefined || (form !== null && form !== "piped"))
    return pass(reason("ja", "noResult"));
  return step("一つの値を尋ねる質問なので、それを述べる文を探します。", valueCell(asked));
}

function valueCell(asked: JapaneseValueQuestion): string {
  const head = asked.parts.at(-1) ?? "";
  return `// Compute: which sentences state the value of exactly this thing?
${quoteSource("ja")}
${amendingSource}
const shape = ${pattern(statement(asked), "u")};
const value = ${pattern(valueShape(asked), "gu")};
const all = [...context.matchAll(/[^。\\n]+。?/g)].map((hit) => {
  const lead = /^[\\s　#*]*(?:(?:[0-9０-９]+|[①-⑳]|[（(][0-9０-９]+[）)])[\\s　.．、]+)?/u.exec(hit[0])?.[0].length ?? 0;
  return { start: hit.index + lead, end: hit.index + hit[0].length, text: hit[0].slice(lead) };
});
const sentences = all.filter(({ text }) => ${pattern(namesOf[head] ?? escapePattern(head), "u")}.test(text));
const found = sentences.flatMap((sentence) => { const hit = shape.exec(sentence.text); return hit ? [{ ...sentence, value: hit.groups?.value ?? "" }] : []; });
const provisionOf = (start: number) => [...context.slice(0, start).matchAll(/^[#\\s　]*第([0-9０-９〇一二三四五六七八九十百]+)条/gm)].at(-1)?.[1] ?? null;
// A later passage that names the provision and gives the new value takes the place of the first.
const newer = found.filter(({ text }) => /第[0-9０-９〇一二三四五六七八九十百]+条の.{1,60}(?:に改め|に変更)/u.test(text));
const older = found.filter((one) => !newer.includes(one));
const named = /第([0-9０-９〇一二三四五六七八九十百]+)条/u.exec(newer[0]?.text ?? "")?.[1];
const isReplaced = newer.length === 1 && older.length === 1 && named !== undefined && provisionOf(older[0].start) === named && older[0].start < newer[0].start;
const stating = isReplaced ? newer : found;
console.log(sentences.length, "sentences name it;", found.length, "state its value:", found.map((one) => one.value));
if (stating.length === 0) console.log("stated: " + JSON.stringify(told(sentences.slice(0, 3)).replace(/[⟦⟧]/g, "")));
else {
  const problems: string[] = [];
  const [first] = stating;
  if (new Set(stating.map((one) => one.value)).size > 1) ${problemSource("ja", "sentencesHold", { count: "stating.length", found: "told(stating)" })}
  const hedges = /場合|とき[はに、]|ただし|但し|除[くい]|ない|予定|見込|案|例えば|仮に|旧|従来|当初|変更前|約[0-9０-９一二三]|程度|検討|見本|ひな形|記載例/u;
  const title = context.trim().split("\\n")[0];
  const heading = context.slice(0, first.start).split("\\n").slice(0, -1).findLast((line) => /^[#【■●]|^[^。]{1,12}$/.test(line.trim())) ?? "";
  if (stating.some(({ text, end }) => hedges.test(text) || /^[\\s　]*(?:ただし|但し|もっとも|なお)/.test(context.slice(end, end + 8))) || /見本|ひな形|記載例|例$|旧|案$/u.test(title + "\\n" + heading)) ${problemSource("ja", "sentenceHedged", { found: "told(stating)" })}
  const amended = amendedPlaces().filter((hit) => !isReplaced && stating.some(({ start, end }) => (hit.start < start || hit.start > end) && String(Number((provisionOf(start) ?? "").normalize("NFKC")) || provisionOf(start)) === hit.number));
  if (amended.length > 0) ${problemSource("ja", "clauseAmended", { clause: literal(head), found: "told(amended)" })}
  const rivals = sentences.filter((other) => !found.some(({ start }) => start === other.start) && [...other.text.matchAll(value)].some((hit) => hit[0] !== first.value));
  // A correction need not name what it corrects; a variant's heading narrows what stands under it.
  const differs = (text: string) => [...text.matchAll(value)].some((hit) => hit[0] !== first.value);
  const corrections = all.filter((other) => !found.some(({ start }) => start === other.start) && ((/訂正|誤り|延期|取り消|取消|(?:変更|改定|改訂)(?:し|いたし|とな|にな|され)/u.test(other.text) && differs(other.text)) || (/中止|取りやめ|延期|廃止/u.test(other.text) && stating.some(({ end }) => other.start >= end && other.start - end < 10))));
  const isMixed = ${asked.kind === "amount" || asked.kind === "percent"} && !isReplaced && stating.some(({ text }) => differs(text));
  const headings = [...context.matchAll(/^[#【■●◆\\s]*([^。、::\\n]{2,16}?)[】\\s]*$/gmu)].map((hit) => hit[1]).filter((text) => !/^第[0-9０-９〇一二三四五六七八九十百]+条/u.test(text));
  const own = heading.replace(/^[#【■●◆\\s]+|[】\\s]+$/gu, "");
  const ending = /(?:会員|コース|プラン|[社号型部組級])?(?:の.{1,8}|料金|規定)?$/u.exec(own)?.[0] ?? "";
  const isVariant = ending !== "" && ending !== own && headings.some((other) => other !== own && other.endsWith(ending));
  if (isMixed || isVariant) ${problemSource("ja", "sentenceHedged", { found: "told(stating)" })}
  if (rivals.length + corrections.length > 0) ${problemSource("ja", "valueOtherwise", { found: "told([...rivals, ...corrections])" })}
  if (problems.length > 0) ${giveUpSource("ja")}
  else FINAL(first.value, [...(isReplaced ? older : []), ...stating].slice(0, 3).map(({ start, end }) => cite(start, end)));
}`;
}
