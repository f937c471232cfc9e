"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Icon, type IconName } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { idleShare } from "@/lib/trace/strip/idle";
import { zoomAbout } from "@/lib/trace/strip/view";
import { speeds } from "./playback";
import { changeSkipsIdle, changeSpeed } from "./use-playback";
import type { StripScene } from "./use-strip-scene";

/** One press on a zoom button. */
export const ZOOM_STEP = 1.6;

/** Playback and zoom by button. The same is on keys. */
export function Transport({ scene }: { scene: StripScene }) {
  const { m } = useMessages();
  const { playback, moment, isPlaying } = useRun();
  const { speed, skipsIdle } = useSyncExternalStore(
    playback.subscribe,
    playback.getSnapshot,
    playback.getSnapshot,
  );
  const { idle } = scene;
  return (
    <div className="transport">
      <div className="transport-row">
        <Small icon="prev" label={m.strip.previous} keys="," onClick={() => playback.step(-1)} />
        <Small
          icon={isPlaying ? "pause" : "play"}
          label={isPlaying ? m.strip.pause : m.strip.play}
          keys="."
          onClick={() => playback.toggle()}
        />
        <Small
          icon="next"
          label={m.strip.next}
          keys=";"
          isDisabled={moment === null}
          onClick={() => playback.step(1)}
        />
        <select
          className="transport-speed"
          aria-label={m.strip.speed}
          title={m.strip.speed}
          value={speed}
          onChange={({ target }) => {
            const chosen = speeds.find((one) => String(one) === target.value);
            if (chosen) changeSpeed(chosen);
          }}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              {fill(m.strip.times, { n: one })}
            </option>
          ))}
        </select>
      </div>
      <Position endMs={scene.endMs} />
      <div className="transport-row">
        <ZoomButtons scene={scene} />
        {idle.length > 0 && <IdleButtons scene={scene} skipsIdle={skipsIdle} />}
      </div>
    </div>
  );
}

function ZoomButtons({ scene: { view, axis, setView, isZoomed } }: { scene: StripScene }) {
  const { m } = useMessages();
  const zoom = (factor: number) =>
    setView(zoomAbout(view, axis.length, (view.from + view.to) / 2, factor));
  return (
    <>
      <Small
        icon="min"
        className="zoom"
        label={m.strip.zoomOut}
        keys="-"
        isDisabled={!isZoomed}
        onClick={() => zoom(ZOOM_STEP)}
      />
      <Small icon="plus" label={m.strip.zoomIn} keys="+" onClick={() => zoom(1 / ZOOM_STEP)} />
      <Small
        icon="fit"
        className="zoom"
        label={m.strip.fit}
        keys="0"
        isDisabled={!isZoomed}
        onClick={() => setView(null)}
      />
    </>
  );
}

function IdleButtons({ scene, skipsIdle }: { scene: StripScene; skipsIdle: boolean }) {
  const { m } = useMessages();
  const { idle, endMs, isCompressed, setCompressed } = scene;
  const share = Math.round(idleShare(idle, endMs) * 100);
  return (
    <>
      <Small
        icon="squeeze"
        label={fill(isCompressed ? m.strip.expand : m.strip.compressShare, { percent: share })}
        isPressed={isCompressed}
        onClick={() => setCompressed(!isCompressed)}
      />
      <Small
        icon="skip"
        label={m.strip.skipIdle}
        isPressed={skipsIdle}
        onClick={() => changeSkipsIdle(!skipsIdle)}
      />
    </>
  );
}

/** Moves with every frame, so it is written without React. */
function Position({ endMs }: { endMs: number }) {
  const { playback } = useRun();
  const text = useRef<HTMLElement>(null);
  useEffect(
    () =>
      playback.onMove((position) => {
        if (text.current) text.current.textContent = formatDuration(position ?? endMs);
      }),
    [playback, endMs],
  );
  return (
    <p className="transport-time" aria-hidden="true">
      <b ref={text}>{formatDuration(endMs)}</b> / {formatDuration(endMs)}
    </p>
  );
}

type SmallProps = {
  icon: IconName;
  label: string;
  keys?: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  className?: string;
  onClick: () => void;
};

function Small(props: SmallProps) {
  const { icon, label, keys, isPressed, isDisabled = false, className = "", onClick } = props;
  return (
    <button
      type="button"
      className={`btn ghost icon sm ${className}`}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-keyshortcuts={keys}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
