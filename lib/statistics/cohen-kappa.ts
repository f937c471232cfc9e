/** Agreement of two raters beyond chance. Cohen, Educational and Psychological Measurement 20 (1960), 37-46. */
import type { RatedCase } from "./rated-case";

/** Over the cases that both rated. Null where it is undefined: there is none, or both chose one category throughout. */
export function cohenKappa(
  cases: readonly RatedCase[],
  [first, second]: readonly [number, number],
  categories: number,
): number | null {
  const ofFirst = new Array<number>(categories).fill(0);
  const ofSecond = new Array<number>(categories).fill(0);
  let all = 0;
  let same = 0;
  for (const { ratings, count } of cases) {
    const one = ratings[first] ?? null;
    const other = ratings[second] ?? null;
    if (one === null || other === null) continue;
    all += count;
    if (one === other) same += count;
    ofFirst[one] = (ofFirst[one] ?? 0) + count;
    ofSecond[other] = (ofSecond[other] ?? 0) + count;
  }
  const chance = ofFirst.reduce((sum, count, at) => sum + count * (ofSecond[at] ?? 0), 0);
  const square = all * all;
  return all === 0 || chance === square ? null : (same * all - chance) / (square - chance);
}
