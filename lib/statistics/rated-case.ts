/** Votes as the measures of agreement count them. Cases that were voted on alike are one entry with their number. */

export type RatedCase = {
  /** By rater: the index of the category it chose; null where it said nothing. */
  ratings: readonly (number | null)[];
  /** How many cases were rated so. */
  count: number;
};

/** How many raters chose each category. */
export function categoryCounts({ ratings }: RatedCase, categories: number): number[] {
  const counts = new Array<number>(categories).fill(0);
  for (const rating of ratings) if (rating !== null) counts[rating] = (counts[rating] ?? 0) + 1;
  return counts;
}
