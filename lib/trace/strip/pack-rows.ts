/** Rows for things that go on at once: each takes the first row that is free when it begins. */
export type RowPacker = {
  /** `to` null keeps the row for good. */
  take(from: number, to: number | null): number;
  /** Rows in use so far. */
  count(): number;
};

/** Beyond `mostRows` a thing shares the row that is free the soonest. */
export function createRowPacker(mostRows: number): RowPacker {
  const ends: number[] = [];
  return {
    take(from, to) {
      const until = to ?? Number.POSITIVE_INFINITY;
      let row = ends.findIndex((end) => end <= from);
      if (row < 0) row = ends.length < mostRows ? ends.length : ends.indexOf(Math.min(...ends));
      ends[row] = Math.max(ends[row] ?? 0, until);
      return row;
    },
    count: () => ends.length,
  };
}
