/** One pass over each document for everything that a check wants to know of it. */
import type { Place } from "@/lib/trace/event";
import type { DraftClaim } from "./claims";
import { findDates, isSameDate } from "./dates";
import type { GateDocument } from "./evidence-spans";
import { isSameFigure } from "./figure-index";
import { locateQuotes, type Range } from "./locate-quotes";
import { findReadings } from "./numbers";
import { locateClaims } from "./text-facts";

export type LookUpInput = {
  documents: readonly GateDocument[];
  /** Quotes, names and lines that may stand in a document. */
  worded: readonly DraftClaim[];
  /** Values that were typed by hand and had been printed. */
  printed: readonly DraftClaim[];
  printedText: string;
};

export type LookUp = {
  placeOf(claim: DraftClaim): Place | null;
  /** True when every place where the value was printed is text of a document. */
  isOnlyDocumentText(claim: DraftClaim): boolean;
};

export function lookUp({ documents, worded, printed, printedText }: LookUpInput): LookUp {
  const places = new Map<DraftClaim, Place>();
  documents.forEach(({ text }, doc) => {
    const open = worded.filter((claim) => !places.has(claim));
    if (open.length === 0) return;
    locateClaims(text, open).forEach((range, index) => {
      const claim = open[index];
      if (range && claim) places.set(claim, placeAt(text, doc, range));
    });
  });
  const snippets = new Map(printed.map((claim) => [claim, snippetsOf(claim, printedText)]));
  const wordings = [...snippets.values()].flatMap((each) => each ?? []);
  const standing = standingIn(documents, wordings);
  return {
    placeOf: (claim) => places.get(claim) ?? null,
    isOnlyDocumentText: (claim) => {
      const around = snippets.get(claim) ?? [];
      return around.length > 0 && around.every((snippet) => standing.has(snippet));
    },
  };
}

function standingIn(
  documents: readonly GateDocument[],
  wordings: readonly string[],
): ReadonlySet<string> {
  const standing = new Set<string>();
  for (const { text } of documents) {
    const open = wordings.filter((wording) => !standing.has(wording));
    if (open.length === 0) break;
    const ranges = locateQuotes(
      text,
      open.map((wording) => ({ text: wording })),
    );
    open.forEach((wording, index) => {
      if (ranges[index]) standing.add(wording);
    });
  }
  return standing;
}

/** How a printed span begins: its line and offset are no text of the document. */
const spanLabel = /^ *(?:D\d+ )?L\d+ (?:\(\d+ hits\) )?@\d+ /gm;
const snippetChars = 9;
const mostSnippets = 8;

/** The surroundings of a printed value; null when one of them is too short to tell. */
function snippetsOf(claim: DraftClaim, printedText: string): string[] | null {
  const text = printedText.replace(spanLabel, "");
  const ranges = occurrences(claim, text).slice(0, mostSnippets);
  const snippets = ranges.map(({ start, end }) =>
    text
      .slice(Math.max(0, start - snippetChars), end + snippetChars)
      .replace(/[⟦⟧⏎…]/g, " ")
      .replace(/^[\d.,]+(?=\D)|(?<=\D)[\d.,]+$/g, "")
      .trim(),
  );
  const isTelling = (snippet: string, range: Range) =>
    snippet.replace(/\s+/g, " ").length > range.end - range.start + 4;
  return ranges.every((range, index) => isTelling(snippets[index] ?? "", range)) ? snippets : null;
}

function occurrences(claim: DraftClaim, text: string): Range[] {
  switch (claim.kind) {
    case "number":
      return findReadings(text).filter((held) => isSameFigure(claim.figure, held));
    case "date":
      return findDates(text).filter(({ values }) =>
        values.some((value) => isSameDate(claim.date, value)),
      );
    default:
      return [];
  }
}

function placeAt(text: string, doc: number, { start, end }: Range): Place {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return { doc, start, end, line };
}
