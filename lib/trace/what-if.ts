/**
 * What another rule would have made of votes that are recorded, without a model. Nothing is guessed: a vote that nobody
 * gave stays unknown, and so does a ruling that no judge made.
 */
import { z } from "zod";
import { isDecided, juryOutcome } from "./jury-rule";
import { caseState, type SeatVote, seatVote } from "./run-facts";

/** What became of a notice; `undecided` also where none went out. */
export const ownerDecision = z.enum(["accepted", "declined", "undecided"]);

/** Cases that voted, ended and were decided alike. */
export const votePattern = z.object({
  /** By seat. */
  votes: z.array(seatVote),
  byConcession: z.boolean(),
  quorum: z.int().positive(),
  state: caseState,
  decision: ownerDecision,
  cases: z.int().positive(),
});

/** How much each seat's vote counts, and which weight of guilty votes sends a case to the judge. */
export type TriedRule = { weights: readonly number[]; needed: number };

/**
 * `sent`: the same notice goes out. `withheld`: none does. `unruled`: it would have reached a judge who never ruled.
 * `unheard`: it hangs on votes that were never given.
 */
export type UnderRule = "sent" | "withheld" | "unruled" | "unheard";

export type OwnerDecision = z.infer<typeof ownerDecision>;
export type VotePattern = z.infer<typeof votePattern>;

type ByDecision = Record<OwnerDecision, number>;

export type WhatIf = {
  /** Notices that went out. */
  before: ByDecision;
  /** Those of them that would still. */
  kept: ByDecision;
  /** Those that would not. */
  lost: ByDecision;
  /** Those of which it is unknown, since votes are missing. */
  uncertain: number;
  /** Cases without a notice that would have reached a judge who never ruled on them. */
  unruled: number;
  /** Cases without a notice whose votes are missing. */
  unheard: number;
};

/** So many votes of a jury, each counted once. */
export function plainRule(seats: number, needed: number): TriedRule {
  return { weights: new Array<number>(seats).fill(1), needed };
}

const ROUNDING = 1e-9;

export function underRule(
  { votes, byConcession, quorum, state }: Omit<VotePattern, "cases" | "decision">,
  { weights, needed }: TriedRule,
): UnderRule {
  if (state === "overturned" || state === "dismissed") return "withheld";
  const passed = state === "notice" ? "sent" : "unruled";
  const seats = votes.flatMap((vote, seat): { vote: SeatVote; weight: number }[] => {
    const weight = weights[seat] ?? 0;
    return weight > 0 ? [{ vote, weight }] : [];
  });
  const of = (wanted: SeatVote) => seats.filter(({ vote }) => vote === wanted);
  const isUnanimous = needed >= weightOf(seats) - ROUNDING;
  if (byConcession && of("guilty").length > 0 && !isUnanimous) return passed;
  const guilty = of("guilty");
  const spared = of("spared");
  const counted = {
    guilty: weightOf(guilty),
    usable: seats.length - spared.length - of("failed").length,
  };
  const bar = { needed: needed - ROUNDING, quorum: Math.min(quorum, seats.length) };
  if (!isDecided(counted, { votes: spared.length, weight: weightOf(spared) }, bar))
    return "unheard";
  return juryOutcome(counted, bar) === "to-judge" ? passed : "withheld";
}

export function whatIf(patterns: readonly VotePattern[], rule: TriedRule): WhatIf {
  const none = (): ByDecision => ({ accepted: 0, declined: 0, undecided: 0 });
  const found: WhatIf = {
    ...{ before: none(), kept: none(), lost: none() },
    ...{ uncertain: 0, unruled: 0, unheard: 0 },
  };
  for (const pattern of patterns) {
    const { decision, cases } = pattern;
    const under = underRule(pattern, rule);
    const isNotice = pattern.state === "notice";
    if (isNotice) found.before[decision] += cases;
    if (under === "sent") found.kept[decision] += cases;
    else if (isNotice && under === "withheld") found.lost[decision] += cases;
    else if (isNotice) found.uncertain += cases;
    else if (under === "unruled") found.unruled += cases;
    else if (under === "unheard") found.unheard += cases;
  }
  return found;
}

export function totalOf({ accepted, declined, undecided }: ByDecision): number {
  return accepted + declined + undecided;
}

function weightOf(seats: readonly { weight: number }[]): number {
  return seats.reduce((sum, { weight }) => sum + weight, 0);
}
