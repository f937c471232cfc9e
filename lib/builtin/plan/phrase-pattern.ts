/** A wording as the regular expressions that it may mean. */
import { escapePattern, pattern } from "@/lib/builtin/cell";
import type { SearchOptions } from "@/lib/builtin/question/search-options";
import type { Wording } from "@/lib/builtin/question/wording";

/** One way to understand a wording: its name for the reader, and the pattern as TypeScript source. */
export type PhraseReading = { name: string; source: string };

/** All ways that the question leaves open. They must give one result, or the question is ambiguous. */
export function phraseReadings(wording: Wording, options: SearchOptions): PhraseReading[] {
  const cases = hasCase(wording.text)
    ? open(options.letterCase, ["exact", "any"], wording.isAcronym ? "exact" : null)
    : ["exact"];
  const words = isOneWord(wording.text)
    ? open(options.word, ["whole", "inside"], wording.isAcronym ? "whole" : null)
    : ["inside"];
  const breaks = /\s/.test(wording.text)
    ? open(options.lineBreaks, ["as-written", "as-spaces"], null)
    : ["as-written"];
  return words.flatMap((word) =>
    breaks.flatMap((lineBreaks) =>
      cases.map((letterCase) => ({
        name: [
          letterCase === "any" ? "in any case" : "as written",
          word === "whole" ? "as a whole word" : "",
          lineBreaks === "as-spaces" ? "across line breaks" : "",
        ]
          .filter(Boolean)
          .join(", "),
        source: phraseSource(wording.text, { letterCase, word, lineBreaks }),
      })),
    ),
  );
}

/** What is stated, else what such a wording can only mean, else every choice. */
function open(
  stated: string,
  choices: readonly string[],
  implied: string | null,
): readonly string[] {
  if (stated !== "unstated") return [stated];
  return implied === null ? choices : [implied];
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

function isOneWord(text: string): boolean {
  return /^[\p{Script=Latin}\p{N}'’-]+$/u.test(text);
}

function phraseSource(
  text: string,
  meaning: { letterCase: string; word: string; lineBreaks: string },
): string {
  const flexible = escapePattern(text).replace(/['’]/g, "['’]").replace(/["“”]/g, '["“”]');
  const spaced = meaning.lineBreaks === "as-spaces" ? flexible.replace(/\s+/g, "\\s+") : flexible;
  const bounded =
    meaning.word === "whole" ? `(?<![\\p{L}\\p{N}_])${spaced}(?![\\p{L}\\p{N}_])` : spaced;
  return pattern(bounded, meaning.letterCase === "any" ? "giu" : "gu");
}
