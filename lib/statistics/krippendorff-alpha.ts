/**
 * Reliability of several raters for categories without an order, with votes missing anywhere.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: coincidences within each case.
 */
import { categoryCounts, type RatedCase } from "./rated-case";

/** Null where it is undefined: no case with two votes, or nothing but one category. */
export function krippendorffAlpha(cases: readonly RatedCase[], categories: number): number | null {
  const totals = new Array<number>(categories).fill(0);
  let agreeing = 0;
  let all = 0;
  for (const one of cases) {
    const counts = categoryCounts(one, categories);
    const votes = counts.reduce((total, count) => total + count, 0);
    if (votes < 2) continue;
    all += one.count * votes;
    for (const [category, count] of counts.entries()) {
      totals[category] = (totals[category] ?? 0) + one.count * count;
      agreeing += (one.count * count * (count - 1)) / (votes - 1);
    }
  }
  const expected = all * all - totals.reduce((total, count) => total + count * count, 0);
  return expected <= 0 ? null : 1 - ((all - 1) * (all - agreeing)) / expected;
}
