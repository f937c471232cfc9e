"use client";

import { memo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { tickLabel } from "@/lib/format/tick-label";
import type { Bar, StripFrame } from "@/lib/trace/strip/layout";
import type { MarkKind } from "@/lib/trace/strip/mark";
import { barTop, HEADS_PX, type PlacedLane } from "@/lib/trace/strip/place-lanes";
import { headName } from "./head-name";
import type { StripScene } from "./use-strip-scene";

const hues: Record<MarkKind, string> = {
  model: "k-model",
  code: "k-code",
  sub: "k-sub",
  check: "k-check",
  charge: "k-repair",
  defense: "k-defense",
  other: "k-plain",
};

type Props = {
  scene: Pick<StripScene, "frame" | "bars" | "lanes">;
  selectedId: string | null;
};

/** The picture itself: it answers to nothing, and screen readers have the tree. */
export function StripDrawing({ scene: { frame, bars, lanes }, selectedId }: Props) {
  const last = lanes.at(-1);
  const depth = (last?.top ?? 0) + (last?.height ?? 0);
  return (
    <div className="strip-drawing" aria-hidden="true">
      {frame.pauses.map(({ left, width }) => (
        <i
          key={left}
          className="strip-pause"
          style={{ ...across({ left, width }), height: depth }}
        />
      ))}
      {frame.gaps.map(({ left, width }) => (
        <i key={left} className="strip-gap" style={{ ...across({ left, width }), height: depth }} />
      ))}
      <Heads heads={frame.heads} selectedId={selectedId} />
      {lanes.map((lane) => (
        <i key={lane.name} className="strip-line" style={{ top: lane.top + lane.height - 1 }} />
      ))}
      <div className={bars.stretch ? "strip-bars stretched" : "strip-bars"}>
        <div style={{ transform: bars.stretch ?? undefined }}>
          <Bars bars={bars.bars} {...{ lanes, selectedId }} />
        </div>
      </div>
      <Ruler frame={frame} top={depth} />
    </div>
  );
}

type BarsProps = {
  bars: readonly Bar[];
  lanes: readonly PlacedLane[];
  selectedId: string | null;
};

const Bars = memo(function Bars({ bars, lanes, selectedId }: BarsProps) {
  const placed = new Map(lanes.map((lane) => [lane.name, lane]));
  return bars.map((bar) => {
    const lane = placed.get(bar.lane);
    return (
      lane && <BarMark key={bar.id} bar={bar} lane={lane} isSelected={bar.id === selectedId} />
    );
  });
});

function across({ left, width }: { left: number; width: number }) {
  return { left: `${left * 100}%`, width: `${width * 100}%` };
}

function Heads({ heads, selectedId }: { heads: StripFrame["heads"]; selectedId: string | null }) {
  const speech = useMessages();
  return heads.map((head) => {
    const isHere = selectedId === head.id || selectedId?.startsWith(`${head.id}/`);
    return (
      <span
        key={head.id}
        className={isHere ? "strip-head here" : "strip-head"}
        style={{ ...across(head), height: HEADS_PX - 3 }}
      >
        {head.hasRoom && headName(head, speech)}
      </span>
    );
  });
}

function BarMark({ bar, lane, isSelected }: { bar: Bar; lane: PlacedLane; isSelected: boolean }) {
  return (
    <i
      className={barClass(bar, isSelected)}
      data-span={bar.id}
      style={{
        ...across(bar),
        top: barTop(lane, bar),
        height: lane.barHeight,
        "--w": `${bar.wait * 100}%`,
        "--cover": bar.cover,
      }}
    />
  );
}

/** Hue says what kind of work it is; red is for failures, amber for repaired code, and shape says both again. */
function barClass(bar: Bar, isSelected: boolean): string {
  const hue = bar.isFailed ? "k-error" : bar.isRepaired ? "k-repair" : hues[bar.kind];
  return [
    `strip-bar shape-${bar.shape} lane-${bar.lane} ${hue}`,
    bar.isOpen && "open",
    bar.isWaiting && "waits",
    bar.isReplayed && "replayed",
    bar.isFailed && "failed",
    bar.isRepaired && "repaired",
    bar.isHeldBack && "held",
    bar.isFaint && "faint",
    bar.count > 1 && "many",
    bar.goesOnLeft && "on-left",
    bar.goesOnRight && "on-right",
    isSelected && "sel",
  ]
    .filter(Boolean)
    .join(" ");
}

function Ruler({ frame: { ticks, stepMs }, top }: { frame: StripFrame; top: number }) {
  return ticks.map(({ left, ms, isBorder }) => (
    <span
      key={ms}
      className={isBorder ? "strip-tick at-gap" : "strip-tick"}
      style={{ left: `${left * 100}%`, top: top + 1 }}
      data-edge={left < 0.02 ? "left" : undefined}
    >
      {tickLabel(ms, isBorder ? 100 : stepMs)}
    </span>
  ));
}
