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
import type { HeardCase } from "./heard-cases";

const MOST_ORDERS = 120;
const SEED = 5;

type Bench = Pick<HeardCase, "rule"> & { votes: readonly SeatVote[]; conceded: boolean };
type Ended = { isElsewhere: boolean; asked: number };

export function tryOrders(cases: readonly HeardCase[]): JuryXray["order"] {
  const whole = cases.filter(({ jury }) => !jury.votes.includes("spared"));
  const known = new Map<string, Tried>();
  const tried = whole.map(({ jury: { votes, conceded }, rule, askingOrder }) => {
    const key = JSON.stringify([votes, conceded, rule.needed, rule.quorum, askingOrder]);
    const found = known.get(key) ?? tryEach({ votes, conceded, rule }, askingOrder);
    known.set(key, found);
    return found;
  });
  const changed = tried.filter(({ elsewhere }) => elsewhere > 0);
  const mean = (of: (one: Tried) => number) => sumOf(tried.map(of)) / tried.length;
  return {
    cases: tried.length,
    changed: shareOf(changed.length, tried.length),
    elsewhere:
      changed.length === 0
        ? null
        : sumOf(changed.map((one) => one.elsewhere)) / sumOf(changed.map(({ orders }) => orders)),
    asked:
      tried.length === 0
        ? null
        : {
            own: mean(({ own }) => own),
            best: mean(({ best }) => best),
            worst: mean(({ worst }) => worst),
          },
    early: shareOf(tried.filter(({ own, seats }) => own < seats).length, tried.length),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

type Tried = {
  seats: number;
  orders: number;
  elsewhere: number;
  own: number;
  best: number;
  worst: number;
};

function tryEach(bench: Bench, ownOrder: readonly number[]): Tried {
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
