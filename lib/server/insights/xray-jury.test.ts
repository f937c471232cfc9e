import { describe, expect, test } from "vitest";
import { juriesOf, patternsOf, usualRule } from "@/lib/server/insights/heard-cases";
import { tryOrders } from "@/lib/server/insights/order-of-asking";
import { heard, rowsOf } from "@/lib/server/insights/testing/insight-rows-kit";
import { xrayJury } from "@/lib/server/insights/xray-jury";
import { wilson } from "@/lib/statistics/wilson";
import type { CaseFacts } from "@/lib/trace/run-facts";

function juryOf(cases: readonly CaseFacts[]) {
  const entries = cases.map((one, at) => ({ id: String(at), cases: [one] }));
  const juries = juriesOf(rowsOf(entries));
  const [jury] = juries;
  if (!jury) throw new Error("There is a jury in these cases.");
  return { jury, xray: xrayJury(jury, juries) };
}

const times = (count: number, votes: string, state: CaseFacts["state"]) =>
  Array.from({ length: count }, () => heard(votes, state));

describe("a jury of five, by hand", () => {
  // Seats 1 and 2 always vote alike; seat 3 is the strictest; seat 5 failed twice.
  const { xray } = juryOf([
    ...times(4, "GGGGG", "notice"),
    ...times(2, "GGNGN", "notice"),
    ...times(3, "NNNGN", "acquitted"),
    ...times(1, "NNNNF", "acquitted"),
    ...times(2, "GGNNN", "acquitted"),
  ]);

  test("counts leniency with its interval beside the panel's", () => {
    expect(xray).toMatchObject({ cases: 12, atOnce: 12, basis: "at-once", measured: 12 });
    expect(xray.votes).toBe(59);
    expect(xray.failed).toBe(1);
    expect(xray.guilty).toMatchObject({ count: 8 + 8 + 4 + 9 + 4, of: 59 });
    expect(xray.jurors.map(({ guilty }) => [guilty.count, guilty.of])).toEqual([
      [8, 12],
      [8, 12],
      [4, 12],
      [9, 12],
      [4, 11],
    ]);
    expect(xray.jurors[0]?.guilty).toEqual({ count: 8, of: 12, ...wilson(8, 12) });
    expect(xray.jurors.every(({ apart }) => !apart)).toBe(true);
  });

  test("says whose votes an outcome hung on", () => {
    // GGNGN: without one of the three guilty ones, or with none less, it is acquitted. GGNNN: any further guilty one sends it on.
    expect(xray.jurors.map(({ decisive }) => [decisive.count, decisive.of])).toEqual([
      [2, 12],
      [2, 12],
      [2, 12],
      [2 + 2, 12],
      [2, 11],
    ]);
  });

  test("measures how alike they vote", () => {
    const kappa = (first: number, second: number) =>
      xray.pairs.find((pair) => pair.first === first && pair.second === second)?.kappa;
    expect(kappa(1, 2)).toEqual({ value: 1, low: 1, high: 1 });
    // Seats 1 and 3: both guilty 4, both not 4, only the first 4: agreement 8/12, chance (8·4 + 4·8) / 144.
    expect(kappa(1, 3)?.value).toBeCloseTo((8 / 12 - 64 / 144) / (1 - 64 / 144), 10);
    expect(xray.pairs).toHaveLength(10);
    expect(xray.pairs.find(({ first, second }) => first === 1 && second === 5)?.cases).toBe(11);
    const { value, low, high } = xray.effectiveVotes;
    const mean = xray.correlation.value ?? 0;
    expect(value).toBeCloseTo(5 / (1 + 4 * mean), 10);
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThan(value ?? 0);
    for (const { value: estimate, low: least, high: most } of [xray.fleiss, xray.alpha]) {
      expect(least).toBeLessThan(estimate ?? 0);
      expect(most).toBeGreaterThan(estimate ?? 0);
    }
  });
});

test("a juror who is far stricter stands apart", () => {
  const { xray } = juryOf(times(40, "GGNGG", "notice"));
  expect(xray.jurors.map(({ apart }) => apart)).toEqual([true, true, true, true, true]);
  expect(xray.jurors.every(({ decisive }) => decisive.count === 0 && decisive.of === 40)).toBe(
    true,
  );
  expect(xray.fleiss.value).toBeLessThan(0);
  expect(xray.effectiveVotes).toEqual({ value: null, low: null, high: null });
});

test("too few juries that were asked at once, and all cases count", () => {
  const early = times(6, "GGGSS", "notice");
  const { xray } = juryOf([...early, ...times(9, "GGGNN", "notice")]);
  expect(xray).toMatchObject({ basis: "all", measured: 15, atOnce: 9 });
  const enough = juryOf([...early, ...times(10, "GGGNN", "notice")]).xray;
  expect(enough).toMatchObject({ basis: "at-once", measured: 10, cases: 16 });
  expect(xray.jurors[4]?.guilty.of).toBe(9);
  expect(xray.jurors[4]?.decisive.of).toBe(9);
});

