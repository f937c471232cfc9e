/**
 * What stands in the place of a value: in a line that differs from another in one stretch only, or that has
 * the same words with other figures. Where more differs nothing is said: the reader must look.
 */
const tokens = /\p{N}(?:[\p{N}.,'’:/-]*\p{N})?%?|[\p{L}\p{M}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const figures = /\p{N}(?:[\p{N}.,'’]*\p{N})?/gu;

/** Null when the texts differ in more than the value, or not in it. */
export function replacedValue(value: string, before: string, now: string): string | null {
  const [old, young] = [before, now].map((text) => text.normalize("NFC").match(tokens) ?? []);
  if (!old || !young || value.trim() === "") return null;
  return byFrame(value, old, young) ?? byFigures(value, before, now);
}

/** The same beginning and the same end: what is left between is the value and its successor. */
function byFrame(value: string, old: readonly string[], young: readonly string[]): string | null {
  const shorter = Math.min(old.length, young.length);
  let head = 0;
  while (head < shorter && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  const gone = old.slice(head, old.length - tail).join("");
  if (gone.trim() === "") return null;
  // The value may reach into what both lines share, as the sign of a currency does.
  for (let left = head; left >= 0 && head - left <= MOST_SHARED; left -= 1) {
    for (let right = tail; right >= 0 && tail - right <= MOST_SHARED; right -= 1) {
      if (
        old
          .slice(left, old.length - right)
          .join("")
          .trim() !== value.trim()
      )
        continue;
      return (
        young
          .slice(left, young.length - right)
          .join("")
          .trim() || null
      );
    }
  }
  return null;
}

const MOST_SHARED = 4;

/** The same words with other figures: the figure at the value's position. */
function byFigures(value: string, before: string, now: string): string | null {
  if (before.replace(figures, "#") !== now.replace(figures, "#")) return null;
  const wanted = value.match(figures);
  if (wanted?.length !== 1) return null;
  const olds: string[] = before.match(figures) ?? [];
  const at = olds.indexOf(wanted[0]);
  if (at < 0 || olds.includes(wanted[0], at + 1)) return null;
  const young = now.match(figures)?.[at];
  return young === undefined || young === wanted[0] ? null : value.replace(wanted[0], young);
}

/** What took the value's place in a cell's output: only lines whose words stand once in each count. */
export function replacedInOutput(value: string, before: string, now: string): string | null {
  if (before === now || !before.includes(value.trim())) return null;
  const youngs = byWords(now);
  const olds = byWords(before);
  for (const line of before.split("\n")) {
    if (!line.includes(value.trim())) continue;
    const key = line.replace(figures, "#");
    if ((olds.get(key)?.length ?? 0) !== 1) continue;
    const [young, ...more] = youngs.get(key) ?? [];
    if (young === undefined || more.length > 0) continue;
    const found = byFigures(value, line, young);
    if (found !== null) return found;
  }
  return null;
}

function byWords(output: string): ReadonlyMap<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const key = line.replace(figures, "#");
    const alike = lines.get(key);
    if (alike) alike.push(line);
    else lines.set(key, [line]);
  }
  return lines;
}
