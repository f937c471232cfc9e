/**
 * Agreement of several raters beyond chance, from 1 (always) over 0 (as by chance) to below.
 * Fleiss, Psychological Bulletin 76 (1971), 378-382; where raters are missing, as Gwet, Handbook of Inter-Rater
 * Reliability (4th ed. 2014), ch. 2: each case counts by the raters it has, those with one rater for chance only.
 */
import { categoryCounts, type RatedCase } from "./rated-case";

/** Null where it is undefined: no case with two raters, or nothing but one category. */
export function fleissKappa(cases: readonly RatedCase[], categories: number): number | null {
  const shares = new Array<number>(categories).fill(0);
  let observed = 0;
  let compared = 0;
  let rated = 0;
  for (const one of cases) {
    const counts = categoryCounts(one, categories);
    const raters = sum(counts);
    if (raters === 0) continue;
    rated += one.count;
    for (const [category, count] of counts.entries())
      shares[category] = (shares[category] ?? 0) + (one.count * count) / raters;
    if (raters < 2) continue;
    compared += one.count;
    const pairs = sum(counts.map((count) => count * (count - 1)));
    observed += (one.count * pairs) / (raters * (raters - 1));
  }
  if (compared === 0) return null;
  const chance = sum(shares.map((share) => (share / rated) ** 2));
  return chance >= 1 - Number.EPSILON * 8 ? null : (observed / compared - chance) / (1 - chance);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
