"use client";

import { type CSSProperties, type MouseEvent, useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { stepLooks } from "@/components/run/step-names";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { compareStrip, type PairBar } from "@/lib/trace/compare/compare-strip";
import { type SideName, sideLetters, useCompare } from "./compare-context";
import { SideMark } from "./side-mark";

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** Both runs as lanes on one scale, with the moment where they part. A press selects the row of the bar. */
export function PairStrip() {
  const { m } = useMessages();
  const { a, b, comparison, now } = useCompare();
  const strip = useMemo(
    () => compareStrip({ a: a.timeline, b: b.timeline }, comparison, now),
    [a.timeline, b.timeline, comparison, now],
  );
  const words = m.compare.strip;
  const runs = [comparison.a, comparison.b];
  const isFork =
    runs.some((summary) => summary?.origin?.how === "fork") &&
    runs[0]?.config.trial?.arm === runs[1]?.config.trial?.arm;
  return (
    <section className="pair-strip" aria-label={words.label}>
      {strip.parting !== null && (
        <div className="parting">
          <span
            style={{ left: percent(strip.parting) }}
            className={strip.parting > 0.7 ? "left" : ""}
          >
            <Icon name={isFork ? "fork" : "flag"} small />
            {isFork ? words.forked : words.parting}
          </span>
        </div>
      )}
      {(["a", "b"] as const).map((side) => (
        <Lane key={side} side={side} bars={strip[side].bars} end={strip[side].end} />
      ))}
    </section>
  );
}

function Lane({ side, bars, end }: { side: SideName; bars: readonly PairBar[]; end: number }) {
  const { m } = useMessages();
  const { comparison, selected, select } = useCompare();
  const ms = comparison.totals[side].ms ?? 0;
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (event.clientX - box.left) / Math.max(1, box.width);
    const near = nearest(bars, at);
    if (near) select(near.id);
  };
  return (
    <div className="pair-lane">
      <SideMark side={side} small />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: The table below offers every bar as a row, by keys. */}
      <div
        className="pair-plot"
        role="img"
        aria-label={fill(m.compare.strip.lane, {
          side: sideLetters[side],
          time: formatDuration(ms),
        })}
        onClick={onClick}
      >
        <i className="pair-line" style={{ width: percent(end) }} />
        {bars.map((bar, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: Bars are drawn in their order; a step may have two.
            key={index}
            className={barClass(bar, bar.id === selected)}
            style={{ left: percent(bar.left), width: percent(bar.width) } satisfies CSSProperties}
          />
        ))}
      </div>
      <span className="num">{formatDuration(ms)}</span>
    </div>
  );
}

function nearest(bars: readonly PairBar[], at: number): PairBar | undefined {
  const distance = ({ left, width }: PairBar) => Math.max(left - at, at - (left + width), 0);
  // Of several below the pointer the shortest: a call above the cell that made it.
  return [...bars].sort((a, b) => distance(a) - distance(b) || a.width - b.width)[0];
}

function barClass(bar: PairBar, isSelected: boolean): string {
  const { kind } = bar.hasFailed ? { kind: "k-error" } : stepLooks[bar.kind];
  return [
    "pair-bar",
    kind,
    bar.kind === "check" ? "dot-bar" : "",
    bar.isRecorded ? "recorded" : "",
    bar.isRunning ? "flight" : "",
    bar.isHeldBack ? "held" : "",
    isSelected ? "sel" : "",
  ]
    .filter(Boolean)
    .join(" ");
}
