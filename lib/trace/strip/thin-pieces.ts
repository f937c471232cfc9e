/**
 * Level of detail: marks that could not be told apart on screen are drawn as one, so that a strip of
 * ten thousand steps has some hundred bars. A click asks the steps themselves (./nearest-mark.ts).
 */
import type { Mark } from "./mark";

/** A mark with its place, or several that are drawn as one. Fractions of the strip's width. */
export type Piece = {
  /** Of several, the widest. */
  mark: Mark;
  markWidth: number;
  left: number;
  right: number;
  /** A filter does not let it through. */
  isFaint: boolean;
  goesOnLeft: boolean;
  goesOnRight: boolean;
  count: number;
  /** Sum of the widths of all its marks. */
  covered: number;
  isOpen: boolean;
  isRepaired: boolean;
  isHeldBack: boolean;
  isReplayed: boolean;
  isWaiting: boolean;
};

/** More elements than this make a page slow to move. */
export const MOST_BARS = 700;

/** Pieces up to this width that touch are drawn as one. */
const SMALL_PX = 3;

/**
 * `keepId` names a mark that stays by itself. Pieces come sorted by their left edge. Failures, and what fits a
 * filter, are told apart from the rest and come last, so that they lie on top. What is crowded gives way first,
 * one lane as a whole.
 */
export function thinPieces(
  pieces: readonly Piece[],
  widthPx: number,
  keepId: string | null,
): Piece[] {
  const small = SMALL_PX / widthPx;
  const lanes = [...Map.groupBy(pieces, ({ mark }) => mark.lane).values()];
  const rows = lanes.map((lane) => [...Map.groupBy(lane, alike).values()]);
  const thin = (lane: readonly Piece[][], tolerance: number) =>
    lane.flatMap((row) => joined(row, tolerance, small, keepId));
  const thinned = rows.map((lane) => thin(lane, 1 / widthPx));
  const count = () => thinned.reduce((sum, lane) => sum + lane.length, 0);
  for (let tolerance = 2 / widthPx; count() > MOST_BARS && tolerance < 2; tolerance *= 2) {
    const fullestFirst = thinned
      .map((lane, index) => ({ index, size: lane.length }))
      .sort((a, b) => b.size - a.size);
    for (const { index } of fullestFirst)
      if (count() > MOST_BARS) thinned[index] = thin(rows[index] ?? [], tolerance);
  }
  const onTop = ({ mark, isFaint }: Piece) => (isFaint ? 0 : mark.isFailed ? 2 : 1);
  return thinned.flat().sort((a, b) => onTop(a) - onTop(b));
}

const shapes: readonly Mark["shape"][] = ["bar", "box", "inner", "dot"];

/** One number for all that may be drawn as one: ten thousand are sorted with every move. */
function alike({ mark, isFaint }: Piece): number {
  const looks = (mark.isFailed ? 1 : 0) + (isFaint ? 2 : 0);
  return (mark.row * shapes.length + shapes.indexOf(mark.shape)) * 4 + looks;
}

function joined(
  row: readonly Piece[],
  tolerance: number,
  small: number,
  keepId: string | null,
): Piece[] {
  const done: Piece[] = [];
  const most = Math.max(small, tolerance * 2);
  for (const piece of row) {
    const last = done.at(-1);
    const isKept = last?.mark.id === keepId || piece.mark.id === keepId;
    if (!last || isKept || !joins(last, piece, tolerance, most)) {
      done.push(piece);
      continue;
    }
    // What is drawn alone may be joined otherwise with another tolerance, so it stays as it is.
    const into = last.count === 1 ? { ...last } : last;
    join(into, piece);
    done[done.length - 1] = into;
  }
  return done;
}

function joins(last: Piece, piece: Piece, tolerance: number, most: number): boolean {
  const gap = piece.left - last.right;
  if (gap >= tolerance) return false;
  const width = piece.right - piece.left;
  const isCovered = -gap > width / 2 && last.mark.shape !== "box";
  return isCovered || ((last.count > 1 || last.right - last.left <= most) && width <= most);
}

/** Into the first. */
function join(a: Piece, b: Piece): void {
  if (b.markWidth > a.markWidth) {
    a.mark = b.mark;
    a.markWidth = b.markWidth;
  }
  a.right = Math.max(a.right, b.right);
  a.goesOnRight ||= b.goesOnRight;
  a.count += b.count;
  a.covered += b.covered;
  a.isOpen ||= b.isOpen;
  a.isRepaired ||= b.isRepaired;
  a.isHeldBack ||= b.isHeldBack;
  a.isReplayed &&= b.isReplayed;
  a.isWaiting &&= b.isWaiting;
}
