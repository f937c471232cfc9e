/**
 * What of an imported file could not be read, or not as it was meant: stored as figures, so that each reader is told in
 * the own language. The log has the English sentences, too, last among its warnings: older programs show those.
 */
import { fillCount, type PluralForms } from "@/lib/format/fill";
import type { LeftOutNote } from "./left-out-note";

/** By kind; `{n}` is how many, `{first}` the first one. */
export type LeftOutWords = Readonly<Record<string, PluralForms>>;

/** A run's warnings as a reader is told them. What these words have no sentence for stays in English. */
export function toldWarnings(
  {
    warnings,
    leftOut = [],
  }: { warnings: readonly string[]; leftOut?: readonly LeftOutNote[] | undefined },
  words: LeftOutWords,
  locale: string,
): string[] {
  const begin = warnings.length - leftOut.length;
  return warnings.map((warning, at) => {
    const note = leftOut[at - begin];
    return (note && leftOutSentence(note, words, locale)) ?? warning;
  });
}

/** Null where the words have no such sentence. */
export function leftOutSentence(
  { kind, count, first }: LeftOutNote,
  words: LeftOutWords,
  locale: string,
): string | null {
  const forms = Object.hasOwn(words, kind) ? words[kind] : undefined;
  return forms ? fillCount(forms, count, locale, { first }) : null;
}
