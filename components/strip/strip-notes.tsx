"use client";

import { useEffect, useRef } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";

/** Says that the page shows an earlier moment, or only a stretch of time, and leads back. */
export function StripNotes() {
  const { moment, filter } = useRun();
  return (
    <div className="strip-notes">
      {moment !== null && <PastNote />}
      {filter.window && <WindowNote from={filter.window.from} to={filter.window.to} />}
    </div>
  );
}

function WindowNote({ from, to }: { from: number; to: number }) {
  const { m } = useMessages();
  const { setFilter } = useRun();
  return (
    <p>
      <Icon name="filter" small />
      {fill(m.strip.windowNote, { from: formatDuration(from), to: formatDuration(to) })}
      <button type="button" className="btn sm" onClick={() => setFilter({ window: null })}>
        {m.strip.showAll}
      </button>
    </p>
  );
}

function PastNote() {
  const { m } = useMessages();
  const { strip, whole, playback } = useRun();
  const isReplay = whole.summary?.origin?.how === "replay";
  return (
    <p>
      <Icon name="clock" small />
      <span>
        <PastWords of={strip.lastMs} /> {isReplay && m.strip.replayed}
      </span>
      <button type="button" className="btn sm" onClick={() => playback.seek(null)}>
        {strip.isLive ? m.strip.backToLive : m.strip.backToEnd}
      </button>
    </p>
  );
}

/** The figure moves with every frame, so it is written without React. */
function PastWords({ of }: { of: number }) {
  const { m } = useMessages();
  const { moment, playback } = useRun();
  const words = useRef<HTMLSpanElement>(null);
  const template = m.strip.past;
  useEffect(
    () =>
      playback.onMove((position) => {
        if (words.current && position !== null)
          words.current.textContent = sentence(template, position, of);
      }),
    [playback, template, of],
  );
  return <span ref={words}>{sentence(template, moment ?? of, of)}</span>;
}

function sentence(template: string, position: number, of: number): string {
  return fill(template, { time: formatDuration(position), of: formatDuration(of) });
}
