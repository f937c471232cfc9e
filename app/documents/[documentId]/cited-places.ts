import type { Parts } from "@/lib/server/compose";
import { readLines } from "@/lib/server/documents/read-lines";
import { textPath } from "@/lib/server/documents/text-path";

export type CitedPlace = { start: number; end: number; line: number };

export type PlaceQuery = { start?: string; end?: string; lines?: string };

/** The place that an address names: `?start=&end=` in UTF-16 code units, or `?lines=from-to` from 1. */
export async function citedPlaces(
  parts: Parts,
  documentId: string,
  query: PlaceQuery,
): Promise<CitedPlace[]> {
  const start = wholeNumber(query.start);
  if (start !== null) {
    const path = await textPath(parts, documentId);
    const { line } = await parts.reader.lineAt(path, start);
    return [{ start, end: Math.max(start, wholeNumber(query.end) ?? start), line }];
  }
  const range = /^(\d+)(?:-(\d+))?$/.exec(query.lines ?? "");
  const from = wholeNumber(range?.[1]);
  if (from === null || from < 1) return [];
  const to = wholeNumber(range?.[2]) ?? from;
  const { lines } = await readLines(parts, documentId, { from, to, maxChars: 1, column: 1 });
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last
    ? [{ start: first.start, end: last.start + last.length, line: first.line }]
    : [];
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
