/** How a jury's findings become votes, and votes an outcome. Pure arithmetic: no model has a say in it. */

import type { Finding, StageResultOf, Vote } from "@/lib/trace/court";
import type { CourtRules } from "@/lib/trace/court-rules";
import { isDecided, juryOutcome, neededVotes, voteBar } from "@/lib/trace/jury-rule";

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

export function ruleInWords(rules: Pick<CourtRules, "jurors" | "vote">): string {
  return `${neededVotes(rules)} of ${rules.jurors.length}`;
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
  const bar = voteBar(rules);
  const counted = { guilty: votes.guilty, usable: voted.length };
  return {
    votes,
    needed: bar.needed,
    rule: ruleInWords(rules),
    outcome: isConceded ? "to-judge" : juryOutcome(counted, bar),
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
  return isDecided({ guilty, usable: voted.length }, { votes: left, weight: left }, voteBar(rules));
}
