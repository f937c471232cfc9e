/** One pass over each document for everything that a check wants to know of it. */
import type { Place } from "@/lib/trace/event";
import type { DraftClaim } from "./claims";
import type { GateDocument } from "./evidence-spans";
import { halfWidth } from "./fold";
import type { Range } from "./locate-quotes";
import { locateClaims } from "./text-facts";
import { indexValues } from "./value-index";

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
  const snippets = snippetsOf(printed, printedText);
  const wanted = [...worded, ...[...snippets.values()].flatMap((each) => each ?? [])];
  documents.forEach(({ text }, doc) => {
    const open = wanted.filter((claim) => !places.has(claim));
    const ranges = locateClaims(text, open);
    const lineOf = lineCounter(text);
    ranges
      .flatMap((range, index) => (range ? [{ range, claim: open[index] }] : []))
      .sort((a, b) => a.range.start - b.range.start)
      .forEach(({ range, claim }) => {
        if (claim) places.set(claim, { doc, ...range, line: lineOf(range.start) });
      });
  });
  return {
    placeOf: (claim) => places.get(claim) ?? null,
    isOnlyDocumentText: (claim) => {
      const around = snippets.get(claim) ?? [];
      return around.length > 0 && around.every((snippet) => places.has(snippet));
    },
  };
}

/** How a printed span begins: its line and offset are no text of the document. */
const spanLabel = /^ *(?:D\d+ )?L\d+ (?:\(\d+ hits\) )?@\d+ /gm;
const snippetChars = 9;

/** Looked up as lines are: as they stand, with nothing left out. */
type Snippets = ReadonlyMap<DraftClaim, readonly DraftClaim[] | null>;

/** The surroundings of each printed value; null when one of them is too short to tell. */
function snippetsOf(claims: readonly DraftClaim[], printedText: string): Snippets {
  if (claims.length === 0) return new Map();
  const text = halfWidth(printedText).replace(spanLabel, "");
  const values = indexValues(text);
  return new Map(claims.map((claim) => [claim, tellingSnippets(text, values.find(claim))]));
}

function tellingSnippets(text: string, ranges: readonly Range[]): DraftClaim[] | null {
  const snippets: DraftClaim[] = [];
  for (const { start, end } of ranges) {
    const snippet = text
      .slice(Math.max(0, start - snippetChars), end + snippetChars)
      .replace(/[⟦⟧⏎…]/g, " ")
      .replace(/^[\d.,]+(?=\D)|(?<=\D)[\d.,]+$/g, "")
      .trim();
    if (snippet.replace(/\s+/g, " ").length <= end - start + 4) return null;
    snippets.push({ kind: "quote", isWholeLine: true, text: snippet, start, end });
  }
  return snippets;
}

/** The line of an index, for indices that never go back: the text is counted through once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (index) => {
    for (; next >= 0 && next < index; next = text.indexOf("\n", next + 1)) line += 1;
    return line;
  };
}
