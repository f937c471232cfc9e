"use client";

import { marksOnLine, type QuoteMark } from "@/components/change/cut-marks";
import type { CheckedExhibit } from "@/lib/trace/court";
import { ExhibitBadge } from "./exhibit-badge";
import { MarkedLine } from "./marked-line";

export type QuotesProps = {
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

/** A line of a page or a patch; `start` is its offset there, in UTF-16 code units. */
type Line = { text: string; start: number };

/** A line's text, with the quotes in it marked. */
export function LineText({ line, marks, exhibits }: QuotesProps & { line: Line }) {
  return (
    <span className="line-text">
      <MarkedLine
        text={line.text}
        start={line.start}
        marks={marksOnLine(line.text, line.start, marks)}
        exhibits={exhibits}
      />
    </span>
  );
}

/** The exhibits whose quotes begin in these lines. A quote may begin with the sign before the line. */
export function LineBadges({ lines, marks, exhibits }: QuotesProps & { lines: readonly Line[] }) {
  const begins = lines.flatMap((line) =>
    marksOnLine(line.text, line.start, marks).filter(({ start }) => start >= line.start - 1),
  );
  return (
    <span className="badges">
      {begins.map(({ id }) => (
        <ExhibitBadge
          key={id}
          id={id}
          stands={exhibits.find((one) => one.id === id)?.standing === "stands"}
        />
      ))}
    </span>
  );
}
