"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { idleShare } from "@/lib/trace/strip/idle";
import type { StripScene } from "./use-strip-scene";

/** A gap has room for the offer from this width on. */
const OFFER_PX = 170;

/** Less idle time than this is not worth an offer. */
const LEAST_SHARE = 0.2;

/** Offers, in the widest stretch where nothing happened, to draw such stretches short; a short one opens again. */
export function StripGapOffer({ scene }: { scene: StripScene }) {
  const { m } = useMessages();
  const { idle, endMs, isCompressed, setCompressed, frame, leftOf, widthPx } = scene;
  if (isCompressed)
    return frame.gaps.map(({ left, width, ms }) => (
      <button
        key={left}
        type="button"
        className="strip-gap-open"
        style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        aria-label={fill(m.strip.openGap, { time: formatDuration(ms) })}
        title={fill(m.strip.openGap, { time: formatDuration(ms) })}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => setCompressed(false)}
      />
    ));
  const share = idleShare(idle, endMs);
  if (share < LEAST_SHARE) return null;
  const widest = idle
    .map(({ from, to }) => ({ left: Math.max(0, leftOf(from)), right: Math.min(1, leftOf(to)) }))
    .sort((a, b) => b.right - b.left - (a.right - a.left))[0];
  if (!widest || (widest.right - widest.left) * widthPx < OFFER_PX) return null;
  return (
    <button
      type="button"
      className="strip-offer"
      style={{ left: `${((widest.left + widest.right) / 2) * 100}%` }}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => setCompressed(true)}
    >
      {fill(m.strip.offer, { time: formatDuration(endMs), percent: Math.round(share * 100) })}{" "}
      <b>{m.strip.compress}</b>
    </button>
  );
}
