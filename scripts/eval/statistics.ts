/** Whether ways of judging the same cases differ by more than chance. */

/** The cases that only one of two ways judged right. */
export type Discordant = { onlyFirst: number; onlySecond: number };

/**
 * The two-sided exact test of McNemar (Psychometrika 12, 1947): how probable a split at least this uneven is when both ways
 * are equally good. Cases that both judge alike say nothing.
 */
export function mcNemar({ onlyFirst, onlySecond }: Discordant): number {
  const split = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // Sums of logarithms: a binomial coefficient of some thousand cases is beyond any number.
  let logTerm = -split * Math.LN2;
  let tail = 0;
  for (let count = 0; count <= fewer; count += 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(split - count) - Math.log(count + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Counts the cases that only one of two ways judged right; both lists are in the same order. */
export function discordant(first: readonly boolean[], second: readonly boolean[]): Discordant {
  if (first.length !== second.length) throw new Error("Both ways have to judge the same cases.");
  return {
    onlyFirst: first.filter((right, index) => right && !second[index]).length,
    onlySecond: second.filter((right, index) => right && !first[index]).length,
  };
}

/** Each way against the first, a line each; all lists are in the order of the same cases. */
export function formatComparisons(rightByWay: ReadonlyMap<string, readonly boolean[]>): string[] {
  const [first, ...others] = [...rightByWay];
  if (!first) return [];
  const [firstName, firstRight] = first;
  return others.map(([name, right]) => {
    const split = discordant(firstRight, right);
    return `${firstName} alone right in ${split.onlyFirst}, ${name} alone in ${split.onlySecond} of ${right.length}: McNemar p = ${mcNemar(split).toFixed(3)}`;
  });
}
