/** How many calls an attempt may make at most: each question is asked once, and once more where its reply cannot be read. */
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import type { Vote } from "@/lib/trace/court";
import { neededVotes } from "@/lib/trace/jury-rule";
import type { FaultStage } from "@/lib/trace/ruling-mark";

const ASKED = 2;

/** What speaks in the case after the stage; `keepsCase` is false where the stage leaves nothing to judge. */
export function callsAfter(
  ruled: RuledCase,
  stage: FaultStage,
  { keepsCase = true, votes = [] }: { keepsCase?: boolean; votes?: readonly JurorVote[] } = {},
): number {
  const { settings } = ruled;
  const jury = settings.rules.jurors.length * ASKED;
  const debate = settings.rules.debateRounds * ASKED;
  const defense = ASKED + debate + debate;
  if (!keepsCase) return 0;
  switch (stage) {
    case "review":
      return ASKED + settings.pages.length * (defense + jury + ASKED);
    case "exhibits":
      return defense + jury + ASKED;
    case "defense":
      return debate + jury + ASKED;
    case "jury":
      return openJurors(ruled, votes) * ASKED + (mayReachJudge(ruled, votes) ? ASKED : 0);
    case "judgment":
    case "edits":
      return 0;
  }
}

type JurorVote = { juror: number; vote: Vote };

/** Jurors whom nobody asked before; one that failed fails again. */
function openJurors({ found, settings }: RuledCase, votes: readonly JurorVote[]): number {
  return settings.rules.jurors.filter((_juror, index) => {
    const isGiven = votes.some(({ juror }) => juror === index + 1);
    return !isGiven && found?.jurors[index]?.state === "spared";
  }).length;
}

/** One guilty vote is enough where the defense conceded and a jury may stop early. */
function mayReachJudge({ found, settings: { rules } }: RuledCase, votes: readonly JurorVote[]) {
  const mayBeGuilty = rules.jurors.filter((_juror, index) => {
    const given = votes.find(({ juror }) => juror === index + 1);
    const recorded = found?.jurors[index]?.view?.result;
    return (given?.vote ?? recorded?.vote ?? "guilty") === "guilty";
  }).length;
  return mayBeGuilty >= (rules.earlyStop ? 1 : neededVotes(rules));
}
