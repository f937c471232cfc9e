/** Where a wording stands: exactly, then with white space, width, quote marks and dashes folded, then in any case. */
import { reportUse } from "./bridge";
import { escapeRegex } from "./grep";
import { limitOf } from "./record";
import { recordRead } from "./report";
import { searchOptions } from "./search-options";
import { Span } from "./span";
import { documentCount, textOf, windowAround } from "./texts";

const mostHits = 1_000;
const longestWording = 20_000;

type Area = { doc: number; start: number; text: string };

export function locate(wording: unknown, ...given: unknown[]): Span[] {
  if (wording instanceof Span) return [wording];
  const text = String(wording);
  const { within, limit, doc } = searchOptions("locate", given);
  const found = locateIn(areas(within, doc), text, limitOf(limit, mostHits));
  reportUse("locate", text, found.length, found);
  return found;
}

function areas(within: Span | null, doc: number | null): Area[] {
  if (within)
    return [
      {
        doc: within.doc,
        start: within.start,
        text: textOf(within.doc).slice(within.start, within.end),
      },
    ];
  if (doc !== null) return [{ doc, start: 0, text: textOf(doc) }];
  return Array.from({ length: documentCount() }, (_, each) => ({
    doc: each,
    start: 0,
    text: textOf(each),
  }));
}

function locateIn(list: readonly Area[], wording: string, limit: number): Span[] {
  const found: Span[] = [];
  for (const area of list) {
    if (found.length >= limit) break;
    const own = locateInArea(area, wording, limit - found.length);
    found.push(...own);
    // A search that has found enough stops there.
    const isCut = found.length >= limit;
    const end = isCut ? own.at(-1)?.end : undefined;
    recordRead(area.doc, area.start, end ?? area.start + area.text.length);
  }
  return found;
}

function locateInArea(area: Area, wording: string, limit: number): Span[] {
  if (wording === "") return [];
  const exact = findExact(area, wording, limit);
  if (exact.length > 0) return exact;
  const trimmed = wording.trim();
  if (trimmed === "" || trimmed.length > longestWording) return [];
  const folded = findPattern(area, new RegExp(foldedSource(trimmed), "g"), limit);
  if (folded.length > 0) return folded;
  return findPattern(area, new RegExp(foldedSource(trimmed), "gi"), limit);
}

function findExact(area: Area, wording: string, limit: number): Span[] {
  const found: Span[] = [];
  let at = area.text.indexOf(wording);
  while (at >= 0 && found.length < limit) {
    found.push(new Span(area.doc, area.start + at, area.start + at + wording.length));
    at = area.text.indexOf(wording, at + 1);
  }
  return found;
}

function findPattern(area: Area, regex: RegExp, limit: number): Span[] {
  const found: Span[] = [];
  for (let hit = regex.exec(area.text); hit && found.length < limit; hit = regex.exec(area.text)) {
    const start = area.start + hit.index;
    found.push(new Span(area.doc, start, start + hit[0].length));
  }
  return found;
}

const folds: readonly { of: RegExp; as: string }[] = [
  { of: /["“”„«»″]/, as: '["“”„«»″]' },
  { of: /['‘’′]/, as: "['‘’′]" },
  { of: /[-‐-―−]/, as: "[-‐-―−]" },
];

const unspaced = /[\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]/;

/** Between characters of unspaced scripts a line may break anywhere, so white space is optional there. */
function foldedSource(wording: string): string {
  let source = "";
  let previous = "";
  for (const piece of wording.match(/\s+|[^\s]/gu) ?? []) {
    if (/^\s/.test(piece)) {
      previous = " ";
      continue;
    }
    const loose = unspaced.test(previous) || (previous === " " && unspaced.test(piece));
    if (loose && unspaced.test(piece)) source += "\\s*";
    else if (previous === " ") source += "\\s+";
    source += foldedCharacter(piece);
    previous = piece;
  }
  return source;
}

function foldedCharacter(character: string): string {
  const fold = folds.find((each) => each.of.test(character));
  if (fold) return fold.as;
  const normal = character.normalize("NFKC");
  const narrow = normal.length === 1 ? normal : character;
  if (/[!-~]/.test(narrow)) {
    const wide = String.fromCharCode(narrow.charCodeAt(0) + 0xfee0);
    return `[${narrow.replace(/[\]\\^-]/, "\\$&")}${wide}]`;
  }
  if (narrow !== character && narrow.length === 1 && character.length === 1)
    return `[${character}${narrow}]`;
  return escapeRegex(character);
}

/** How many characters the search for a nearest place may look through: more would outlast the cell. */
const nearestEffort = 300_000_000;

/** The place that shares the longest run of words with a quote which stands nowhere. */
export function nearestTo(quote: string): Span | null {
  const list = areas(null, null);
  const size = list.reduce((sum, area) => sum + area.text.length, 1);
  let tries = Math.max(8, Math.floor(nearestEffort / size));
  for (const part of partsOf(quote)) {
    if (tries <= 0) return null;
    tries -= 1;
    for (const area of list) {
      const [found] = findExact(area, part, 1);
      if (found) return found;
    }
  }
  return null;
}

function* partsOf(quote: string): Generator<string> {
  const words = quote.trim().split(/\s+/);
  for (let count = Math.min(8, words.length - 1); count >= 3; count -= 1) {
    for (let first = 0; first + count <= words.length; first += count)
      yield words.slice(first, first + count).join(" ");
  }
  if (words.length >= 4) return;
  for (let count = Math.min(24, quote.length - 1); count >= 6; count -= 6) {
    for (let first = 0; first + count <= quote.length; first += count)
      yield quote.slice(first, first + count);
  }
}

export function nearestShown(quote: string): string {
  const near = nearestTo(quote);
  if (!near) return "";
  return ` The nearest is at L${near.line}: ${JSON.stringify(windowAround(near.doc, near.start, near.end, 160).slice(0, 400))}.`;
}
