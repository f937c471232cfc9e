/**
 * Which parts of the documents stand, word for word, in a text that a model was given.
 *
 * What cannot be placed for certain is left out: a line that stands in a document twice may have come from either
 * place, and a long document is searched only so far. So the result may tell too little, and never too much.
 */
import type { Place } from "@/lib/trace/event";
import { toRanges } from "@/lib/trace/ranges";

export type PlacedText = { doc: number; ranges: number[] };

/** Characters that may still be looked through: a budget, so that no cell holds up the others. */
export type SearchEffort = { left: number };

export const startSearchEffort = (): SearchEffort => ({ left: 300_000_000 });

type Query = {
  text: string;
  documents: readonly string[];
  effort: SearchEffort;
  /** Where parts of the text are likely to stand, such as the hits of the search that was printed. */
  near?: readonly Pick<Place, "doc" | "start" | "end">[];
};

/** Shorter pieces stand in too many places to say where they came from. */
const SHORTEST_PIECE = 12;
/** So long a text is taken to stand once. */
const SURELY_ONCE = 500;
const SHORTEST_WHOLE = 40;
const MOST_PIECES = 400;
const MOST_NEAR = 100;
const NEAR_CHARS = 700;

export function placeText(query: Query): PlacedText[] {
  const { text, documents } = query;
  const whole = text.length >= SHORTEST_WHOLE ? findOnce(text, query, null) : null;
  const found = whole ? [whole] : placePieces(query);
  return documents.flatMap((_, doc) => {
    const ranges = toRanges(found.flatMap((at) => (at.doc === doc ? [at.start, at.end] : [])));
    return ranges.length > 0 ? [{ doc, ranges }] : [];
  });
}

type Found = { doc: number; start: number; end: number };

function placePieces(query: Query): Found[] {
  const found: Found[] = [];
  let searched = 0;
  for (const line of query.text.split("\n")) {
    const hint = printedPlace(line);
    const [whole, ...pieces] = piecesOf(line);
    for (const piece of [whole, ...pieces]) {
      if (piece === undefined) continue;
      searched += 1;
      if (searched > MOST_PIECES) return found;
      const place = placePiece(piece, hint, found.at(-1) ?? null, query);
      if (place) found.push(place);
      if (place && piece === whole) break;
    }
  }
  return found;
}

function placePiece(
  piece: string,
  hint: Found | null,
  last: Found | null,
  query: Query,
): Found | null {
  return (
    (hint && findNear(piece, hint, query.documents)) ??
    (last && findNear(piece, last, query.documents)) ??
    findAmong(piece, query) ??
    findOnce(piece, query, last)
  );
}

/** A span is printed as `L705 @53211 …`, in the second of several documents as `D1 L705 @53211 …`. */
function printedPlace(line: string): Found | null {
  const match = /^\s*(?:D(\d+) )?L\d+ (?:\(\d+ hits\) )?@(\d+) /.exec(line);
  if (!match) return null;
  const start = Number(match[2]);
  return { doc: Number(match[1] ?? 0), start, end: start };
}

/**
 * The line, then its parts: what printing puts round and between pieces of text is cut away, such as offsets,
 * quotation marks and omissions.
 */
function piecesOf(line: string): string[] {
  const bare = line.replace(/^\s*(?:D\d+ )?L\d+ (?:\(\d+ hits\) )?@\d+ (?:\(\d\.\d\d\) )?/, "");
  const parts = bare
    .split(/…|⏎|\\n|"\s*[,:\]}]\s*"?|[[{]"/)
    .map((piece) => piece.replace(/^["\s]+|["\s]+$/g, ""));
  return [...new Set([bare.trim(), ...parts])].filter(
    (piece) => piece.length >= SHORTEST_PIECE && /[\p{L}\d]/u.test(piece),
  );
}

function findNear(piece: string, near: Found, documents: readonly string[]): Found | null {
  const from = Math.max(0, near.start - NEAR_CHARS);
  const around = documents[near.doc]?.slice(from, near.end + NEAR_CHARS + piece.length) ?? "";
  const at = around.indexOf(piece, near.end > near.start ? near.end - from : 0);
  return at < 0 ? null : { doc: near.doc, start: from + at, end: from + at + piece.length };
}

function findAmong(piece: string, { near = [], documents }: Query): Found | null {
  for (const { doc, start, end } of near.slice(0, MOST_NEAR)) {
    const place = findNear(piece, { doc, start, end: start }, documents);
    if (place && place.start < end + NEAR_CHARS) return place;
  }
  return null;
}

/** Null when it stands nowhere, in more than one place, or further than the effort reaches. */
function findOnce(piece: string, query: Query, after: Found | null): Found | null {
  let found: Found | null = null;
  for (const doc of query.documents.keys()) {
    const from = after?.doc === doc && piece.length >= SURELY_ONCE ? after.start : 0;
    const start = search(piece, doc, from, query);
    if (start === null) return null;
    if (start < 0) continue;
    if (found) return null;
    found = { doc, start, end: start + piece.length };
    if (piece.length >= SURELY_ONCE) return found;
    if (search(piece, doc, start + 1, query) !== -1) return null;
  }
  return found;
}

/** Null when the effort does not reach; -1 when it stands nowhere. */
function search(
  piece: string,
  doc: number,
  from: number,
  { documents, effort }: Query,
): number | null {
  const text = documents[doc] ?? "";
  if (effort.left < text.length - from) return null;
  const at = text.indexOf(piece, from);
  effort.left -= (at < 0 ? text.length : at + piece.length) - from;
  return at;
}
