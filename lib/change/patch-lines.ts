/** Reads a text line by line and remembers where each begins, in time that grows with the text alone. */
export type PatchLine = {
  /** Without its line break; a carriage return before it is part of the break. */
  text: string;
  start: number;
  end: number;
  /** Counted from 1. */
  number: number;
};

export type PatchLines = {
  /** The line that `next` gives; null behind the last. */
  peek(): PatchLine | null;
  next(): PatchLine | null;
};

export function readLines(text: string): PatchLines {
  let ahead: PatchLine | null = null;
  let position = 0;
  let number = 0;

  const read = (): PatchLine | null => {
    if (position >= text.length) return null;
    const start = position;
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    position = found < 0 ? text.length : found + 1;
    number += 1;
    const textEnd = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    return { text: text.slice(start, textEnd), start, end: textEnd, number };
  };

  return {
    peek() {
      ahead ??= read();
      return ahead;
    },
    next() {
      const line = ahead ?? read();
      ahead = null;
      return line;
    },
  };
}
