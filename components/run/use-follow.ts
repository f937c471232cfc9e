"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** Closer to the end than this counts as being at the end. */
const NEAR_PX = 8;

/**
 * Keeps the newest step in view while a run goes on. Scrolling up lets go of it, so that growth
 * never moves what is being read; scrolling back down takes it up again.
 */
export function useFollow(
  frame: RefObject<HTMLElement | null>,
  isLive: boolean,
  growth: unknown,
): [boolean, (isFollowing: boolean) => void] {
  const [isFollowing, setFollowing] = useState(isLive);
  useEffect(() => {
    const element = frame.current;
    if (!element || !isLive) return;
    let last = { top: element.scrollTop, height: element.scrollHeight };
    const onScroll = () => {
      const { scrollTop: top, scrollHeight: height, clientHeight } = element;
      // Steps that fold away move the end up too; that is not the reader's doing.
      if (top < last.top && height >= last.height) setFollowing(false);
      else if (top > last.top && height - top - clientHeight < NEAR_PX) setFollowing(true);
      last = { top, height };
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [frame, isLive]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Growth of the content is what moves the end.
  useEffect(() => {
    const element = frame.current;
    if (element && isLive && isFollowing) element.scrollTop = element.scrollHeight;
  }, [frame, isLive, isFollowing, growth]);
  // Whoever followed the run to its end gets the answer, which stands at the top.
  const wasLive = useRef(isLive);
  useEffect(() => {
    if (wasLive.current && !isLive && isFollowing) frame.current?.scrollTo({ top: 0 });
    wasLive.current = isLive;
  }, [frame, isLive, isFollowing]);
  return [isFollowing && isLive, setFollowing];
}