test("the same measures come out each time", () => {
  const cases = [...times(7, "GGGNN", "notice"), ...times(5, "NNGNA", "acquitted")];
  expect(juryOf(cases).xray).toEqual(juryOf(cases).xray);
});

describe("the order of asking", () => {
  const orderOf = (cases: readonly CaseFacts[]) => tryOrders(juryOf(cases).jury.cases);

  test("changes no outcome where the jury stops when it is settled", () => {
    const found = orderOf([...times(3, "GGGNN", "notice"), ...times(2, "NNNNG", "acquitted")]);
    expect(found).toMatchObject({ cases: 5, changed: { count: 0, of: 5 } });
    expect(found.elsewhere).toEqual({ value: null, low: null, high: null });
    // Asked first are seats 1 to 3. GGG settles it, and so does NNN, as two cannot make three.
    expect(found.early).toMatchObject({ count: 5, of: 5 });
    const always = (votes: number) => ({ value: votes, low: votes, high: votes });
    expect(found.asked).toEqual({ own: always(3), best: always(3), worst: always(5) });
  });

  test("a split among the first means that all are asked", () => {
    const found = orderOf(times(1, "GNGNG", "notice"));
    expect(found.asked).toMatchObject({
      own: { value: 5 },
      best: { value: 3 },
      worst: { value: 5 },
    });
    expect(found.early).toMatchObject({ count: 0, of: 1 });
  });

  test("decides a case that the defense gave up, if the one who agrees comes first", () => {
    const conceded = heard("GNNNN", "acquitted", { conceded: true });
    const found = orderOf([conceded, heard("NNNNN", "acquitted", { conceded: true })]);
    // The first of five in one of five orders: 24 of 120.
    expect(found).toMatchObject({ cases: 2, changed: { count: 1, of: 2 } });
    expect(found.elsewhere.value).toBeCloseTo(24 / 120, 10);
    expect(found.asked?.own.value).toBe((1 + 3) / 2);
  });

  test("has intervals over cases: of votes asked, that of a share where they are three or five", () => {
    // GGGNN ends after three votes, GNGNG after five: the mean is 3 + 2 p, with p the share of the second.
    const found = orderOf([...times(70, "GGGNN", "notice"), ...times(30, "GNGNG", "notice")]);
    const { value, low, high } = found.asked?.own ?? { value: null, low: null, high: null };
    expect(value).toBeCloseTo(3.6, 10);
    const share = wilson(30, 100);
    expect(Math.abs((low ?? 0) - (3 + 2 * share.low))).toBeLessThan(0.05);
    expect(Math.abs((high ?? 0) - (3 + 2 * share.high))).toBeLessThan(0.05);
  });

  test("is surer of the part of orders that lead elsewhere the more cases there are", () => {
    const conceded = (votes: string) => heard(votes, "acquitted", { conceded: true });
    const mixed = (count: number) =>
      Array.from({ length: count }, () => [conceded("GNNNN"), conceded("GGNNN")]).flat();
    // One of five and two of five come first and agree: 24 and 48 of 120 orders.
    const [few, many] = [mixed(5), mixed(80)].map((cases) => orderOf(cases).elsewhere);
    expect(few?.value).toBeCloseTo((0.2 + 0.4) / 2, 10);
    const width = (one: typeof few) => (one?.high ?? 0) - (one?.low ?? 0);
    expect(width(many)).toBeGreaterThan(0);
    expect(width(many)).toBeLessThan(width(few) / 2);
  });

  test("is tried only where everybody was heard", () => {
    expect(orderOf(times(2, "GGGSS", "notice"))).toMatchObject({ cases: 0, asked: null });
  });

  test("of a larger jury is drawn, the same each time", () => {
    const large = times(1, "GGGGNNNN", "notice");
    expect(orderOf(large)).toEqual(orderOf(large));
    expect(orderOf(large).changed.count).toBe(0);
  });
});

test("cases that voted, ended and were decided alike are one pattern", () => {
  const entries = ["accepted", "accepted", "declined", null].map((notice, at) => ({
    id: String(at),
    cases: [heard("GGGNN", "notice")],
    ...(notice === null ? {} : { notice: notice as "accepted" | "declined" }),
  }));
  const [jury] = juriesOf(rowsOf(entries));
  const patterns = patternsOf(jury?.cases ?? []);
  expect(patterns.map(({ decision, cases }) => [decision, cases])).toEqual([
    ["accepted", 2],
    ["declined", 1],
    ["undecided", 1],
  ]);
  expect(jury && usualRule(jury)).toEqual({ needed: 3, neededWithout: 3 });
});
