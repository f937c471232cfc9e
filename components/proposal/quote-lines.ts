/** Finds a quote in lines that are shown one below the other, so that it can be marked on each. */
import type { QuoteMark } from "@/components/change/cut-marks";

export type QuotedLine<Line> = {
  line: Line;
  /** Offset of the line in the lines joined by `\n`. */
  start: number;
};

export type QuotedLines<Line> = {
  lines: QuotedLine<Line>[];
  /** Empty where the quote does not stand in these lines, white space aside. */
  marks: QuoteMark[];
};

export function quotedLines<Line extends { text: string }>(
  lines: readonly Line[],
  quote: string,
): QuotedLines<Line> {
  let start = 0;
  const placed = lines.map((line) => {
    const one = { line, start };
    start += line.text.length + 1;
    return one;
  });
  const text = lines.map((line) => line.text).join("\n");
  const found = find(text, quote) ?? find(text, withoutSigns(quote));
  return {
    lines: placed,
    marks: found ? [{ id: "quote", start: found.index, end: found.index + found[0].length }] : [],
  };
}

function find(text: string, quote: string): RegExpExecArray | null {
  return quote.trim() === "" ? null : pattern(quote).exec(text);
}

/** A quote of several lines of a patch brings their signs, which stand beside the lines here. */
function withoutSigns(quote: string): string {
  return quote.replaceAll(/^[-+]/gm, "");
}

/** White space may fold, nothing else. */
function pattern(quote: string): RegExp {
  const words = quote.trim().split(/\s+/);
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(escaped.join("\\s+"));
}
