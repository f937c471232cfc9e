/** Habits from Python and from other regular expression engines. Python programs are not translated, only such words in TypeScript. */
import { changeCode } from "./code-mask";
import type { HealingRule } from "./healing-rule";

export const pythonRules: readonly HealingRule[] = [
  { rule: "regex-flags", note: "moved inline flags of a regular expression", apply: regexFlags },
  {
    rule: "python-comments",
    note: "replaced Python comments",
    apply: (source) => changeCode(source, (code) => code.replace(/^([ \t]*)#(?!!)/gm, "$1//")),
  },
  { rule: "broken-string", note: "joined a string broken over two lines", apply: joinStrings },
  { rule: "python-words", note: "translated Python operators/literals", apply: pythonWords },
];

/** `/(?i)x/` as `/x/i`, `(?P<name>` as `(?<name>`. */
function regexFlags(source: string): string {
  return source
    .replace(
      /\/\(\?([ims]+)\)((?:\\.|[^/\n\\])+)\/([a-z]*)/g,
      (_, inline: string, body: string, flags: string) =>
        `/${body}/${[...new Set(inline + flags)].join("")}`,
    )
    .replace(/\(\?P</g, "(?<");
}

function joinStrings(source: string): string {
  const quoted = (quote: string) =>
    new RegExp(
      `${quote}((?:\\\\.|[^${quote}\\\\\\n])*)\\n((?:\\\\.|[^${quote}\\\\\\n])*)${quote}`,
      "g",
    );
  return source.replace(quoted('"'), '"$1\\n$2"').replace(quoted("'"), "'$1\\n$2'");
}

const words: readonly (readonly [RegExp, string])[] = [
  [/\belif\b/g, "else if"],
  [/\bTrue\b/g, "true"],
  [/\bFalse\b/g, "false"],
  [/\bNone\b/g, "null"],
  [/ and not /g, " && !"],
  [/ and /g, " && "],
  [/ or /g, " || "],
  [/\bnot (?=[\w(])/g, "!"],
];

function pythonWords(source: string): string {
  return changeCode(templates(source), (code) =>
    words
      .reduce((text, [word, operator]) => text.replace(word, operator), code)
      .replace(
        /(\w|\])\[(-?[\w.]*):(-?[\w.]*)\]/g,
        (_, before: string, from: string, to: string) =>
          `${before}.slice(${from || 0}${to ? `, ${to}` : ""})`,
      ),
  );
}

/** `"""…"""` and `f"…{x}…"` as templates. */
function templates(source: string): string {
  const escaped = (text: string) => text.replace(/`/g, "\\`");
  const filled = (_: string, text: string) => `\`${escaped(text).replace(/\{/g, "${")}\``;
  return source
    .replace(/"""([\s\S]*?)"""/g, (_, text: string) => `\`${escaped(text)}\``)
    .replace(/\bf"((?:\\.|[^"\\\n])*)"/g, filled)
    .replace(/\bf'((?:\\.|[^'\\\n])*)'/g, filled);
}
