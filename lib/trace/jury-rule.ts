/** The arithmetic of a jury's vote. The court decides by it, and what other rules would have come to is counted by the same. */
import type { CourtRules, Lens } from "./court-rules";

type JuryRules = Pick<CourtRules, "jurors" | "vote" | "quorum">;

export type JuryOutcome = "to-judge" | "acquitted" | "no-quorum";

export type CountedVotes = {
  /** Guilty votes, or their weight. */
  guilty: number;
  /** Votes that can be used: guilty, not guilty, abstained. */
  usable: number;
};

export type VoteBar = {
  /** Guilty votes, or their weight, that send a case to the judge. */
  needed: number;
  /** Usable votes without which nothing is judged. */
  quorum: number;
};

/** Guilty votes that send a case to the judge, of so many jurors. */
export function neededVotes({ jurors, vote }: Pick<CourtRules, "jurors" | "vote">): number {
  const all = jurors.length;
  if (vote === "unanimous") return all;
  if (vote === "simple-majority") return Math.floor(all / 2) + 1;
  if (vote === "three-of-five") return Math.max(1, Math.ceil((all * 3) / 5));
  return Math.min(vote.needed, all);
}

/** Usable votes without which nothing is judged; a small jury needs no more than it has. */
export function quorumOf({ jurors, quorum }: Pick<CourtRules, "jurors" | "quorum">): number {
  return Math.min(quorum, jurors.length);
}

export function voteBar(rules: JuryRules): VoteBar {
  return { needed: neededVotes(rules), quorum: quorumOf(rules) };
}

export function juryOutcome({ guilty, usable }: CountedVotes, bar: VoteBar): JuryOutcome {
  if (usable < bar.quorum) return "no-quorum";
  return guilty >= bar.needed ? "to-judge" : "acquitted";
}

/** Whether the votes that were not given yet, or never, can still change the outcome. `left` counts them, `weight` is theirs. */
export function isDecided(
  { guilty, usable }: CountedVotes,
  left: { votes: number; weight: number },
  { needed, quorum }: VoteBar,
): boolean {
  if (usable + left.votes < quorum) return true;
  return usable >= quorum && (guilty >= needed || guilty + left.weight < needed);
}

/** Jurors of whom the first vote is asked at once, where a jury may stop early. */
export function firstAsked(rules: JuryRules): number {
  return Math.max(neededVotes(rules), quorumOf(rules));
}

const ASKED_FIRST: readonly (Lens | undefined)[] = ["proof", "maintainer", "follower"];

/** Indexes of the jurors in the order in which a jury that may stop early asks them: those that differ most come first. */
export function askingOrder({ jurors }: Pick<CourtRules, "jurors">): number[] {
  const rank = (index: number) => {
    const at = ASKED_FIRST.indexOf(jurors[index]?.lens);
    return at < 0 ? ASKED_FIRST.length : at;
  };
  return jurors.map((_juror, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}
