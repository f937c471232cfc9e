"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { type Bar, type LaneName, selectStrip } from "@/lib/trace/select-strip";
import { useRun } from "./run-context";

const lanes: readonly LaneName[] = ["model", "code", "sub", "check"];
const laneKinds = { model: "k-model", code: "k-code", sub: "k-sub", check: "k-check" } as const;

/** More bars than this in a lane are thinner than a pixel: they are drawn as one texture. */
const MAX_BARS_A_LANE = 400;

/** The whole run to scale, one lane a kind of work. A bar is also a button; the tree has the same steps for keys. */
export function TimelineStrip() {
  const { m } = useMessages();
  const { timeline, now } = useRun();
  const isLive = timeline.summary?.endedAt === null;
  const strip = useMemo(() => selectStrip(timeline, isLive ? now : null), [timeline, isLive, now]);
  const byLane = useMemo(() => Map.groupBy(strip.bars, (bar) => bar.lane), [strip]);
  return (
    <section
      className="strip"
      aria-label={fill(m.run.strip.label, { time: formatDuration(strip.durationMs) })}
    >
      <div className="strip-names" aria-hidden="true">
        <span />
        {lanes.map((lane) => (
          <span key={lane}>{m.run.strip[lane]}</span>
        ))}
      </div>
      <div className="plot" aria-hidden="true">
        <IterationHeads iterations={strip.iterations} />
        {lanes.map((lane) => (
          <Lane key={lane} lane={lane} bars={byLane.get(lane) ?? []} />
        ))}
        <ol className="ticks">
          {strip.ticks.map((tick) => (
            <li key={tick.ms} style={{ left: `${tick.left * 100}%` }}>
              {tick.ms === 0 ? "0" : tickLabel(tick.ms)}
            </li>
          ))}
        </ol>
        {isLive && <i className="now" style={{ left: `${strip.now * 100}%` }} />}
      </div>
    </section>
  );
}

function tickLabel(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}

type Heads = { iterations: readonly { id: string; number: number; left: number; width: number }[] };

function IterationHeads({ iterations }: Heads) {
  const { selection } = useRun();
  const selected = selection?.kind === "span" ? selection.id : "";
  return (
    <ol className="heads">
      {iterations.map((one) => (
        <li
          key={one.id}
          className={selected === one.id || selected.startsWith(`${one.id}/`) ? "here" : undefined}
          style={{ left: `${one.left * 100}%`, width: `${one.width * 100}%` }}
        >
          {one.width > 0.012 && one.number}
        </li>
      ))}
    </ol>
  );
}

function Lane({ lane, bars }: { lane: LaneName; bars: readonly Bar[] }) {
  const { m } = useMessages();
  const { selection, select, timeline } = useRun();
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const step = Math.ceil(bars.length / MAX_BARS_A_LANE);
  const shown =
    step > 1 ? bars.filter((bar, index) => index % step === 0 || bar.id === selectedId) : bars;
  return (
    <div className={`lane lane-${lane}`}>
      {shown.map((bar) => {
        const span = timeline.spans.get(bar.id);
        const took = span ? (span.endedAt ?? span.startedAt) - span.startedAt : 0;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The steps tree offers the same choice to the keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: The strip is a picture of the tree, hidden from screen readers.
          <i
            key={bar.id}
            className={barClass(bar, lane, bar.id === selectedId)}
            style={{
              left: `${bar.left * 100}%`,
              width: `${bar.width * 100}%`,
              "--w": `${bar.wait * 100}%`,
              "--r": bar.row,
            }}
            title={fill(m.run.strip.bar, { name: span?.name ?? "", time: formatDuration(took) })}
            onClick={() => select({ kind: "span", id: bar.id })}
          />
        );
      })}
    </div>
  );
}

function barClass(bar: Bar, lane: LaneName, isSelected: boolean): string {
  const kind = bar.failed ? "k-error" : bar.repaired ? "k-repair" : laneKinds[lane];
  return [
    "bar",
    kind,
    bar.running && "flight",
    (bar.waits || bar.replayed) && "waits",
    bar.heldBack && "held",
    isSelected && "sel",
  ]
    .filter(Boolean)
    .join(" ");
}
