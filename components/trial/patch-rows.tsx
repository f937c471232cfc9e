"use client";

import type { LinePair } from "@/components/change/pair-lines";
import type { PatchLine } from "@/components/change/patch-lines";
import { useMessages } from "@/components/messages/messages-provider";
import { LineBadges, LineText, type QuotesProps } from "./quoted-line";

const signs = { removed: "−", added: "+", context: "" } as const;

/** One line of a patch, both numbers before it. */
export function PatchRow({ line, ...quotes }: QuotesProps & { line: PatchLine }) {
  return (
    <li className={line.side}>
      <span className="line-number">{line.oldLine}</span>
      <span className="line-number">{line.newLine}</span>
      <Sign side={line.side} />
      <LineText line={line} {...quotes} />
      <LineBadges lines={[line]} {...quotes} />
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
      <LineBadges lines={shown.filter((line) => line !== null)} {...quotes} />
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
