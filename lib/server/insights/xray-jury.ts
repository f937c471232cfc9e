/** How the jurors of one jury vote, each figure with its interval. */
import "server-only";
import { cohenKappa } from "@/lib/statistics/cohen-kappa";
import { effectiveVotes, meanCorrelation } from "@/lib/statistics/effective-votes";
import { fleissKappa } from "@/lib/statistics/fleiss-kappa";
import { krippendorffAlpha } from "@/lib/statistics/krippendorff-alpha";
import type { RatedCase } from "@/lib/statistics/rated-case";
import { vote } from "@/lib/trace/court";
import { juryOutcome } from "@/lib/trace/jury-rule";
import type { JuryXray } from "@/lib/trace/jury-xray";
import type { SeatVote } from "@/lib/trace/run-facts";
import { shareOf } from "./count-share";
import { estimates, none } from "./estimates";
import type { HeardCase, Jury } from "./heard-cases";
import { groupBy } from "./insight-rows";
import { tryOrders } from "./order-of-asking";

/** Fewer cases than this in which all were asked at once, and all cases are taken. */
const FEWEST_AT_ONCE = 10;
const SEED = 1_971;
/** Steps of arithmetic that the intervals of one jury may take: about a second. */
const MOST_STEPS = 1e8;

export function xrayJury(jury: Jury, all: readonly Jury[]): JuryXray {
  const { key, jurors, cases } = jury;
  const atOnce = cases.filter((one) => one.jury.atOnce);
  const basis = atOnce.length >= FEWEST_AT_ONCE ? "at-once" : "all";
  const measured = basis === "at-once" ? atOnce : cases;
  const votes = measured.flatMap((one) => one.jury.votes);
  const guilty = shareOf(countOf(votes, "guilty"), usableOf(votes));
  return {
    key,
    juries: all.map((one) => ({
      key: one.key,
      seats: one.jurors.length,
      models: [...new Set(one.jurors.map(({ model }) => model))],
      cases: one.cases.length,
    })),
    cases: cases.length,
    atOnce: atOnce.length,
    basis,
    measured: measured.length,
    votes: usableOf(votes),
    failed: countOf(votes, "failed"),
    guilty,
    jurors: jurors.map(({ lens, model }, seat) => {
      const own = measured.flatMap((one) => one.jury.votes[seat] ?? []);
      const ownGuilty = shareOf(countOf(own, "guilty"), usableOf(own));
      const panel = guilty.of === 0 ? 0 : guilty.count / guilty.of;
      return {
        ...{ juror: seat + 1, lens, model, guilty: ownGuilty, failed: countOf(own, "failed") },
        apart: ownGuilty.low > panel || ownGuilty.high < panel,
        decisive: decisiveOf(measured, seat),
      };
    }),
    ...agreementOf(measured, jurors.length),
    order: tryOrders(measured),
  };
}

/** Votes of juries that were heard whole; one is decisive where the opposite vote had led elsewhere. */
function decisiveOf(
  cases: readonly HeardCase[],
  seat: number,
): JuryXray["jurors"][number]["decisive"] {
  let votes = 0;
  let decisive = 0;
  for (const { jury, rule } of cases) {
    const own = jury.votes[seat];
    if (own === undefined || own === "failed" || jury.votes.includes("spared")) continue;
    votes += 1;
    const guilty = countOf(jury.votes, "guilty");
    const usable = usableOf(jury.votes);
    const opposite = guilty + (own === "guilty" ? -1 : 1);
    const isSame =
      juryOutcome({ guilty, usable }, rule) === juryOutcome({ guilty: opposite, usable }, rule);
    if (!isSame) decisive += 1;
  }
  return shareOf(decisive, votes);
}

type Agreement = Pick<JuryXray, "pairs" | "fleiss" | "alpha" | "correlation" | "effectiveVotes">;

function agreementOf(cases: readonly HeardCase[], seats: number): Agreement {
  const rated = ratedCases(cases);
  const pairs = pairsOf(seats);
  const figuresOf = (counts: readonly number[]) => figures(recount(rated, counts), seats, pairs);
  const counts = rated.map(({ count }) => count);
  const steps = rated.length * (pairs.length + seats) + cases.length;
  const resamples = Math.min(1_000, Math.max(100, Math.floor(MOST_STEPS / (steps * 10 + 1))));
  const [fleiss = none, alpha = none, correlation = none, effective = none, ...kappas] = estimates(
    counts,
    figuresOf,
    { resamples, seed: SEED },
  );
  return {
    ...{ fleiss, alpha, correlation, effectiveVotes: effective },
    pairs: pairs.map(([first, second], at) => ({
      first: first + 1,
      second: second + 1,
      cases: rated
        .filter(({ ratings }) => isRated(ratings[first]) && isRated(ratings[second]))
        .reduce((sum, { count }) => sum + count, 0),
      kappa: kappas[at] ?? none,
    })),
  };
}

const categories = vote.options.length;
const guiltyCategory = vote.options.indexOf("guilty");

function figures(
  rated: readonly RatedCase[],
  seats: number,
  pairs: readonly (readonly [number, number])[],
): (number | null)[] {
  const correlation = meanCorrelation(rated, seats, guiltyCategory);
  return [
    fleissKappa(rated, categories),
    krippendorffAlpha(rated, categories),
    correlation,
    correlation === null ? null : effectiveVotes(seats, correlation),
    ...pairs.map((pair) => cohenKappa(rated, pair, categories)),
  ];
}

function ratedCases(cases: readonly HeardCase[]): RatedCase[] {
  const rated = cases.map(({ jury }) => jury.votes.map(categoryOf));
  return [...groupBy(rated, (ratings) => ratings.join(" ")).values()].flatMap(
    ([ratings, ...more]) => (ratings ? [{ ratings, count: 1 + more.length }] : []),
  );
}

function categoryOf(given: SeatVote): number | null {
  return given === "failed" || given === "spared" ? null : vote.options.indexOf(given);
}

function recount(rated: readonly RatedCase[], counts: readonly number[]): RatedCase[] {
  return rated.map(({ ratings }, at) => ({ ratings, count: counts[at] ?? 0 }));
}

function pairsOf(seats: number): [number, number][] {
  return Array.from({ length: seats }, (_, first) => first).flatMap((first) =>
    Array.from({ length: seats - first - 1 }, (_, at): [number, number] => [first, first + 1 + at]),
  );
}

const isRated = (rating: number | null | undefined) => rating !== null && rating !== undefined;

const countOf = (votes: readonly SeatVote[], wanted: SeatVote) =>
  votes.filter((one) => one === wanted).length;

const usableOf = (votes: readonly SeatVote[]) =>
  votes.filter((one) => one !== "failed" && one !== "spared").length;
