/**
 * Syntax colours for TypeScript that the browser makes itself: a live run's cells, and very long code. One pattern in
 * a few lines, where shiki's tokenizer weighs as much as a third of the page; the server colours stored runs with that.
 */
import type { Token } from "./highlight-typescript";

const patterns = {
  comment: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/,
  string: /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/,
  link: /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/,
  constant: /\b(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?\d+)?)n?\b/,
  keyword:
    /\b(?:as|async|await|break|case|catch|class|const|continue|default|delete|do|else|extends|finally|for|from|function|if|in|instanceof|interface|let|new|of|return|switch|throw|try|type|typeof|var|while|yield)\b/,
  literal: /\b(?:true|false|null|undefined|NaN|Infinity|this)\b/,
  function: /[\p{L}_$][\p{L}\p{N}_$]*(?=\s*\()/u,
  word: /[\p{L}_$][\p{L}\p{N}_$]*/u,
  punctuation: /[^\s\p{L}\p{N}_$"'`/]+|\//u,
  space: /\s+/,
};

type Kind = keyof typeof patterns;

const colorOf: Record<Kind, string | undefined> = {
  comment: "comment",
  string: "string",
  link: "link",
  constant: "constant",
  keyword: "keyword",
  literal: "constant",
  function: "function",
  word: undefined,
  punctuation: undefined,
  space: undefined,
};

const names = Object.keys(patterns);
const pattern = new RegExp(
  Object.entries(patterns)
    .map(([name, { source }]) => `(?<${name}>${source})`)
    .join("|"),
  "gu",
);

/** The code's lines as tokens that hold every character of it. */
export function lightTokens(code: string): Token[][] {
  const lines: Token[][] = [[]];
  const add = (text: string, kind: Kind | undefined) => {
    const name = kind && colorOf[kind];
    const color = name && `var(--shiki-token-${name})`;
    text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, color });
    });
  };
  let at = 0;
  let before = "";
  pattern.lastIndex = 0;
  for (let match = pattern.exec(code); match; match = pattern.exec(code)) {
    if (match.index > at) add(code.slice(at, match.index), undefined);
    const kind = kindOf(match.groups ?? {});
    // After a value a slash divides; anywhere else it begins a pattern.
    const isDivision = kind === "link" && /[\p{L}\p{N}_$)\]]$/u.test(before);
    const text = isDivision ? "/" : match[0];
    add(text, isDivision ? "punctuation" : kind);
    at = match.index + text.length;
    pattern.lastIndex = at;
    if (kind !== "space" && kind !== "comment") before = kind === "keyword" ? "" : text;
  }
  add(code.slice(at), undefined);
  return lines;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Kind | undefined {
  return names.find((name): name is Kind => groups[name] !== undefined);
}
