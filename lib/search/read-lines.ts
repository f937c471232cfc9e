/** Reads lines and stretches of a text file through its block index. Lines count from 1, offsets are UTF-16 code units. */
import { type BlockIndex, blockAt } from "./block-index";
import { DocumentReaderError } from "./document-reader-error";
import type { TextFile } from "./text-file";
import { byteOfUnit, countUnits } from "./utf8-units";

export type TextLine = {
  line: number;
  /** Where the line begins in the text. */
  start: number;
  /** The line, or its beginning where it is longer than asked for. */
  text: string;
  /** The whole line, in UTF-16 code units. */
  length: number;
};

export type TextPosition = {
  line: number;
  /** Counted from 1, in UTF-16 code units. */
  column: number;
  lineStart: number;
};

type Place = { byte: number; unit: number };
type Source = { file: TextFile; index: BlockIndex };

const newline = 10;
/** More lines are asked for in several requests. */
const maxLinesPerRead = 10_000;

function readBlock({ file, index }: Source, block: number): Buffer {
  return file.read(index.bytes[block] ?? 0, index.bytes[block + 1] ?? 0);
}

/** Where lines first … last + 1 begin; the place after the last line is the text's end. */
function lineStarts(source: Source, first: number, last: number): Place[] {
  const { index } = source;
  const end = { byte: source.file.bytes, unit: index.units[index.blocks] ?? 0 };
  const places: Place[] = first === 1 ? [{ byte: 0, unit: 0 }] : [];
  // Line n begins after the line break number n − 1.
  let wanted = Math.max(1, first - 1);
  while (wanted <= last) {
    if (wanted > (index.breaks[index.blocks] ?? 0)) break;
    const block = blockAt(index.breaks, index.blocks, wanted - 1);
    const bytes = readBlock(source, block);
    let seen = index.breaks[block] ?? 0;
    let counted = 0;
    let unit = index.units[block] ?? 0;
    for (
      let at = bytes.indexOf(newline);
      at >= 0 && wanted <= last;
      at = bytes.indexOf(newline, at + 1)
    ) {
      seen += 1;
      if (seen < wanted) continue;
      unit += countUnits(bytes.subarray(counted, at + 1));
      counted = at + 1;
      places.push({ byte: (index.bytes[block] ?? 0) + at + 1, unit });
      wanted += 1;
    }
  }
  while (places.length < last - first + 2) places.push(end);
  return places;
}

function endsWithBreak({ file }: Source, to: number): boolean {
  return to > 0 && file.read(to - 1, to)[0] === newline;
}

/** Without the half of a pair that a cut may leave at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? text.slice(0, -1) : text;
}

function readLine(
  source: Source,
  start: Place,
  next: Place,
  maxChars: number,
): Omit<TextLine, "line"> {
  const hasBreak = next.byte > start.byte && endsWithBreak(source, next.byte);
  const length = next.unit - start.unit - (hasBreak ? 1 : 0);
  const lineEnd = next.byte - (hasBreak ? 1 : 0);
  // No code unit takes more than three bytes.
  const text = source.file
    .read(start.byte, Math.min(lineEnd, start.byte + maxChars * 3 + 3))
    .toString("utf8");
  return {
    start: start.unit,
    length,
    text: length <= maxChars ? text : wholeCharacters(text.slice(0, maxChars)),
  };
}

/** Lines from … to, both included; those that the text does not have are left out. */
export function readLines(
  source: Source,
  request: { from: number; to: number; maxCharsPerLine: number },
): TextLine[] {
  const from = Math.max(1, Math.floor(request.from));
  const to = Math.min(source.index.lines, Math.floor(request.to), from + maxLinesPerRead - 1);
  if (to < from) return [];
  const places = lineStarts(source, from, to);
  const lines: TextLine[] = [];
  for (let at = 0; at <= to - from; at += 1) {
    const start = places[at];
    const next = places[at + 1];
    if (start === undefined || next === undefined) break;
    lines.push({ line: from + at, ...readLine(source, start, next, request.maxCharsPerLine) });
  }
  return lines;
}

function placeOf(source: Source, unit: number): Place {
  const { index } = source;
  const block = blockAt(index.units, index.blocks, unit);
  const before = index.units[block] ?? 0;
  const found = byteOfUnit(readBlock(source, block), unit - before);
  return { byte: (index.bytes[block] ?? 0) + found.byte, unit: before + found.unit };
}

/** The text [start, end); an end beyond the text's is the text's end. */
export function readSlice(source: Source, request: { start: number; end: number }): string {
  const chars = source.index.units[source.index.blocks] ?? 0;
  const start = Math.max(0, Math.min(chars, request.start));
  const end = Math.max(start, Math.min(chars, request.end));
  const first = placeOf(source, start);
  const last = placeOf(source, end);
  // A pair that the end cuts is read whole and cut afterwards.
  const lastByte = last.unit < end ? last.byte + 4 : last.byte;
  const text = source.file.read(first.byte, lastByte).toString("utf8");
  return text.slice(start - first.unit, end - first.unit);
}

export function readPosition(source: Source, offset: number): TextPosition {
  const { index } = source;
  const chars = index.units[index.blocks] ?? 0;
  if (!Number.isInteger(offset) || offset < 0 || offset > chars) {
    throw new DocumentReaderError(
      "out-of-range",
      `There is no position ${offset} in this text: it has ${chars} characters.`,
    );
  }
  const block = blockAt(index.units, index.blocks, offset);
  const bytes = readBlock(source, block);
  const { byte } = byteOfUnit(bytes, offset - (index.units[block] ?? 0));
  let breaks = index.breaks[block] ?? 0;
  for (let at = bytes.indexOf(newline); at >= 0 && at < byte; at = bytes.indexOf(newline, at + 1))
    breaks += 1;
  const line = Math.min(Math.max(1, index.lines), breaks + 1);
  const lineStart = lineStarts(source, line, line)[0]?.unit ?? 0;
  return { line, column: offset - lineStart + 1, lineStart };
}
