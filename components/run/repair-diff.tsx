"use client";

import { diffLines, diffWordsWithSpace } from "diff";
import { useMemo } from "react";

type Piece = { text: string; isChanged: boolean };
type DiffLine = { sign: "+" | "−" | " "; pieces: Piece[] };

/** Unchanged lines around a change that are still shown. */
const CONTEXT_LINES = 1;

/** What the repair changed, line by line, with the changed words marked. Loaded when a repair is shown. */
export function RepairDiff({
  before,
  after,
  label,
}: {
  before: string;
  after: string;
  label: string;
}) {
  const lines = useMemo(() => withContext(diffOf(before, after)), [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls sideways must be reachable by keys.
    <figure className="code" tabIndex={0} aria-label={label}>
      <pre>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A line of a diff is its place.
          <span key={index} className={lineClass[line.sign]}>
            <i>{line.sign}</i>
            <span>
              {line.pieces.map((piece, at) =>
                piece.isChanged ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
                  <Changed key={at} sign={line.sign} text={piece.text} />
                ) : (
                  piece.text
                ),
              )}
            </span>
          </span>
        ))}
      </pre>
    </figure>
  );
}

const lineClass = { "+": "l add", "−": "l del", " ": "l" } as const;

function Changed({ sign, text }: { sign: DiffLine["sign"]; text: string }) {
  return sign === "−" ? <del>{text}</del> : <ins>{text}</ins>;
}

function diffOf(before: string, after: string): DiffLine[] {
  const parts = diffLines(ended(before), ended(after));
  return parts.flatMap((part, index): DiffLine[] => {
    const next = parts[index + 1];
    const previous = parts[index - 1];
    if (part.removed && next?.added) return sideOf("−", part.value, next.value);
    if (part.added && previous?.removed) return sideOf("+", previous.value, part.value);
    const sign = part.added ? "+" : part.removed ? "−" : " ";
    return linesOf(part.value).map((text) => ({ sign, pieces: [{ text, isChanged: false }] }));
  });
}

function sideOf(sign: "+" | "−", before: string, after: string): DiffLine[] {
  const pieces = diffWordsWithSpace(before, after)
    .filter((word) => (sign === "−" ? !word.added : !word.removed))
    .map((word) => ({ text: word.value, isChanged: word.added || word.removed }));
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ text, isChanged: piece.isChanged });
    });
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines.map((line) => ({ sign, pieces: line }));
}

function withContext(lines: readonly DiffLine[]): DiffLine[] {
  return lines.filter((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)
      .some(({ sign }) => sign !== " "),
  );
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}
