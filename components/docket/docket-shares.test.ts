import { expect, test } from "vitest";
import { sharesOf } from "./docket-shares";

const none = { received: 0, judging: 0, filtered: 0, reviewed: 0, tried: 0, "not-judged": 0 };

test("shares add up to one, each within its interval", () => {
  const shares = sharesOf({ ...none, filtered: 65, reviewed: 31, tried: 3, "not-judged": 1 });
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  for (const { share, low, high } of shares) {
    expect(low).toBeLessThanOrEqual(share);
    expect(high).toBeGreaterThanOrEqual(share);
  }
});

test("the interval is Wilson's: 15 of 15 leaves room below, 0 of 11 above", () => {
  const [, , all] = sharesOf({ ...none, filtered: 15 });
  expect(all?.low).toBeCloseTo(0.796, 3);
  expect(all?.high).toBe(1);
  const { low, high } = sharesOf({ ...none, filtered: 11 })[4] ?? { low: -1, high: -1 };
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.259, 3);
});

test("an empty docket claims nothing", () => {
  expect(sharesOf(none)[0]).toMatchObject({ share: 0, low: 0, high: 1 });
});
