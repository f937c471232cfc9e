/** Every coordinate of the timeline strip, for one view and one width. Nothing else places anything on it. */
import type { Axis } from "./axis";
import type { Head, Mark, Strip } from "./mark";
import { type Piece, thinPieces } from "./thin-pieces";
import { type Tick, ticksOf } from "./ticks";
import type { StripView } from "./view";

export type LayoutOptions = {
  strip: Strip;
  axis: Axis;
  view: StripView;
  /** Where open marks end: now, or the end of the strip. Milliseconds after its start. */
  endMs: number;
  widthPx: number;
  /** A span that is drawn by itself, however small. */
  selectedId: string | null;
  /** The spans that a filter lets through; null without a filter. The others are drawn faint. */
  fitting: ReadonlySet<string> | null;
};

export type Bar = Omit<Mark, "from" | "to" | "waitMs"> & {
  /** Fractions of the strip's width, within 0 to 1. */
  left: number;
  width: number;
  /** Part of the bar before the first token, 0 to 1. */
  wait: number;
  /** Has no end yet, or never got one. */
  isOpen: boolean;
  /** A filter does not let it through. */
  isFaint: boolean;
  /** True where the bar goes on beyond the view. */
  goesOnLeft: boolean;
  goesOnRight: boolean;
  /** Steps that are drawn as this bar. */
  count: number;
  /** Part of the bar that its steps cover, 0 to 1. */
  cover: number;
};

export type Stretch = { left: number; width: number };

export type PlacedHead = Stretch & Head & { hasRoom: boolean };

/** All but the bars. */
export type StripFrame = {
  heads: readonly PlacedHead[];
  ticks: readonly Tick[];
  /** Distance between ticks, which decides how exact their labels are. */
  stepMs: number;
  gaps: readonly (Stretch & { ms: number })[];
  pauses: readonly Stretch[];
};

/** Nothing is drawn smaller. */
export const LEAST_PX = 2;

/** A head narrower than this has no room for its name. */
const HEAD_PX = 14;

export function layoutBars(options: LayoutOptions): Bar[] {
  const { strip, endMs, widthPx, selectedId } = options;
  const place = placer(options);
  const pieces = strip.marks.flatMap((mark) => pieceOf(mark, place, options) ?? []);
  if (pieces.some(({ left }, index) => left < (pieces[index - 1]?.left ?? 0)))
    pieces.sort((a, b) => a.left - b.left);
  return thinPieces(pieces, widthPx, selectedId).map((piece) => barOf(piece, endMs));
}

type FrameOptions = Omit<LayoutOptions, "selectedId" | "fitting">;

export function layoutFrame(options: FrameOptions): StripFrame {
  const { strip, axis, view, widthPx } = options;
  const place = placer(options);
  return {
    heads: headsOf(strip.heads, place, widthPx),
    ...ticksOf(axis, view, widthPx),
    gaps: axis.gaps.flatMap(({ from, to }) => {
      const placed = place({ from, to });
      return placed ? [{ left: placed.left, width: placed.width, ms: to - from }] : [];
    }),
    pauses: strip.pauses.flatMap((pause) => {
      const placed = place(pause);
      return placed && placed.width > 0 ? [{ left: placed.left, width: placed.width }] : [];
    }),
  };
}

type Extent = { from: number; to: number | null };
type Placed = Stretch & { goesOnLeft: boolean; goesOnRight: boolean };
type Place = (extent: Extent) => Placed | null;

/** Null where nothing of it is in view. */
function placer({ axis, view, endMs }: Pick<LayoutOptions, "axis" | "view" | "endMs">): Place {
  const size = view.to - view.from;
  return ({ from, to }) => {
    const start = (axis.toDrawn(from) - view.from) / size;
    const end = Math.max(start, (axis.toDrawn(to ?? Math.max(from, endMs)) - view.from) / size);
    if (end < 0 || start > 1) return null;
    const left = Math.max(0, start);
    return {
      left,
      width: Math.min(1, end) - left,
      goesOnLeft: start < 0,
      goesOnRight: end > 1,
    };
  };
}

function pieceOf(
  mark: Mark,
  place: Place,
  { widthPx, fitting }: Pick<LayoutOptions, "widthPx" | "fitting">,
): Piece | null {
  const placed = place(mark);
  if (!placed) return null;
  const width = Math.max(placed.width, LEAST_PX / widthPx);
  const left = Math.min(placed.left, 1 - width);
  return {
    mark,
    markWidth: width,
    left,
    right: left + width,
    isFaint: fitting !== null && !fitting.has(mark.id),
    goesOnLeft: placed.goesOnLeft,
    goesOnRight: placed.goesOnRight,
    count: 1,
    covered: width,
    isOpen: mark.to === null,
    isRepaired: mark.isRepaired,
    isHeldBack: mark.isHeldBack,
    isReplayed: mark.isReplayed,
    isWaiting: mark.isWaiting,
  };
}

function barOf(piece: Piece, endMs: number): Bar {
  const { mark, markWidth: _, left, right, covered, ...rest } = piece;
  const { from, to, waitMs, ...looks } = mark;
  const tookMs = (to ?? endMs) - from;
  const isWhole = piece.count === 1 && !piece.goesOnLeft && !piece.goesOnRight;
  return {
    ...looks,
    ...rest,
    left,
    width: right - left,
    wait: isWhole && tookMs > 0 ? Math.min(1, waitMs / tookMs) : 0,
    cover: Math.min(1, covered / (right - left)),
  };
}

/** Heads too narrow to be told apart are drawn as one without a name. */
function headsOf(heads: readonly Head[], place: Place, widthPx: number): PlacedHead[] {
  const placed: PlacedHead[] = [];
  const least = LEAST_PX / widthPx;
  for (const head of heads) {
    const at = place(head);
    if (!at) continue;
    const last = placed.at(-1);
    const isCovered = last !== undefined && at.left < last.left + last.width - least;
    const hasRoom = !isCovered && at.width * widthPx >= HEAD_PX;
    if (last && !last.hasRoom && !hasRoom && at.left - (last.left + last.width) < least) {
      const right = Math.max(last.left + last.width, at.left + at.width);
      placed[placed.length - 1] = { ...last, width: right - last.left };
    } else placed.push({ ...head, left: at.left, width: at.width, hasRoom });
  }
  return placed;
}
