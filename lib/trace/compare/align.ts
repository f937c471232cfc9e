/**
 * Two lists side by side, in order: items that share a key stand beside each other, the rest alone.
 *
 * Keys go from strict to loose: what the strict ones leave between two pairs is tried with the next. The result of
 * (b, a) is that of (a, b) with its sides swapped, and a list is read a few times only, however long it is.
 */
export type Aligned<Item> = { a: Item | null; b: Item | null };

export type Key<Item> = (item: Item) => string;

export function align<Item>(
  a: readonly Item[],
  b: readonly Item[],
  keys: readonly Key<Item>[],
): Aligned<Item>[] {
  const [key, ...looser] = keys;
  if (!key || a.length === 0 || b.length === 0)
    return [
      ...a.map((item): Aligned<Item> => ({ a: item, b: null })),
      ...b.map((item): Aligned<Item> => ({ a: null, b: item })),
    ];
  const aligned: Aligned<Item>[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [atA, atB] of [...anchors(a.map(key), b.map(key)), [a.length, b.length] as const]) {
    for (const pair of align(a.slice(fromA, atA), b.slice(fromB, atB), looser)) aligned.push(pair);
    const [itemA, itemB] = [a[atA], b[atB]];
    if (itemA !== undefined && itemB !== undefined) aligned.push({ a: itemA, b: itemB });
    fromA = atA + 1;
    fromB = atB + 1;
  }
  return aligned;
}

type Anchor = readonly [atA: number, atB: number];

/** The longest run of common keys that stand in the same order on both sides. */
function anchors(keysA: readonly string[], keysB: readonly string[]): Anchor[] {
  const placesB = new Map(numbered(keysB).map((key, index) => [key, index]));
  const common = numbered(keysA).flatMap((key, atA) => {
    const atB = placesB.get(key);
    return atB === undefined ? [] : [{ key, atA, atB }];
  });
  const isInOrder = common.every(
    ({ atB }, index) => index === 0 || atB > (common[index - 1]?.atB ?? -1),
  );
  if (isInOrder) return common.map(({ atA, atB }) => [atA, atB]);
  // Of several longest runs the same one is taken whichever side comes first.
  const byB = [...common].sort((one, other) => one.atB - other.atB);
  const at = common.findIndex(({ key }, index) => key !== byB[index]?.key);
  const isTurned = (common[at]?.key ?? "") > (byB[at]?.key ?? "");
  return isTurned
    ? longestRising(byB.map(({ atA, atB }) => [atB, atA])).map(([atB, atA]) => [atA, atB])
    : longestRising(common.map(({ atA, atB }) => [atA, atB]));
}

/** Equal keys are told apart by which of them it is. */
function numbered(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return `${nth} ${key}`;
  });
}

/** The longest part of pairs, ascending by their first, that ascends by their second too. Patience sorting. */
function longestRising(pairs: readonly Anchor[]): Anchor[] {
  /** For each length the index of the pair with the smallest end that a run of this length can have. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  const secondOf = (index: number | undefined) =>
    index === undefined ? 0 : (pairs[index]?.[1] ?? 0);
  pairs.forEach(([, second], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (secondOf(ends[middle]) < second) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? null : (ends[low - 1] ?? null));
    ends[low] = index;
  });
  const run: Anchor[] = [];
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}
