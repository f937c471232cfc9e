/** Repairs of what is no code at all: text that came with the cell, or was damaged on its way. */
import { changeCode } from "./code-mask";
import type { HealingRule } from "./healing-rule";

const entities: readonly (readonly [RegExp, string])[] = [
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
  [/&quot;/g, '"'],
  [/&#39;/g, "'"],
  [/&amp;/g, "&"],
];

const linePrefixes = [/^\s*\d+[:.|]?\s+/, /^>{1,3} ?/, /^\+ ?/, /^\.\.\. ?/];

export const textRules: readonly HealingRule[] = [
  {
    rule: "invisible-characters",
    note: "removed invisible characters",
    apply: (source) => source.replace(/[\u200b-\u200d\u2060\ufeff]/g, ""),
  },
  {
    rule: "html-entities",
    note: "decoded HTML entities",
    apply: (source) =>
      entities.reduce((text, [entity, character]) => text.replace(entity, character), source),
  },
  {
    rule: "smart-quotes",
    note: "straightened curly quotes",
    apply: (source) =>
      changeCode(source, (code) => code.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")),
  },
  {
    rule: "literal-line-breaks",
    note: "turned \\n between statements into line breaks",
    apply: (source) =>
      source.includes("\\n")
        ? changeCode(source, (code) => code.replace(/\\n/g, "\n").replace(/\\t/g, "\t"))
        : null,
  },
  { rule: "line-prefixes", note: "removed line prefixes", apply: withoutPrefixes },
  { rule: "final-text", note: "quoted the free text in FINAL()", apply: withFinalQuoted },
  { rule: "object-literal", note: "wrapped an object literal in parentheses", apply: wrapped },
  { rule: "template-fence", note: "escaped backticks inside a template", apply: fencesEscaped },
  { rule: "template-backticks", note: "escaped backticks inside a template", apply: ticksEscaped },
];

function withoutPrefixes(source: string): string | null {
  const lines = source.split("\n");
  const written = lines.filter((line) => line.trim() !== "");
  const prefix = linePrefixes.find((each) => written.every((line) => each.test(line)));
  return prefix ? lines.map((line) => line.replace(prefix, "")).join("\n") : null;
}

/** Broken code must not be published as if it were the answer. */
const freeText = /^[\p{L}\d$€£¥][^"'`[\]{}=;]*$/u;

function withFinalQuoted(source: string): string | null {
  const start = source.lastIndexOf("FINAL(");
  const end = source.lastIndexOf(")");
  if (start < 0 || end < start || !/^\s*;?\s*$/.test(source.slice(end + 1))) return null;
  const text = source.slice(start + "FINAL(".length, end).trim();
  if (!freeText.test(text)) return null;
  return `${source.slice(0, start)}FINAL(${JSON.stringify(text)})`;
}

function wrapped(source: string): string | null {
  const text = source.trim().replace(/;$/, "").trim();
  return text.startsWith("{") && text.endsWith("}") ? `(${text})` : null;
}

function fencesEscaped(source: string): string | null {
  return source.includes("```") ? source.replace(/```/g, "\\`\\`\\`") : null;
}

/** On a line with four or more backticks the outer two are the template's. */
function ticksEscaped(source: string): string | null {
  const lines = source.split("\n").map((line) => {
    const count = line.split("`").length - 1;
    if (count < 4 || count % 2 !== 0) return line;
    const first = line.indexOf("`");
    const last = line.lastIndexOf("`");
    const inner = line.slice(first + 1, last).replace(/`/g, "\\`");
    return line.slice(0, first + 1) + inner + line.slice(last);
  });
  return lines.join("\n");
}

/** Prose before and after the code, told by its shape: a sentence, a heading, a list. */
export const proseRule: HealingRule = {
  rule: "prose",
  note: "dropped lines that are not code",
  apply(source) {
    const lines = source.split("\n");
    let first = 0;
    let end = lines.length;
    while (first < end && isProse(lines[first] ?? "")) first += 1;
    while (end > first && isProse(lines[end - 1] ?? "")) end -= 1;
    if (first === 0 && end === lines.length) return null;
    return "\n".repeat(first) + lines.slice(first, end).join("\n");
  },
};

function isProse(line: string): boolean {
  const text = line.trim();
  if (text === "") return true;
  if (/^[A-Z][a-z]+( [a-z',-]+){3}/.test(text)) return true;
  return /^[A-Z*#\->]/.test(text) && /[.:!?*]$/.test(text);
}
