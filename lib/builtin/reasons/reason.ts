/**
 * Why the engine gives no answer, in the question's language: what it looked for, what it found, how to ask so that it works.
 * A reason is a whole sentence; in a cell its places are filled by what the cell found.
 */
import { literal } from "@/lib/builtin/cell";
import type { Language } from "@/lib/builtin/question/language";
import { english, type ReasonKey } from "./english";
import { german } from "./german";
import { japanese } from "./japanese";

const texts: Readonly<Record<Language, Readonly<Record<ReasonKey, string>>>> = {
  en: english,
  de: german,
  ja: japanese,
};

export type { ReasonKey };

/** The sentence with its places filled. */
export function reason(
  language: Language,
  key: ReasonKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(texts[language][key], (name) => String(placed(values[name], name, key)));
}

/** The sentence as TypeScript source: its places are filled by expressions of the cell. */
export function reasonSource(
  language: Language,
  key: ReasonKey,
  expressions: Readonly<Record<string, string>> = {},
): string {
  const pieces = texts[language][key].split(/(\{\w+\})/).filter((piece) => piece !== "");
  return pieces
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      return name === undefined
        ? literal(piece)
        : `String(${placed(expressions[name], name, key)})`;
    })
    .join(" + ");
}

/** A statement that records this problem. */
export function problemSource(
  language: Language,
  key: ReasonKey,
  expressions: Readonly<Record<string, string>> = {},
): string {
  return `problems.push(${reasonSource(language, key, expressions)});`;
}

/** Ends a cell with all problems that it recorded. */
export function giveUpSource(language: Language): string {
  return `ABSTAIN(problems.join(${literal(language === "ja" ? "" : " ")}));`;
}

function fill(text: string, value: (name: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
}

function placed<Value>(value: Value | undefined, name: string, key: ReasonKey): Value {
  if (value === undefined) throw new Error(`The reason "${key}" needs a value for {${name}}.`);
  return value;
}
