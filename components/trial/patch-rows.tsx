"use client";

import { marksOnLine, type QuoteMark } from "@/components/change/cut-marks";
import type { LinePair } from "@/components/change/pair-lines";
import type { PatchLine } from "@/components/change/patch-lines";
import { useMessages } from "@/components/messages/messages-provider";
import type { CheckedExhibit } from "@/lib/trace/court";
import { ExhibitBadge } from "./exhibit-badge";
import { MarkedLine } from "./marked-line";

export type QuotesProps = {
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

const signs = { removed: "−", added: "+", context: "" } as const;

/** One line of a patch, both numbers before it. */
export function PatchRow({ line, ...quotes }: QuotesProps & { line: PatchLine }) {
  return (
    <li className={line.side}>
      <span className="line-number">{line.oldLine}</span>
      <span className="line-number">{line.newLine}</span>
      <Sign side={line.side} />
      <LineText line={line} {...quotes} />
      <Badges lines={[line]} {...quotes} />
    </li>
  );
}

/** What stood there before, and what stands there now. */
export function SplitRow({ pair: { left, right }, ...quotes }: QuotesProps & { pair: LinePair }) {
  const shown = left === right ? [left] : [left, right];
  return (
    <li>
      <span className="line-number">{left?.oldLine}</span>
      <SplitSide line={left} {...quotes} />
      <span className="line-number">{right?.newLine}</span>
      <SplitSide line={right} {...quotes} />
      <Badges lines={shown.filter((line) => line !== null)} {...quotes} />
    </li>
  );
}

function SplitSide({ line, ...quotes }: QuotesProps & { line: PatchLine | null }) {
  if (!line) return <span className="absent" />;
  return (
    <span className={`split-side ${line.side}`}>
      <Sign side={line.side} />
      <LineText line={line} {...quotes} />
    </span>
  );
}

function Sign({ side }: Pick<PatchLine, "side">) {
  const { m } = useMessages();
  return (
    <span className="sign">
      {signs[side]}
      {side !== "context" && (
        <span className="sr-only">
          {side === "removed" ? m.trial.pair.removedLine : m.trial.pair.addedLine}
        </span>
      )}
    </span>
  );
}

function LineText({ line, marks, exhibits }: QuotesProps & { line: PatchLine }) {
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

/** The exhibits whose quotes begin here. A quote may begin with the sign before the line. */
function Badges({ lines, marks, exhibits }: QuotesProps & { lines: readonly PatchLine[] }) {
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
