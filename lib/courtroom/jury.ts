/** How a jury's findings become votes, and votes an outcome. Pure arithmetic: no model has a say in it. */

import type { Finding, StageResultOf, Vote } from "@/lib/trace/court";
import type { CourtRules, Lens } from "@/lib/trace/court-rules";

/** One finding for each exhibit shown: none, or two that differ, is unclear. */
export function findingsOf(
  replied: readonly { id: string; finding: Finding }[],
  exhibits: readonly string[],
): { exhibit: string; finding: Finding }[] {
  return exhibits.map((exhibit) => {
    const given = new Set(replied.filter(({ id }) => id === exhibit).map(({ finding }) => finding));
    const [only = "unclear"] = given;
    return { exhibit, finding: given.size > 1 ? "unclear" : only };
  });
}

export type JurorOutcome = StageResultOf<"juror"> | { failed: true; juror: number };

/** Any finding of wrong is a guilty vote; all fine is not guilty; else the juror abstains. */
export function voteOf(findings: readonly { finding: Finding }[]): Vote {
  if (findings.some(({ finding }) => finding === "wrong")) return "guilty";
  return findings.length > 0 && findings.every(({ finding }) => finding === "fine")
    ? "not-guilty"
    : "abstain";
}

/** Guilty votes that send a case to the judge, of so many jurors. */
export function neededVotes({ jurors, vote }: Pick<CourtRules, "jurors" | "vote">): number {
  const all = jurors.length;
  if (vote === "unanimous") return all;
  if (vote === "simple-majority") return Math.floor(all / 2) + 1;
  if (vote === "three-of-five") return Math.max(1, Math.ceil((all * 3) / 5));
  return Math.min(vote.needed, all);
}

export function ruleInWords(rules: Pick<CourtRules, "jurors" | "vote">): string {
  return `${neededVotes(rules)} of ${rules.jurors.length}`;
}

/** Usable votes without which nothing is judged; a small jury needs no more than it has. */
function quorumOf({ jurors, quorum }: Pick<CourtRules, "jurors" | "quorum">): number {
  return Math.min(quorum, jurors.length);
}

/** Jurors of whom the first vote is asked at once, where a jury may stop early. */
export function firstAsked(rules: JuryRules): number {
  return Math.max(neededVotes(rules), quorumOf(rules));
}

type JuryRules = Pick<CourtRules, "jurors" | "vote" | "quorum">;

export type Tally = Omit<StageResultOf<"jury">, "stage">;

/** `exhibits`: ids of what the jury was shown. `stoppedEarly` says why the others were not asked; `isConceded` that one guilty vote was enough. */
export function tally(
  outcomes: readonly JurorOutcome[],
  rules: JuryRules,
  options: {
    exhibits: readonly string[];
    stoppedEarly: string | null;
    isConceded?: boolean;
  },
): Tally {
  const { exhibits, stoppedEarly, isConceded = false } = options;
  const voted = outcomes.flatMap((one) => ("failed" in one ? [] : [one]));
  const count = (vote: Vote) => voted.filter((one) => one.vote === vote).length;
  const votes = {
    guilty: count("guilty"),
    notGuilty: count("not-guilty"),
    abstain: count("abstain"),
    failed: outcomes.length - voted.length,
    spared: rules.jurors.length - outcomes.length,
  };
  const needed = neededVotes(rules);
  const hasQuorum = isConceded || voted.length >= quorumOf(rules);
  const isGuilty = isConceded || votes.guilty >= needed;
  return {
    votes,
    needed,
    rule: ruleInWords(rules),
    outcome: !hasQuorum ? "no-quorum" : isGuilty ? "to-judge" : "acquitted",
    stoppedEarly,
    upheld: exhibits.filter((id) => isFoundWrong(id, voted)),
  };
}

function isFoundWrong(id: string, voted: readonly StageResultOf<"juror">[]): boolean {
  const findings = voted.flatMap((one) => one.findings.filter(({ exhibit }) => exhibit === id));
  const wrong = findings.filter(({ finding }) => finding === "wrong").length;
  return wrong * 2 > findings.length;
}

/** Whether the jurors who were not asked yet can still change the outcome. */
export function isSettled(outcomes: readonly JurorOutcome[], rules: JuryRules): boolean {
  const voted = outcomes.flatMap((one) => ("failed" in one ? [] : [one]));
  const guilty = voted.filter(({ vote }) => vote === "guilty").length;
  const left = rules.jurors.length - outcomes.length;
  const needed = neededVotes(rules);
  const quorum = quorumOf(rules);
  if (voted.length + left < quorum) return true;
  return voted.length >= quorum && (guilty >= needed || guilty + left < needed);
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
