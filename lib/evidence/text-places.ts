/**
 * Which parts of the documents stand, word for word, in a text that a model was given.
 *
 * What cannot be placed for certain is left out: a line that stands in a document twice may have come from either
 * place. So the result may tell too little, and never too much.
 */
import type { Place } from "@/lib/trace/event";
import { toRanges } from "@/lib/trace/ranges";
import { findOnce, SHORTEST_NEEDLE } from "./find-once";

export type PlacedText = { doc: number; ranges: number[] };

type Found = Pick<Place, "doc" | "start" | "end">;

type Query = {
  text: string;
  documents: readonly string[];
  /** Where parts of the text are likely to stand, such as the hits of the search that was printed. */
  near?: readonly Found[];
};

const SHORTEST_WHOLE = 40;
const MOST_PIECES = 400;
const MOST_NEAR = 100;
const NEAR_CHARS = 700;
/** Of white space between two parts that were found: a line break, an indent. */
const WIDEST_GAP = 8;

export function placeText({ text, documents, near = [] }: Query): PlacedText[] {
  const whole = text.length >= SHORTEST_WHOLE ? findAmong(text, near, documents) : null;
  if (whole) return [{ doc: whole.doc, ranges: [whole.start, whole.end] }];
  const pieces = piecesOf(text);
  const nearby = placeNear(pieces, { documents, near, known: new Map() });
  const isPlaced = pieces.every((piece) => nearby.has(piece) || !piece.isLine);
  if (!isPlaced && text.length >= SHORTEST_WHOLE) {
    const only = findWhole(text, documents);
    if (only) return [{ doc: only.doc, ranges: [only.start, only.end] }];
  }
  const found = isPlaced ? nearby : placeAnywhere(pieces, { documents, near });
  return documents.flatMap((document, doc) => {
    const own = [...found.values()].flatMap((at) => (at.doc === doc ? [at.start, at.end] : []));
    const ranges = joinOverSpace(toRanges(own), document);
    return ranges.length > 0 ? [{ doc, ranges }] : [];
  });
}

/** A line of the text, or a part of one. Parts count where their line as a whole stands nowhere. */
type Piece = { text: string; isLine: boolean; hint: Found | null };

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const line of text.split("\n")) {
    const hint = printedPlace(line);
    const bare = line.replace(printedOffset, "").trim();
    const parts = bare
      .split(/…|⏎|\\n|"\s*[,:\]}]\s*"?|[[{]"/)
      .map((part) => part.replace(/^["\s]+|(?<!["\s])["\s]+$/g, ""))
      .filter((part) => part !== bare);
    for (const part of [bare, ...parts]) {
      if (part.length < SHORTEST_NEEDLE || !/[\p{L}\d]/u.test(part)) continue;
      pieces.push({ text: part, isLine: part === bare, hint });
      if (pieces.length === MOST_PIECES) return pieces;
    }
  }
  return pieces;
}

/** A span is printed as `L705 @53211 …`, in the second of several documents as `D1 L705 @53211 …`. */
const printedOffset = /^\s*(?:D(\d+) )?L\d+ (?:\(\d+ hits\) )?@(\d+) (?:\(\d\.\d\d\) )?/;

function printedPlace(line: string): Found | null {
  const match = printedOffset.exec(line);
  if (!match) return null;
  const start = Number(match[2]);
  return { doc: Number(match[1] ?? 0), start, end: start };
}

type Places = Map<Piece, Found>;

/** In their order: at the place that is printed with them, after the piece before, or by the likely places. */
function placeNear(
  pieces: readonly Piece[],
  query: {
    documents: readonly string[];
    near: readonly Found[];
    known: ReadonlyMap<string, Found>;
  },
): Places {
  const places: Places = new Map();
  const { documents, near, known } = query;
  let last: Found | null = null;
  for (const piece of pieces) {
    const place: Found | null =
      known.get(piece.text) ??
      (piece.hint && findNear(piece.text, piece.hint, documents)) ??
      (last && findNear(piece.text, last, documents)) ??
      findAmong(piece.text, near, documents);
    if (!place) continue;
    places.set(piece, place);
    last = place;
  }
  return places;
}

/** One pass over each document for all that is left, then once more what follows on what was found. */
function placeAnywhere(
  pieces: readonly Piece[],
  { documents, near }: { documents: readonly string[]; near: readonly Found[] },
): Places {
  const needles = pieces.map((piece) => piece.text);
  const known = new Map<string, Found>();
  const isAmbiguous = new Set<string>();
  documents.forEach((document, doc) => {
    for (const [needle, start] of findOnce(document, needles)) {
      if (start < 0 || known.has(needle)) isAmbiguous.add(needle);
      known.set(needle, { doc, start, end: start + needle.length });
    }
  });
  for (const needle of isAmbiguous) known.delete(needle);
  return placeNear(pieces, { documents, near, known });
}

/** Where the text stands as it is, if it does once and no more. */
function findWhole(text: string, documents: readonly string[]): Found | null {
  let only: Found | null = null;
  for (const [doc, document] of documents.entries()) {
    const start = document.indexOf(text);
    if (start < 0) continue;
    if (only !== null || document.indexOf(text, start + 1) >= 0) return null;
    only = { doc, start, end: start + text.length };
  }
  return only;
}

function findNear(text: string, near: Found, documents: readonly string[]): Found | null {
  const from = Math.max(0, near.start - NEAR_CHARS);
  const around = documents[near.doc]?.slice(from, near.end + NEAR_CHARS + text.length) ?? "";
  const at = around.indexOf(text, near.end > near.start ? near.end - from : 0);
  return at < 0 ? null : { doc: near.doc, start: from + at, end: from + at + text.length };
}

function findAmong(
  text: string,
  near: readonly Found[],
  documents: readonly string[],
): Found | null {
  for (const { doc, start } of near.slice(0, MOST_NEAR)) {
    const place = findNear(text, { doc, start, end: start }, documents);
    if (place) return place;
  }
  return null;
}

function joinOverSpace(ranges: readonly number[], document: string): number[] {
  const joined: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const [start = 0, end = 0] = ranges.slice(at, at + 2);
    const before = joined.at(-1);
    const gap = before === undefined ? null : start - before;
    if (gap !== null && gap <= WIDEST_GAP && document.slice(start - gap, start).trim() === "")
      joined[joined.length - 1] = end;
    else joined.push(start, end);
  }
  return joined;
}
