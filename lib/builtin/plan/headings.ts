/** Finds the headings that divide a text, by testing the usual forms and whether their numbers run on. */

import { pattern } from "@/lib/builtin/cell";
import type { Language } from "@/lib/builtin/question/language";
import type { PartKind } from "@/lib/builtin/question/part-noun";
import { reason } from "@/lib/builtin/reasons/reason";
import { isRecord } from "./facts";

export type HeadingForm = {
  form: string;
  /** The pattern as TypeScript source; its groups are number and name, a missing one is empty. */
  source: string;
  count: number;
  runsOn: boolean;
  first: string;
  last: string;
};

const number = "(\\d+[a-z]?|[IVXLCDM]+)";
const japaneseNumber = "([0-9０-９〇一二三四五六七八九十百千]+)";
const rule = "[=\\-*#~_+]";

/** Forms of headings for a kind of part, from the most marked to the least. */
export function headingForms(kind: PartKind): Record<string, string> {
  const words = kind.headings.join("|");
  const rest = "[ \\t]*(?:(?:of|/|von)[ \\t]*\\d+)?[ \\t]*[:.)\\-–—]*[ \\t]*";
  const forms: Record<string, string> = {};
  if (words !== "") {
    forms.ruled = pattern(
      `^${rule}+[ \\t]*(?:${words})[ \\t]*(?:no\\.?[ \\t]*)?${number}(?![\\p{L}\\d])${rest}(.*?)[ \\t]*${rule}*[ \\t]*$`,
      "gimu",
    );
    forms.capitals = pattern(
      `^[ \\t]*(?:${capitals(words)})[ \\t]*${number}(?![\\p{L}\\d])${rest}(.{0,80})$`,
      "gmu",
    );
    forms.title = pattern(
      `^[ \\t]*(?:${titled(words)})[ \\t]*${number}(?![\\p{L}\\d])${rest}(.{0,80})$`,
      "gmu",
    );
  }
  if (kind.counter !== null) {
    forms.counter = pattern(
      `^[#\\s　]*第${japaneseNumber}${kind.counter}(?:の[一二三四五六七八九十]+)*(?![\\p{L}\\d、])(.*)$`,
      "gmu",
    );
  }
  if (kind.key === "chapter") {
    forms.noted = pattern("^.*［＃「([^」]+)」は[大中小]見出し］()[ 　]*$", "gm");
    forms["bare numbers"] = pattern(
      `^[ \\t　]*(?:${number}|${japaneseNumber})\\.?()[ \\t]*$`,
      "gm",
    );
  }
  if (["section", "article", "clause", "chapter", "paragraph-sign"].includes(kind.key)) {
    // "## 4. Prices", and "4. PRICES" on a line of its own.
    forms["numbered marked"] = pattern("^#{1,6}[ \\t]*(\\d+)[.)]?[ \\t]+(\\S.{0,80})$", "gm");
    forms["numbered capitals"] = pattern(
      "^[ \\t]*(\\d+)[.)][ \\t]+(\\p{Lu}[\\p{Lu} ,;&/()'’-]{3,80})[.]?[ \\t]*$",
      "gmu",
    );
  }
  if (kind.isDocument)
    forms.rules = pattern(`^${rule}{3,}[ \\t]*()(\\S.*?\\S)[ \\t]*${rule}{3,}[ \\t]*$`, "gm");
  return forms;
}

function capitals(words: string): string {
  return words.toUpperCase().replaceAll("-?", "-?");
}

function titled(words: string): string {
  return words
    .split("|")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("|");
}

export function headingsCell(kind: PartKind): string {
  const forms = Object.entries(headingForms(kind)).map(
    ([form, source]) => `  ${JSON.stringify(form)}: ${source},`,
  );
  return `// Look: which headings divide the text? Try the usual forms and test whether their numbers run on.
const headingForms: Record<string, RegExp> = {
${forms.join("\n")}
};
${numeralSource}
const headings = Object.entries(headingForms).map(([form, shape]) => {
  const found = split_sections(shape);
  const numbers = found.map((part) => numeral(part.groups?.find((group) => group) ?? ""));
  const runsOn = numbers.every((n, i) => (i === 0 ? n === 1 : n === numbers[i - 1] || n === numbers[i - 1] + 1));
  const title = (part?: { title: string }) => (part?.title ?? "").trim().slice(0, 120);
  return { form, source: String(shape), count: found.length, runsOn, first: title(found[0]), last: title(found.at(-1)) };
});
console.log("headings: " + JSON.stringify(headings.filter((heading) => heading.count > 0)));`;
}

/** Reads 12, 12a, XII and 十二 as 12. */
export const numeralSource = `const numeral = (token: string) => {
  const digits = token.normalize("NFKC").match(/^\\d+/);
  if (digits) return Number(digits[0]);
  if (/^[IVXLCDM]+$/.test(token)) {
    const worth = [...token].map((sign) => ({ I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 })[sign] ?? 0);
    return worth.reduce((sum, value, i) => sum + (value < (worth[i + 1] ?? 0) ? -value : value), 0);
  }
  let total = 0, digit = 0;
  for (const sign of token) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit) { total += (digit || 1) * unit; digit = 0; } else digit = digit * 10 + "〇一二三四五六七八九".indexOf(sign);
  }
  return total + digit;
};`;

export function readHeadings(fact: unknown): HeadingForm[] | null {
  if (!Array.isArray(fact)) return null;
  return fact.filter(isRecord).map((row) => ({
    form: String(row.form),
    source: String(row.source),
    count: Number(row.count),
    runsOn: row.runsOn === true,
    first: String(row.first),
    last: String(row.last),
  }));
}

export type HeadingChoice = { form: HeadingForm } | { reason: string };

/** The one form that can be trusted: its numbers run on from 1 and agree with what headings or question claim. */
export function chooseHeading(
  forms: readonly HeadingForm[],
  claimed: number | null,
  { part, language }: { part: string; language: Language },
): HeadingChoice {
  const fitting = forms.filter((form) => form.count > 1 && (form.runsOn || form.form === "rules"));
  const worded = fitting.filter((form) => !form.form.startsWith("numbered"));
  // Numbers alone head the parts only where no heading says what it heads.
  const usable = worded.length > 0 ? worded : fitting;
  const numbered = usable.filter((form) => form.runsOn);
  const candidates = numbered.length > 0 ? numbered : usable;
  if (candidates.length === 0) return { reason: reason(language, "noHeadings", { part }) };
  const counts = new Set(candidates.map((form) => form.count));
  const chosen = candidates[0];
  if (counts.size > 1 || chosen === undefined) {
    const found = candidates.map((form) => `${form.count} like "${form.first}"`).join(", ");
    return { reason: reason(language, "severalHeadings", { found }) };
  }
  const own = /\b(?:of|\/|von)\s*(\d+)\b/i.exec(chosen.first)?.[1];
  for (const stated of [claimed, own === undefined ? null : Number(own)]) {
    if (stated !== null && stated !== chosen.count) {
      return {
        reason: reason(language, "headingsClaim", {
          count: chosen.count,
          first: chosen.first,
          stated,
        }),
      };
    }
  }
  return { form: chosen };
}
