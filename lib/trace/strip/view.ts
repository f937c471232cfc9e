/** The part of the line that is on screen, and how pans and zooms move it. In drawn milliseconds; see ./axis.ts. */
export type StripView = { from: number; to: number };

/** Closer than this there is nothing more to see: events are told in whole milliseconds. */
const LEAST_MS = 10;

export function wholeView(length: number): StripView {
  return { from: 0, to: length };
}

export function isWhole(view: StripView, length: number): boolean {
  return view.from <= 0 && view.to >= length;
}

/** Keeps `at` where it is on screen. A factor below 1 zooms in. */
export function zoomAbout(view: StripView, length: number, at: number, factor: number): StripView {
  const size = view.to - view.from;
  const next = Math.min(length, Math.max(size * factor, Math.min(LEAST_MS, length)));
  const share = size > 0 ? (at - view.from) / size : 0.5;
  return held({ from: at - share * next, to: at + (1 - share) * next }, length);
}

export function panBy(view: StripView, length: number, by: number): StripView {
  return held({ from: view.from + by, to: view.to + by }, length);
}

/** Moved no further than needed so that `at` is on screen, with some room around it. */
export function shown(view: StripView, length: number, at: number): StripView {
  const room = (view.to - view.from) * 0.1;
  if (at < view.from) return panBy(view, length, at - room - view.from);
  if (at > view.to) return panBy(view, length, at + room - view.to);
  return view;
}

/** How what is drawn for one view is moved and drawn out to lie right in another: fractions of the width. */
export function stretchBetween(from: StripView, to: StripView): { shift: number; scale: number } {
  const size = to.to - to.from;
  return { shift: (from.from - to.from) / size, scale: (from.to - from.from) / size };
}

/** As long as it is, within the line. */
export function held({ from, to }: StripView, length: number): StripView {
  const size = Math.min(to - from, length);
  const start = Math.min(Math.max(0, from), length - size);
  return { from: start, to: start + size };
}

/** A view as text: `1200-3400.5`. Exact to a part of a pixel, so that a pan by one is not lost. */
export function zoomText({ from, to }: StripView): string {
  const digits = Math.min(3, Math.max(0, Math.ceil(Math.log10(5_000 / (to - from)))));
  return [from, to].map((at) => String(Number(at.toFixed(digits)))).join("-");
}

/** Null for what is no stretch that can be looked at. */
export function readZoom(text: string | null): StripView | null {
  const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? "") ?? [];
  const view = { from: Number(from), to: Number(to) };
  // Rounding may have taken a little of the least.
  return Number.isFinite(view.to) && view.to - view.from >= LEAST_MS * 0.9 ? view : null;
}
