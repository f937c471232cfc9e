"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { scrollerOf } from "./scroller-of";

/** Closer to the end than this counts as being at the end. */
const NEAR_PX = 8;

export type Follow = {
  isFollowing: boolean;
  setFollowing: (isFollowing: boolean) => void;
  /** Steps that came since the reader let go of the end. */
  newSteps: number;
};

type Options = {
  isLive: boolean;
  /** How many there are. */
  steps: number;
  /** Whether a live run is followed from the beginning. */
  isWanted: boolean;
  /** Whoever plays a run back reads along, as if it were live. */
  isPlaying: boolean;
  selectedId: string | null;
  /** What grows, where the pane has more below it; its end is followed, not the pane's. */
  growing?: RefObject<HTMLElement | null>;
};

const upwards = ["ArrowUp", "PageUp", "Home"];

/**
 * Keeps the newest step in view while a run goes on. Scrolling up lets go of it, so that growth
 * never moves what is being read; scrolling back down takes it up again.
 */
export function useFollow(pane: RefObject<HTMLElement | null>, options: Options): Follow {
  const { isLive, steps, isPlaying, selectedId, growing } = options;
  const [isWanted, setWanted] = useState(isLive && options.isWanted);
  const isFollowing = isWanted && isLive;
  const seen = useRef(steps);
  if (isFollowing || !isLive) seen.current = steps;
  useEffect(() => {
    const frame = pane.current;
    if (!frame || !isLive) return;
    const scroller = scrollerOf(frame);
    let last = { top: scroller.scrollTop, height: scroller.scrollHeight };
    const onScroll = () => {
      const { scrollTop: top, scrollHeight: height } = scroller;
      // Steps that fold away move the end up too; that is not the reader's doing.
      if (top < last.top && height >= last.height) setWanted(false);
      else if (top > last.top && belowEnd(frame, scroller, growing?.current) < NEAR_PX)
        setWanted(true);
      last = { top, height };
    };
    // Rows that are measured while they come into sight change the height with the very scroll that shows them.
    const onWheel = ({ deltaY }: WheelEvent) => {
      if (deltaY < 0) setWanted(false);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (upwards.includes(key)) setWanted(false);
    };
    const left = new AbortController();
    const options = { passive: true, signal: left.signal };
    const target = scroller === frame ? frame : document;
    target.addEventListener("scroll", onScroll, options);
    frame.addEventListener("wheel", onWheel, options);
    frame.addEventListener("keydown", onKey, options);
    return () => left.abort();
  }, [pane, growing, isLive]);
  useEffect(() => {
    if (isPlaying) setWanted(true);
  }, [isPlaying]);
  // A step that was chosen is to be read.
  useEffect(() => {
    if (selectedId !== null) setWanted(false);
  }, [selectedId]);
  useEffect(() => {
    const frame = pane.current;
    if (!frame || !isFollowing) return;
    const scroller = scrollerOf(frame);
    const toEnd = () => {
      const left = belowEnd(frame, scroller, growing?.current);
      if (left > 0) scroller.scrollTop += left;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    for (const part of frame.children) observer.observe(part);
    return () => observer.disconnect();
  }, [pane, growing, isFollowing]);
  // Whoever followed the run to its end gets the answer, which stands at the top.
  const wasLive = useRef(isLive);
  useEffect(() => {
    const frame = pane.current;
    if (frame && wasLive.current && !isLive && isWanted) scrollerOf(frame).scrollTo({ top: 0 });
    wasLive.current = isLive;
  }, [pane, isLive, isWanted]);
  return { isFollowing, setFollowing: setWanted, newSteps: isLive ? steps - seen.current : 0 };
}

/** How much of what is followed is still below what is in sight, in CSS pixels; negative where it ends above. */
function belowEnd(
  pane: HTMLElement,
  scroller: Element,
  growing: HTMLElement | null | undefined,
): number {
  const sightEnd = scroller === pane ? pane.getBoundingClientRect().bottom : window.innerHeight;
  if (growing) return growing.getBoundingClientRect().bottom - sightEnd;
  return scroller === pane
    ? pane.scrollHeight - pane.scrollTop - pane.clientHeight
    : pane.getBoundingClientRect().bottom - sightEnd;
}
