/** The lines of a hunk side by side: what was removed on the left, what was added in its place on the right. */
import type { PatchLine } from "./patch-lines";

export type LinePair = { left: PatchLine | null; right: PatchLine | null };

export function pairLines(lines: readonly PatchLine[]): LinePair[] {
  const pairs: LinePair[] = [];
  let removed: PatchLine[] = [];
  let added: PatchLine[] = [];
  const flush = () => {
    const rows = Math.max(removed.length, added.length);
    for (let row = 0; row < rows; row += 1)
      pairs.push({ left: removed[row] ?? null, right: added[row] ?? null });
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.side === "context") {
      flush();
      pairs.push({ left: line, right: line });
    } else if (line.side === "removed") {
      // Text that is removed after some was added begins a change of its own.
      if (added.length > 0) flush();
      removed.push(line);
    } else added.push(line);
  }
  flush();
  return pairs;
}
