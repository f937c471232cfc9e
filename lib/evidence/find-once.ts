/**
 * Finds many exact texts in a long one, in a single pass: a hash over the last characters runs along, and only where
 * it is that of a needle's rarest part the needle is compared. Lines of a log all begin alike: which part of a
 * needle is rare is told by a sample of the text.
 */

/** Shorter needles are not found. */
export const SHORTEST_NEEDLE = 12;

/** By needle where it stands first, and -1 when it stands more than once; needles that stand nowhere are left out. */
export function findOnce(text: string, needles: readonly string[]): Map<string, number> {
  const wanted = [...new Set(needles)].filter(({ length }) => length >= SHORTEST_NEEDLE);
  const found = new Map<string, number>();
  if (wanted.length === 0) return found;
  const { byHash, filter } = anchorsOf(wanted, text);
  const effort = { left: MOST_COMPARED };
  for (let from = 0; from < text.length && effort.left > 0; from += CHUNK) {
    for (const at of candidates(text, from, filter)) {
      for (const { needle, offset } of byHash.get(hashAt(text, at)) ?? []) {
        const start = at - offset;
        if (start < 0 || !standsAt(text, needle, start, effort)) continue;
        found.set(needle, found.has(needle) ? -1 : start);
      }
    }
  }
  // What was not looked through to the end may stand once more.
  return effort.left > 0 ? found : new Map();
}

const SHIFT = 3;
/** So many characters are in the hash: older ones are shifted out of its 32 bits. */
const WINDOW = 11;
const FILTER_BITS = 16;
const FACTOR = 0x1e3779b1;
const CHUNK = 1 << 16;
/** Parts of a needle among which the rarest is looked for. */
const MOST_OFFSETS = 64;
const SAMPLES = 64;
const SAMPLE_CHARS = 4_096;
const HEAD = 64;
/** Characters compared in all: a text made to almost match everywhere ends the search, unfound. */
const MOST_COMPARED = 50_000_000;

/** Where in its needle the part begins that is looked for. */
type Anchor = { needle: string; offset: number };

function anchorsOf(
  needles: readonly string[],
  text: string,
): { byHash: ReadonlyMap<number, Anchor[]>; filter: Uint8Array } {
  const counts = new Map<number, number>();
  for (const needle of needles)
    for (const offset of offsetsOf(needle)) counts.set(hashAt(needle, offset), 0);
  countInSample(text, counts);
  const byHash = new Map<number, Anchor[]>();
  for (const needle of needles) {
    const countAt = (offset: number) => counts.get(hashAt(needle, offset)) ?? 0;
    const offset = offsetsOf(needle).reduce((best, each) =>
      countAt(each) < countAt(best) ? each : best,
    );
    const hash = hashAt(needle, offset);
    const anchors = byHash.get(hash) ?? [];
    anchors.push({ needle, offset });
    byHash.set(hash, anchors);
  }
  return { byHash, filter: filterOf(byHash.keys()) };
}

/** Most places in a text fail this test, which costs less than asking a map. */
function filterOf(hashes: Iterable<number>): Uint8Array {
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const hash of hashes) filter[Math.imul(hash, FACTOR) >>> (32 - FILTER_BITS)] = 1;
  return filter;
}

function offsetsOf(needle: string): number[] {
  const most = Math.min(MOST_OFFSETS, needle.length - WINDOW + 1);
  return Array.from({ length: most }, (_, offset) => offset);
}

function countInSample(text: string, counts: Map<number, number>): void {
  const step = Math.max(SAMPLE_CHARS, Math.floor(text.length / SAMPLES));
  const filter = filterOf(counts.keys());
  for (let from = 0; from < text.length; from += step) {
    const end = Math.min(text.length, from + SAMPLE_CHARS);
    let hash = 0;
    for (let index = from; index < end; index += 1) {
      hash = (hash << SHIFT) ^ text.charCodeAt(index);
      if (filter[Math.imul(hash, FACTOR) >>> (32 - FILTER_BITS)] !== 1) continue;
      const count = counts.get(hash);
      if (count !== undefined) counts.set(hash, count + 1);
    }
  }
}

/** Where in a chunk a part may begin. Short calls: V8 puts its best code into a loop that is entered again. */
function candidates(text: string, from: number, filter: Uint8Array): number[] {
  const found: number[] = [];
  const end = Math.min(text.length, from + CHUNK + WINDOW - 1);
  let hash = 0;
  for (let index = from; index < end; index += 1) {
    hash = (hash << SHIFT) ^ text.charCodeAt(index);
    if (filter[Math.imul(hash, FACTOR) >>> (32 - FILTER_BITS)] !== 1) continue;
    const start = index - WINDOW + 1;
    if (start >= from) found.push(start);
  }
  return found;
}

function hashAt(text: string, start: number): number {
  let hash = 0;
  for (let index = start; index < start + WINDOW; index += 1)
    hash = (hash << SHIFT) ^ text.charCodeAt(index);
  return hash;
}

/** Most candidates differ soon; only those that do not are compared whole. */
function standsAt(text: string, needle: string, start: number, effort: { left: number }): boolean {
  effort.left -= HEAD;
  if (!text.startsWith(needle.slice(0, HEAD), start)) return false;
  effort.left -= needle.length;
  return effort.left > 0 && text.startsWith(needle, start);
}
