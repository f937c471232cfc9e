/** Where the lines of a text begin, to find the line of an offset by halving. */
export function lineStartsOf(text: string): Uint32Array {
  let starts = new Uint32Array(Math.max(16, text.length >> 5));
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (lines === starts.length) {
      const larger = new Uint32Array(lines * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[lines] = at + 1;
    lines += 1;
  }
  return starts.slice(0, lines);
}

/** The index of the last start that is not after `offset`. */
export function lineIndexAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
