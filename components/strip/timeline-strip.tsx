"use client";

import dynamic from "next/dynamic";
import { type CSSProperties, useMemo, useRef } from "react";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { headName } from "./head-name";
import { HoverNeedle } from "./hover-needle";
import { StripDrawing } from "./strip-drawing";
import { StripGapOffer } from "./strip-gap-offer";
import { StripPlayhead } from "./strip-playhead";
import { StripSight } from "./strip-sight";
import { StripWindow } from "./strip-window";
import { Transport } from "./transport";
import { useStripCommands } from "./use-strip-commands";
import { useStripKeys } from "./use-strip-keys";
import { useStripPointer } from "./use-strip-pointer";
import { type StripScene, useStripScene } from "./use-strip-scene";

const Minimap = dynamic(() => patiently(() => import("./minimap")).then((part) => part.Minimap), {
  loading: () => null,
});
const StripNotes = dynamic(
  () => patiently(() => import("./strip-notes")).then((part) => part.StripNotes),
  { loading: () => null },
);

type Props = {
  /** A step in words: what it is, how long it took, how it ended. */
  tell: (spanId: string) => readonly string[];
};

/** The whole run to scale, one lane a kind of work: to look at closely, to choose a stretch of, and to play. */
export function TimelineStrip({ tell }: Props) {
  const { m } = useMessages();
  const { strip, moment, wholeNow, playback, filter, setFilter, match, selection, select } =
    useRun();
  const plot = useRef<HTMLDivElement>(null);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const scene = useStripScene({
    ...{ strip, now: wholeNow, selectedId, plot },
    fitting: match?.fitting ?? null,
  });
  const { hover, draft, handlers } = useStripPointer({
    ...{ scene, plot },
    onChoose: (id) => select({ kind: "span", id }),
    onScrub(ms, isDone) {
      if (isDone) playback.seek(ms);
      else playback.scrub(ms);
    },
    onWindow: (window) => setFilter({ window }),
  });
  useStripKeys(scene);
  useStripCommands(scene);
  const doing = useDoing(scene, tell);
  const clientMoment = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    return box ? scene.momentAt((clientX - box.left) / box.width) : 0;
  };
  const style: CSSProperties = { height: scene.heightPx };
  return (
    <div className="strip-block">
      {/* biome-ignore lint/a11y/useSemanticElements: It groups sliders and buttons; it is no form. */}
      <section
        className="strip"
        role="group"
        aria-label={fill(m.strip.label, { time: formatDuration(scene.endMs) })}
      >
        <LaneNames scene={scene} />
        <div className="strip-plot-frame">
          {scene.isZoomed && <Minimap scene={scene} />}
          <div ref={plot} className="strip-plot" style={style} {...handlers}>
            <StripDrawing {...{ scene, selectedId }} />
            <StripSight scene={scene} />
            <StripGapOffer scene={scene} />
            <StripWindow
              {...{ scene, draft, clientMoment }}
              window={filter.window}
              onChange={(window) => setFilter({ window })}
            />
            {strip.isLive && <NowLine scene={scene} />}
            <StripPlayhead {...{ scene, clientMoment }} doing={doing} />
            {hover && <HoverNeedle {...{ hover, draft, scene, tell }} />}
          </div>
        </div>
        <Transport scene={scene} />
      </section>
      {(moment !== null || filter.window !== null) && <StripNotes />}
    </div>
  );
}

function LaneNames({ scene }: { scene: StripScene }) {
  const { m } = useMessages();
  return (
    <div className="strip-names" aria-hidden="true">
      {scene.lanes.map(({ name, top, height }) => (
        <span key={name} style={{ top, height: Math.min(height, 26) }}>
          {m.strip.lane[name]}
        </span>
      ))}
    </div>
  );
}

function NowLine({ scene }: { scene: StripScene }) {
  const left = scene.leftOf(scene.endMs);
  if (left < 0 || left > 1) return null;
  return <i className="strip-now" aria-hidden="true" style={{ left: `${left * 100}%` }} />;
}

/** What went on at the moment that is shown, for those who hear the playhead instead of seeing it. */
function useDoing({ strip }: StripScene, tell: Props["tell"]): string {
  const speech = useMessages();
  const { moment } = useRun();
  return useMemo(() => {
    const words = speech.m.strip;
    if (moment === null) return strip.isLive ? words.live : words.end;
    const isOn = ({ from, to }: { from: number; to: number | null }) =>
      from <= moment && moment < (to ?? Number.POSITIVE_INFINITY);
    const mark = strip.marks.findLast(isOn);
    if (mark) return tell(mark.id)[0] ?? "";
    const head = strip.heads.findLast(isOn);
    if (!head) return words.nothing;
    const name = headName(head, speech);
    return head.name.kind === "iteration" ? fill(words.iteration, { n: name }) : name;
  }, [strip, moment, tell, speech]);
}
