"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { type TrialBar, type TrialLane, trialStrip } from "./trial-bars";
import { useTrial } from "./trial-context";

const lanes: readonly TrialLane[] = ["advocates", "jurors", "checks"];

/** Who spoke when, to scale. A bar is also a button; the list of steps has the same for keys. */
export function TrialStrip() {
  const { m } = useMessages();
  const { timeline, now } = useRun();
  const { view } = useTrial();
  const isLive = timeline.summary?.endedAt === null;
  const strip = useMemo(
    () => trialStrip(timeline, view, isLive ? now : null),
    [timeline, view, isLive, now],
  );
  return (
    <section
      className="strip trial-strip"
      aria-label={fill(m.run.strip.label, { time: formatDuration(strip.durationMs) })}
    >
      {lanes.map((lane) => (
        <div key={lane} className="contents" aria-hidden="true">
          <span className="muted text-[11px]">{m.trial.strip[lane]}</span>
          <div className={`lane trial-lane lane-${lane}`} style={{ "--rows": strip.rows[lane] }}>
            {strip.bars
              .filter((bar) => bar.lane === lane)
              .map((bar) => (
                <StripBar key={bar.id} bar={bar} />
              ))}
          </div>
        </div>
      ))}
      <span />
      <ol className="ticks trial-ticks" aria-hidden="true">
        {strip.ticks.map(({ left, ms }) => (
          <li key={ms} style={{ left: `${left * 100}%` }}>
            {ms === 0 ? "0" : tickLabel(ms)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StripBar({ bar }: { bar: TrialBar }) {
  const { m } = useMessages();
  const { timeline, selection, select } = useRun();
  const span = timeline.spans.get(bar.id);
  const took = span ? (span.endedAt ?? span.startedAt) - span.startedAt : 0;
  const isChosen = selection?.kind === "span" && selection.id === bar.id;
  const name = span?.kind === "stage" ? span.start.stage : "";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: The list of steps offers the same choice to the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: The strip is a picture of the steps, hidden from screen readers.
    <i
      className={`bar ${bar.kind}${bar.running ? " flight" : ""}${bar.replayed ? " waits" : ""}${isChosen ? " sel" : ""}`}
      style={{
        left: `${bar.left * 100}%`,
        width: `${bar.width * 100}%`,
        "--w": `${bar.wait * 100}%`,
        "--r": bar.row,
      }}
      title={fill(m.run.strip.bar, { name, time: formatDuration(took) })}
      onClick={() => select({ kind: "span", id: bar.id })}
    />
  );
}

function tickLabel(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
