/** Removed lines beside the added ones that took their place, and what differs between the two. */
import { replacedBlocks, type ShownHunk } from "@/lib/builtin/trial/shown-change";

const mostLines = 40;
const mostPieces = 160;
const leastLike = 0.5;
const sameStartBonus = 0.15;

export type Replacement = {
  /** Pieces of the old line; without those that are blank at either end. */
  old: string[];
  fresh: string[];
  /** The old line before and behind what was replaced. */
  before: string;
  after: string;
};

export type LinePair = {
  removed: string;
  added: string;
  replacements: readonly Replacement[];
};

export function linePairs(hunk: ShownHunk): LinePair[] {
  const pairs = neighbouringPairs(hunk);
  return [...pairs, ...distantPairs(hunk, pairs)];
}

/** A line that was moved within its hunk and differs from its old form by one name alone. */
function distantPairs(hunk: ShownHunk, pairs: readonly LinePair[]): LinePair[] {
  const left = (side: "removed" | "added", known: ReadonlySet<string>) =>
    hunk.lines
      .filter((line) => line.side === side && line.text.trim() !== "" && !known.has(line.text))
      .map(({ text }) => text)
      .slice(0, mostLines);
  const added = left("added", new Set(pairs.map((pair) => pair.added)));
  return left("removed", new Set(pairs.map((pair) => pair.removed))).flatMap((removed) => {
    const pieces = piecesOf(removed.trim());
    return added.flatMap((fresh): LinePair[] => {
      const others = piecesOf(fresh.trim());
      if (others.length !== pieces.length || pieces.length < 3) return [];
      const differing = pieces.flatMap((each, index) =>
        each === others[index] ? [] : [`${each} ${others[index]}`],
      );
      if (new Set(differing).size !== 1) return [];
      return [{ removed, added: fresh, replacements: replacementsIn(removed, fresh) }];
    });
  });
}

function neighbouringPairs(hunk: ShownHunk): LinePair[] {
  return replacedBlocks(hunk).flatMap(({ removed, added }) => {
    const free = new Set(added.slice(0, mostLines).keys());
    return removed.slice(0, mostLines).flatMap((line, at): LinePair[] => {
      const best = mostLike(line, at, added, free);
      if (best === null) return [];
      free.delete(best);
      const fresh = added[best] ?? "";
      return [{ removed: line, added: fresh, replacements: replacementsIn(line, fresh) }];
    });
  });
}

function mostLike(
  line: string,
  at: number,
  added: readonly string[],
  free: ReadonlySet<number>,
): number | null {
  const words = wordPieces(line);
  const pieces = new Set(words);
  let best: { index: number; score: number } | null = null;
  for (const index of free) {
    const others = wordPieces(added[index] ?? "");
    const sameStart = words[0] !== undefined && words[0] === others[0] ? sameStartBonus : 0;
    const score = likeness(pieces, new Set(others)) + sameStart - Math.abs(index - at) * 0.001;
    if (score >= leastLike && (best === null || score > best.score)) best = { index, score };
  }
  return best?.index ?? null;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((piece) => other.has(piece)).length;
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

const piece = /[A-Za-z_$][\w$]*(?:-[A-Za-z][\w$]*)*|--?[A-Za-z][\w-]*|\d[\w.]*|\s+|[^\w\s]/g;

/** A line in names, numbers, blanks and single signs. */
export function piecesOf(line: string): string[] {
  return line.match(piece) ?? [];
}

function wordPieces(line: string): string[] {
  return piecesOf(line).filter((each) => /\w/.test(each));
}

/** Where two lines differ, piece by piece, by their longest common row of pieces. */
export function replacementsIn(removed: string, added: string): Replacement[] {
  const old = piecesOf(removed.trim()).slice(0, mostPieces);
  const fresh = piecesOf(added.trim()).slice(0, mostPieces);
  const common = commonPieces(old, fresh);
  const found: Replacement[] = [];
  let [from, to] = [0, 0];
  for (const [oldAt, freshAt] of [...common, [old.length, fresh.length] as const]) {
    if (oldAt > from || freshAt > to) {
      found.push({
        old: trimmed(old.slice(from, oldAt)),
        fresh: trimmed(fresh.slice(to, freshAt)),
        before: old.slice(0, from).join(""),
        after: old.slice(oldAt).join(""),
      });
    }
    [from, to] = [oldAt + 1, freshAt + 1];
  }
  return found.filter((each) => each.old.length > 0 || each.fresh.length > 0);
}

function trimmed(pieces: readonly string[]): string[] {
  const first = pieces.findIndex((each) => each.trim() !== "");
  const last = pieces.findLastIndex((each) => each.trim() !== "");
  return first < 0 ? [] : pieces.slice(first, last + 1);
}

function commonPieces(
  old: readonly string[],
  fresh: readonly string[],
): (readonly [number, number])[] {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const same = old[row] === fresh[column];
      const below = lengths[(row + 1) * width + column] ?? 0;
      const right = lengths[row * width + column + 1] ?? 0;
      const diagonal = lengths[(row + 1) * width + column + 1] ?? 0;
      lengths[row * width + column] = same ? diagonal + 1 : Math.max(below, right);
    }
  }
  const common: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < fresh.length) {
    const below = lengths[(row + 1) * width + column] ?? 0;
    const right = lengths[row * width + column + 1] ?? 0;
    if (old[row] === fresh[column]) common.push([row++, column++]);
    else if (below >= right) row += 1;
    else column += 1;
  }
  return common;
}

/** The signed lines of both, as a quote of the change; the added one alone where they do not stand together. */
export function pairQuote(pair: Pick<LinePair, "removed" | "added">, hunk: ShownHunk): string {
  const at = hunk.lines.findIndex(({ side, text }) => side === "removed" && text === pair.removed);
  const to = hunk.lines.findIndex(
    ({ side, text }, index) => index > at && side === "added" && text === pair.added,
  );
  const signed = hunk.lines
    .slice(at, to + 1)
    .map(({ side, text }) => (side === "added" ? "+" : side === "removed" ? "-" : " ") + text);
  const whole = signed.join("\n");
  return at >= 0 && to > at && whole.length <= 390 ? whole : pair.added.trim().slice(0, 390);
}
