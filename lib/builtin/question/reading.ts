/**
 * A question with a record of which of its words a rule has explained.
 * The engine answers only when every word that carries meaning is explained; what is left over is its reason to abstain.
 */
import { detectLanguage, type Language } from "./language";
import { findQuoted, type Quoted } from "./quoted";
import { meaningfulWords } from "./stop-words";

export type Reading = {
  /** As asked. */
  raw: string;
  /** The same length, with full-width letters, digits and signs made narrow. */
  text: string;
  language: Language;
  quoted: readonly Quoted[];
  /** Marks the first match among words not yet explained. */
  take(pattern: RegExp): RegExpExecArray | null;
  /** Looks without marking. */
  sees(pattern: RegExp): RegExpExecArray | null;
  mark(start: number, end: number): void;
  isMarked(start: number, end: number): boolean;
  /** Nothing of this stretch is marked. */
  isUntouched(start: number, end: number): boolean;
  /** The words that carry meaning and that no rule explained. */
  leftover(): string[];
  /** A reading with the same marks, to try something on. */
  copy(): Reading;
};

export function readQuestion(raw: string): Reading {
  return makeReading(raw, new Array<boolean>(raw.length).fill(false));
}

function makeReading(raw: string, explained: boolean[]): Reading {
  const text = narrow(raw);
  const language = detectLanguage(raw);
  const visible = () => maskExplained(text, explained);
  const mark = (start: number, end: number) => {
    for (let index = start; index < end; index += 1) explained[index] = true;
  };
  return {
    raw,
    text,
    language,
    quoted: findQuoted(raw),
    sees: (pattern) => new RegExp(pattern.source, withoutGlobal(pattern)).exec(visible()),
    take: (pattern) => {
      const match = new RegExp(pattern.source, withoutGlobal(pattern)).exec(visible());
      if (match !== null) mark(match.index, match.index + match[0].length);
      return match;
    },
    mark,
    isMarked: (start, end) => explained.slice(start, end).every(Boolean),
    isUntouched: (start, end) => !explained.slice(start, end).some(Boolean),
    leftover: () => meaningfulWords(visible(), language),
    copy: () => makeReading(raw, [...explained]),
  };
}

function withoutGlobal(pattern: RegExp): string {
  return pattern.flags.replace("g", "");
}

/** Explained characters become a sign that no word pattern matches and that keeps words apart. */
function maskExplained(text: string, explained: readonly boolean[]): string {
  let masked = "";
  for (let index = 0; index < text.length; index += 1)
    masked += explained[index] ? "\u0001" : text[index];
  return masked;
}

/** Full-width forms to their narrow ones, one code unit for one, so that offsets stay. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (character) =>
    character === "\u3000" ? " " : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
