"use client";

import type { ReactNode } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCents, formatCost } from "@/lib/format/money";
import { isOver } from "@/lib/trace/run-state";
import { useCompare } from "./compare-context";
import { signed } from "./signed";

/** How time, tokens and cost change from A to B. */
export function TotalsDelta() {
  const { m, number } = useMessages();
  const { comparison } = useCompare();
  const { a, b, delta, comparedMs } = comparison.totals;
  const words = m.compare.totals;
  const isLive = [comparison.a, comparison.b].some((summary) => summary && !isOver(summary));
  const hasRecorded = a.recorded !== b.recorded;
  const cents = (value: number | null) => formatCents(value, words.unknown);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const paid = (["a", "b"] as const).filter((side) => comparison.totals[side].recorded > 0);
  return (
    <dl className="totals-delta" aria-label={words.label}>
      <Figure
        name={words.time}
        unit="s"
        change={delta.ms === null ? "–" : signed(delta.ms, seconds)}
        fromTo={fill(words.fromTo, { a: seconds(comparedMs.a), b: seconds(comparedMs.b) })}
        note={hasRecorded ? words.ranAnew : isLive ? words.soFar : null}
        title={hasRecorded ? words.recordedNote : undefined}
      />
      <Figure
        name={words.tokens}
        change={signed(delta.tokens, number)}
        fromTo={fill(words.fromTo, { a: number(a.tokens), b: number(b.tokens) })}
        note={isLive ? words.soFar : null}
      />
      <Figure
        name={words.cost}
        unit={delta.costUsd === null ? "" : "¢"}
        change={
          delta.costUsd === null
            ? words.unknown
            : signed(delta.costUsd, (value) => formatCents(value, words.unknown))
        }
        fromTo={fill(words.fromTo, { a: cents(a.costUsd), b: cents(b.costUsd) })}
        note={paid
          .map((side) =>
            fill(words.paid, {
              side: side.toUpperCase(),
              cost: formatCost(comparison.totals[side].paidUsd, words.unknown),
            }),
          )
          .join(", ")}
        title={hasRecorded ? words.recordedNote : undefined}
      />
    </dl>
  );
}

type FigureProps = {
  name: string;
  unit?: string;
  change: string;
  fromTo: ReactNode;
  note: string | null;
  title?: string | undefined;
};

function Figure({ name, unit = "", change, fromTo, note, title }: FigureProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>
        <b className={change.startsWith("−") ? "delta better" : "delta"}>{change}</b> {unit}
      </dd>
      <dd className="from-to">{fromTo}</dd>
      {note && <dd className="from-to">{note}</dd>}
    </div>
  );
}
