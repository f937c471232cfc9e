/**
 * How many independent voters a jury is worth. With n voters whose votes correlate by r on average, the mean vote varies
 * as that of n / (1 + (n - 1) r) independent ones: Kish's design effect (Survey Sampling, 1965, 5.4).
 */
import type { RatedCase } from "./rated-case";

/** Mean of Pearson's correlation over all pairs; pairs in which one always votes the same have none. Null where no pair has. */
export function meanCorrelation(
  cases: readonly RatedCase[],
  raters: number,
  /** The category that counts as 1; every other one is 0. */
  category: number,
): number | null {
  const found: number[] = [];
  for (let first = 0; first < raters; first += 1)
    for (let second = first + 1; second < raters; second += 1) {
      const correlation = pairCorrelation(cases, [first, second], category);
      if (correlation !== null) found.push(correlation);
    }
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length;
}

/** Null where votes oppose each other so much that the formula has no meaning. */
export function effectiveVotes(voters: number, correlation: number): number | null {
  const effect = 1 + (voters - 1) * correlation;
  return effect > 0 ? voters / effect : null;
}

function pairCorrelation(
  cases: readonly RatedCase[],
  [first, second]: readonly [number, number],
  category: number,
): number | null {
  let all = 0;
  let ones = 0;
  let others = 0;
  let both = 0;
  for (const { ratings, count } of cases) {
    const one = ratings[first] ?? null;
    const other = ratings[second] ?? null;
    if (one === null || other === null) continue;
    all += count;
    if (one === category) ones += count;
    if (other === category) others += count;
    if (one === category && other === category) both += count;
  }
  const spread = ones * (all - ones) * others * (all - others);
  return spread === 0 ? null : (both * all - ones * others) / Math.sqrt(spread);
}
