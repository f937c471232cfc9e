"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useNow } from "@/components/base/use-now";
import { changeAddress, useAddress } from "@/components/run/address";
import type { Timeline } from "@/lib/trace/reduce";
import { isOver } from "@/lib/trace/run-state";
import { findIdle } from "@/lib/trace/strip/idle";
import type { Strip } from "@/lib/trace/strip/mark";
import { createPast } from "@/lib/trace/timeline-at";
import { createPlayback, type Frames, type Playback, type Speed, speeds } from "./playback";
import { createSight, type Sight } from "./sight";

/** A run as the page shows it: as it stands, or as it stood at an earlier moment. */
export type ShownRun = {
  timeline: Timeline;
  /** Text so far of each running model call, by span id; of an earlier moment nothing is known. */
  texts: ReadonlyMap<string, string>;
  /** The time that the page shows, in milliseconds since the Unix epoch; null before the page is interactive. */
  now: number | null;
  /** Milliseconds after the strip's start; null at the end, where a live run is followed. */
  moment: number | null;
  /** All that is known of the run, and the time of the clock. */
  whole: Timeline;
  wholeNow: number | null;
  strip: Strip;
  playback: Playback;
  isPlaying: boolean;
  sight: Sight;
};

const TICK_MS = 100;

const noTexts: ReadonlyMap<string, string> = new Map();

const browserFrames: Frames = {
  now: () => performance.now(),
  request(task) {
    const id = requestAnimationFrame(task);
    return () => cancelAnimationFrame(id);
  },
  isCalm: () => window.matchMedia("(prefers-reduced-motion: reduce)").matches,
};

/** `stripOf` must stay the same function. The moment is kept in the address, so that a link shows it. */
export function usePlayback(
  { timeline: whole, texts }: Pick<ShownRun, "timeline" | "texts">,
  stripOf: (timeline: Timeline) => Strip,
): ShownRun {
  const address = useAddress("at", "speed", "skip");
  const wanted = readMoment(address.get("at"));
  const speed = readSpeed(address.get("speed"));
  const skipsIdle = address.get("skip") !== NO_SKIP;
  const [playback] = useState(() =>
    createPlayback(browserFrames, { moment: wanted, speed, skipsIdle }),
  );
  const [sight] = useState(createSight);
  const state = useSyncExternalStore(
    playback.subscribe,
    playback.getSnapshot,
    playback.getSnapshot,
  );
  useMomentInAddress(playback, wanted, state);
  useEffect(() => {
    const chosen = playback.getSnapshot();
    if (chosen.speed !== speed || chosen.skipsIdle !== skipsIdle)
      playback.choose({ speed, skipsIdle });
  }, [playback, speed, skipsIdle]);
  const strip = useMemo(() => stripOf(whole), [whole, stripOf]);
  const past = useMemo(() => createPast(whole), [whole]);
  useEffect(() => {
    playback.setCourse({
      lengthMs: strip.lastMs,
      moments: past.moments.map((at) => Math.max(0, at - strip.startedAt)),
      idle: findIdle(strip, strip.lastMs),
    });
  }, [playback, past, strip]);
  const wholeNow = useNow(whole.summary && isOver(whole.summary) ? null : TICK_MS);
  const moment = state.moment !== null && state.moment < strip.lastMs ? state.moment : null;
  const { isPlaying } = state;
  return useMemo(() => {
    const common = { moment, whole, wholeNow, strip, playback, isPlaying, sight };
    if (moment === null) return { ...common, timeline: whole, texts, now: wholeNow };
    // Before its first event a run has nothing to draw.
    const now = Math.max(strip.startedAt + moment, past.moments[0] ?? 0);
    return { ...common, timeline: past.at(now), texts: noTexts, now };
  }, [moment, whole, texts, wholeNow, strip, playback, isPlaying, sight, past]);
}

/** The address follows the playhead where it stands still, and leads it where the reader goes back. */
function useMomentInAddress(
  playback: Playback,
  wanted: number | null,
  { moment, isPlaying }: { moment: number | null; isPlaying: boolean },
): void {
  const written = useRef(wanted);
  useEffect(() => {
    if (wanted === written.current) return;
    written.current = wanted;
    playback.seek(wanted);
  }, [playback, wanted]);
  useEffect(() => {
    if (isPlaying) return;
    const next = moment === null ? null : Math.round(moment);
    written.current = next;
    changeAddress({ at: next === null ? null : String(next) });
  }, [moment, isPlaying]);
}

function readMoment(text: string | null): number | null {
  const moment = text ? Number(text) : Number.NaN;
  return Number.isFinite(moment) && moment >= 0 ? moment : null;
}

const USUAL_SPEED: Speed = 1;

function readSpeed(text: string | null): Speed {
  return speeds.find((speed) => String(speed) === text) ?? USUAL_SPEED;
}

/** The speed is kept in the address, where `usePlayback` reads it. */
export function changeSpeed(speed: Speed): void {
  changeAddress({ speed: speed === USUAL_SPEED ? null : String(speed) });
}

/** In the address, that playback goes through idle time as it was. */
const NO_SKIP = "no";

/** Kept in the address, as the speed is. */
export function changeSkipsIdle(skipsIdle: boolean): void {
  changeAddress({ skip: skipsIdle ? null : NO_SKIP });
}
