/**
 * Cuts a text into segments, the unit of search results: a line, or a window of it where the line is very long.
 * A window ends at a word's end where there is one near, for a word cut in two is not found.
 */

/** A longer line is cut. */
export const maxLineUnits = 2_000;
/** The windows of a longer line have at most this length. */
const windowUnits = 600;
/** How far back from a window's end a separator is looked for. */
const cutReach = 120;

export type Segments = {
  /** UTF-16 code units into the text; ends are exclusive and stop before the line break. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** Counted from 1. */
  lines: Uint32Array;
  count: number;
};

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function windowEnd(text: string, start: number, lineEnd: number): number {
  const end = start + windowUnits;
  if (end >= lineEnd) return lineEnd;
  for (let at = end; at > end - cutReach; at -= 1) {
    if (/[\s,;{}[\]|。、，；]/.test(text.charAt(at - 1))) return at;
  }
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
}

export function cutIntoSegments(text: string): Segments {
  const capacity = Math.max(16, text.length >> 6);
  const segments = {
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    lines: new Uint32Array(capacity),
    count: 0,
  };
  const add = (start: number, end: number, line: number): void => {
    if (segments.count === segments.starts.length) {
      segments.starts = grown(segments.starts);
      segments.ends = grown(segments.ends);
      segments.lines = grown(segments.lines);
    }
    segments.starts[segments.count] = start;
    segments.ends[segments.count] = end;
    segments.lines[segments.count] = line;
    segments.count += 1;
  };
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    line += 1;
    if (end - start <= maxLineUnits) add(start, end, line);
    else {
      for (let from = start; from < end; ) {
        const to = windowEnd(text, from, end);
        add(from, to, line);
        from = to;
      }
    }
    start = end + 1;
  }
  return segments;
}
