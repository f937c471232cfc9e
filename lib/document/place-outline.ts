/**
 * The outline of places: where in a document's text its pages, sheets, headings and attachments begin.
 *
 * A text has lines and offsets; a reader has "page 12" and "Sheet1!B7". The outline leads from the one to the other.
 * It is kept beside the text and says nothing about it that the text could contradict.
 */
import { z } from "zod";

export const outlinePlace = z.object({
  /** Where the place begins in the text: UTF-16 code units. */
  start: z.int().nonnegative(),
  /** The line that it begins in, counted from 1. */
  line: z.int().positive(),
  /** `page 12`, the name of a sheet, a heading, the name of an attachment. */
  label: z.string(),
  /** Set where lines are the rows of a sheet, in CSV, one row a line: the cell that the first line begins with, from 1. */
  cells: z.object({ row: z.int().positive(), column: z.int().positive() }).optional(),
});

/** In the order of the text. */
export const placeOutline = z.object({ places: z.array(outlinePlace) });

export type OutlinePlace = z.infer<typeof outlinePlace>;
export type PlaceOutline = z.infer<typeof placeOutline>;

export type LabelledRange = { start: number; end: number; line: number };

/** The index of the last place that begins at or before the offset; -1 before the first. */
function indexAt(outline: PlaceOutline, offset: number): number {
  let low = 0;
  let high = outline.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((outline.places[middle]?.start ?? offset + 1) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What a reader calls the place: `page 12`, `pages 12–13`, `Sheet1!B7`, `Sheet1!B7:D7`; null where nothing is known.
 * `text` is read only round the range, and holds the text from offset `textStart` on.
 */
export function labelAt(
  outline: PlaceOutline,
  range: LabelledRange,
  text: string,
  textStart = 0,
): string | null {
  const index = indexAt(outline, range.start);
  const place = outline.places[index];
  if (place === undefined) return null;
  if (place.cells !== undefined) {
    return cellLabel(place, place.cells, range, { text, textStart });
  }
  const last = outline.places[indexAt(outline, Math.max(range.start, range.end - 1))] ?? place;
  const [from, to] = [pageNumber(place.label), pageNumber(last.label)];
  return from !== null && to !== null && to > from ? `pages ${from}–${to}` : place.label;
}

/** The place that begins in this line under a name of its own, such as a page; null when none does. */
export function placeBeginningIn(
  outline: PlaceOutline,
  line: { start: number; length: number },
): OutlinePlace | null {
  const index = indexAt(outline, line.start + line.length);
  const place = outline.places[index];
  if (place === undefined || place.start < line.start) return null;
  return outline.places[index - 1]?.label === place.label ? null : place;
}

function pageNumber(label: string): number | null {
  const found = /^page (\d+)$/.exec(label)?.[1];
  return found === undefined ? null : Number(found);
}

function cellLabel(
  { label, line, start }: OutlinePlace,
  cells: { row: number; column: number },
  range: LabelledRange,
  { text, textStart }: { text: string; textStart: number },
): string {
  const row = cells.row + range.line - line;
  const at = range.start - textStart;
  const lineStart = Math.max(start - textStart, text.lastIndexOf("\n", at - 1) + 1, 0);
  const lineBreak = text.indexOf("\n", at);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const end = Math.min(Math.max(at, range.end - textStart - 1), lineEnd);
  const first = cells.column + separatorsIn(text.slice(lineStart, at));
  const last = cells.column + separatorsIn(text.slice(lineStart, end));
  const cell = `${columnName(first)}${row}`;
  const cellRange = last > first ? `${cell}:${columnName(last)}${row}` : cell;
  return `${sheetReference(label)}!${cellRange}`;
}

/** Commas of CSV that part fields; those between quote marks are text. */
function separatorsIn(csv: string): number {
  let count = 0;
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const letter = csv[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === "," && !isQuoted) count += 1;
  }
  return count;
}

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** As a formula writes it: `Sheet1`, `'Q1 plan'`. */
export function sheetReference(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
