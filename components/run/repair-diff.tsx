"use client";

import { diffLines, diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import type { Body } from "@/lib/trace/event";
import { useRun } from "./run-context";
import { useWholeTexts } from "./use-whole-texts";

type Piece = { text: string; isChanged: boolean };
type DiffLine = { sign: "+" | "−" | " "; pieces: Piece[] };

/** Unchanged lines around a change that are still shown. */
const CONTEXT_LINES = 1;
/** A comparison that takes longer would hold up the page. */
const MAX_MS = 300;

type Props = { before: Body; after: Body; label: string };

/** What the repair changed, line by line, with the changed words marked. */
export function RepairDiff({ before, after, label }: Props) {
  const { m } = useMessages();
  const { runId } = useRun();
  const { texts, isLoading, error, retry } = useWholeTexts(runId, [before, after], true);
  if (isLoading) return <p className="muted">{m.common.loading}</p>;
  if (error) return <ProblemNote error={error} onRetry={retry} />;
  return <Diff before={texts[0] ?? ""} after={texts[1] ?? ""} label={label} />;
}

type DiffProps = { before: string; after: string; label: string };

function Diff({ before, after, label }: DiffProps) {
  const { m } = useMessages();
  const lines = useMemo(() => diffOf(before, after), [before, after]);
  if (!lines) return <p className="muted">{m.run.cell.repairLarge}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls sideways must be reachable by keys.
    <figure className="code" tabIndex={0} aria-label={label}>
      <pre>
        {withContext(lines).map((line, index) => (
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

/** Null when the two are too long and too different to be compared in a moment. */
function diffOf(before: string, after: string): DiffLine[] | null {
  const parts = diffLines(ended(before), ended(after), { timeout: MAX_MS });
  if (!parts) return null;
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
  const own = sign === "−" ? before : after;
  const words = diffWordsWithSpace(before, after, { timeout: MAX_MS });
  if (!words) return linesOf(own).map((text) => ({ sign, pieces: [{ text, isChanged: true }] }));
  const pieces = words
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
