/**
 * Whether it matters who is asked first. A jury that may stop early asks as many as its rule needs and stops when the
 * rest cannot change the outcome; where the defense gave in, one juror who agrees is enough. On juries that were heard
 * whole, every order of asking is tried.
 */
import "server-only";
import { seededRandom } from "@/lib/statistics/seeded-random";
import { isDecided, juryOutcome } from "@/lib/trace/jury-rule";
import type { JuryXray } from "@/lib/trace/jury-xray";
import type { SeatVote } from "@/lib/trace/run-facts";
import { shareOf } from "./count-share";
import { estimates, none } from "./estimates";
import type { HeardCase } from "./heard-cases";
import { groupBy } from "./insight-rows";

const MOST_ORDERS = 120;
const SEED = 5;
const RESAMPLES = 1_000;

type Bench = Pick<HeardCase, "rule"> & { votes: readonly SeatVote[]; conceded: boolean };
type Ended = { isElsewhere: boolean; asked: number };

export function tryOrders(cases: readonly HeardCase[]): JuryXray["order"] {
  const whole = cases.filter(({ jury }) => !jury.votes.includes("spared"));
  const alike = groupBy(whole, ({ jury: { votes, conceded }, rule, askingOrder }) =>
    JSON.stringify([votes, conceded, rule.needed, rule.quorum, askingOrder]),
  );
  const tried = [...alike.values()].flatMap(([one, ...more]): Tried[] => {
    if (!one) return [];
    const { jury, rule, askingOrder } = one;
    const bench = { votes: jury.votes, conceded: jury.conceded, rule };
    return [{ ...tryEach(bench, askingOrder), cases: 1 + more.length }];
  });
  const [elsewhere = none, own = none, best = none, worst = none] = estimates(
    tried.map((one) => one.cases),
    (counts) => figures(tried, counts),
    { resamples: RESAMPLES, seed: SEED },
  );
  return {
    cases: whole.length,
    changed: shareOf(casesIn(tried.filter((one) => one.elsewhere > 0)), whole.length),
    elsewhere,
    asked: whole.length === 0 ? null : { own, best, worst },
    early: shareOf(casesIn(tried.filter((one) => one.own < one.seats)), whole.length),
  };
}

function casesIn(tried: readonly Tried[]): number {
  return tried.reduce((sum, { cases }) => sum + cases, 0);
}

/** The part of all orders that leads elsewhere, of the cases in which one does; then the votes asked for on average. */
function figures(tried: readonly Tried[], counts: readonly number[]): (number | null)[] {
  const sumOf = (of: (one: Tried) => number) =>
    tried.reduce((sum, one, at) => sum + (counts[at] ?? 0) * of(one), 0);
  const cases = sumOf(() => 1);
  const orders = sumOf((one) => (one.elsewhere > 0 ? one.orders : 0));
  const mean = (of: (one: Tried) => number) => (cases === 0 ? null : sumOf(of) / cases);
  return [
    orders === 0 ? null : sumOf((one) => one.elsewhere) / orders,
    mean(({ own }) => own),
    mean(({ best }) => best),
    mean(({ worst }) => worst),
  ];
}

/** What came out for cases that were voted on alike. */
type Tried = Orders & { cases: number };

type Orders = {
  seats: number;
  orders: number;
  elsewhere: number;
  own: number;
  best: number;
  worst: number;
};

function tryEach(bench: Bench, ownOrder: readonly number[]): Orders {
  const seats = bench.votes.length;
  const ends = ordersOf(seats).map((order) => askIn(order, bench));
  const asked = ends.map((end) => end.asked);
  return {
    seats,
    orders: ends.length,
    elsewhere: ends.filter(({ isElsewhere }) => isElsewhere).length,
    own: askIn(ownOrder, bench).asked,
    best: Math.min(...asked),
    worst: Math.max(...asked),
  };
}

/** Asks in waves, as the court does, until the outcome stands. */
function askIn(order: readonly number[], { votes, conceded, rule }: Bench): Ended {
  const heard = order.map((seat) => votes[seat] ?? "failed");
  const whole = outcomeOf(heard, rule);
  const { needed, quorum } = rule;
  const canAgree = conceded && needed !== heard.length;
  if (canAgree && heard[0] === "guilty") return { isElsewhere: whole !== "to-judge", asked: 1 };
  const first = Math.max(needed, quorum);
  const size = Math.min(heard.length, canAgree ? 1 + Math.max(1, first - 1) : first);
  const counted = countsOf(heard.slice(0, size));
  const left = heard.length - size;
  const isSettled = isDecided(counted, { votes: left, weight: left }, rule);
  const outcome = isSettled ? juryOutcome(counted, rule) : whole;
  return { isElsewhere: outcome !== whole, asked: isSettled ? size : heard.length };
}

function outcomeOf(votes: readonly SeatVote[], rule: HeardCase["rule"]) {
  return juryOutcome(countsOf(votes), rule);
}

function countsOf(votes: readonly SeatVote[]) {
  return {
    guilty: votes.filter((vote) => vote === "guilty").length,
    usable: votes.filter((vote) => vote !== "failed" && vote !== "spared").length,
  };
}

/** All of a small jury; of a larger one, some drawn at random, the same each time. */
function ordersOf(seats: number): number[][] {
  const all = permutationsOf(Array.from({ length: seats }, (_, seat) => seat));
  return all ?? drawnOrders(seats);
}

function permutationsOf(seats: readonly number[]): number[][] | null {
  if (seats.length > 5) return null;
  if (seats.length === 0) return [[]];
  return seats.flatMap((first) =>
    (permutationsOf(seats.filter((seat) => seat !== first)) ?? []).map((rest) => [first, ...rest]),
  );
}

function drawnOrders(seats: number): number[][] {
  const random = seededRandom(SEED);
  return Array.from({ length: MOST_ORDERS }, () => {
    const order = Array.from({ length: seats }, (_, seat) => seat);
    for (let at = seats - 1; at > 0; at -= 1) {
      const other = random.whole(0, at);
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    return order;
  });
}
