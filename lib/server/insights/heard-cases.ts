/** The cases that juries voted on, by jury: seats with the same lenses and models are the same jury. */
import "server-only";
import type { NoticeRow } from "@/lib/store/insight-store";
import { neededVotes } from "@/lib/trace/jury-rule";
import type { CaseState, JuryFacts, TrialFacts } from "@/lib/trace/run-facts";
import type { OwnerDecision, VotePattern } from "@/lib/trace/what-if";
import { groupBy, type InsightRows, type Ruling } from "./insight-rows";

export type HeardCase = {
  trialId: string;
  runId: string;
  title: string;
  path: string;
  state: CaseState;
  jury: JuryFacts;
  rule: TrialFacts["rule"];
  askingOrder: readonly number[];
  decision: OwnerDecision;
  proposalId: string | null;
};

export type Jury = { key: string; jurors: TrialFacts["jurors"]; cases: readonly HeardCase[] };

/** The most heard first. */
export function juriesOf({ rulings, notices }: InsightRows): Jury[] {
  const byPage = new Map(notices.map((notice) => [`${notice.trialId} ${notice.path}`, notice]));
  const court = rulings.filter(({ facts }) => facts.trial.arm === "court");
  return [...groupBy(court, ({ facts }) => keyOf(facts.trial.jurors))]
    .map(([key, ones]) => ({
      key,
      jurors: ones[0]?.facts.trial.jurors ?? [],
      cases: ones.flatMap((ruling) => heardOf(ruling, byPage)),
    }))
    .filter(({ cases }) => cases.length > 0)
    .sort((a, b) => b.cases.length - a.cases.length || (a.key < b.key ? -1 : 1));
}

function keyOf(jurors: TrialFacts["jurors"]): string {
  return jurors.map(({ lens, model }) => `${lens ?? ""}:${model}`).join(" ");
}

function heardOf({ row, facts }: Ruling, byPage: ReadonlyMap<string, NoticeRow>): HeardCase[] {
  const { rule, askingOrder, cases } = facts.trial;
  return cases.flatMap(({ path, state, jury }) => {
    if (!jury) return [];
    const notice = byPage.get(`${row.id} ${path}`);
    return [
      {
        ...{ trialId: row.id, runId: facts.runId, title: row.title, path, state, jury },
        ...{ rule, askingOrder, decision: decisionOf(notice), proposalId: notice?.id ?? null },
      },
    ];
  });
}

function decisionOf(notice: NoticeRow | undefined): OwnerDecision {
  const state = notice?.state;
  return state === "accepted" || state === "declined" ? state : "undecided";
}

export function patternOf({ jury, rule, state, decision }: HeardCase): Omit<VotePattern, "cases"> {
  const { votes, byConcession } = jury;
  return { votes, byConcession, quorum: rule.quorum, state, decision };
}

export function patternsOf(cases: readonly HeardCase[]): VotePattern[] {
  return [...groupBy(cases.map(patternOf), (pattern) => JSON.stringify(pattern)).values()].flatMap(
    (alike) => (alike[0] ? [{ ...alike[0], cases: alike.length }] : []),
  );
}

/** The rule by which most of them were heard: how many votes it needs, and how many with one juror fewer. */
export function usualRule({ jurors, cases }: Jury): { needed: number; neededWithout: number } {
  const rules = [...groupBy(cases, ({ rule }) => JSON.stringify(rule)).values()];
  const [usual] = rules.sort((a, b) => b.length - a.length);
  const rule = usual?.[0]?.rule ?? { vote: "three-of-five" as const, needed: 1 };
  const fewer = jurors.slice(1).map(() => ({}));
  return { needed: rule.needed, neededWithout: neededVotes({ jurors: fewer, vote: rule.vote }) };
}
