/**
 * What is tried in place of each stage: what the person said, or what follows from the right outcome. Where neither
 * tells, the stage is skipped with the reason: a quote cannot be derived, and is never invented.
 */
import { callsAfter } from "@/lib/courtroom/fault/most-calls";
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import {
  defenseReplies,
  judgmentReplies,
  juryReplies,
  prosecutionReplies,
  reviewReplies,
} from "@/lib/courtroom/fault/stage-replies";
import type { ReplyEdit } from "@/lib/trace/config";
import type { Vote } from "@/lib/trace/court";
import type {
  FaultAttempt,
  FaultStage,
  Oracle,
  RightRuling,
  SkipReason,
} from "@/lib/trace/ruling-mark";

/** What a trial is held again with. */
export type TrialChange = { struckOut: string[]; replies: ReplyEdit[] };

export type PlannedAttempt = Omit<FaultAttempt, "result"> &
  ({ skip: SkipReason; change: null } | { skip: null; change: TrialChange });

/** In the order of the proceedings. Equal inputs give equal plans, so that a search goes on where it was cut off. */
export function planAttempts(ruled: RuledCase, right: RightRuling): PlannedAttempt[] {
  const isDeclined = ruled.view.review?.result?.decision === "decline";
  const plans: [FaultStage, () => PlannedAttempt[]][] = [
    ...(isDeclined && right.outcome === "notice"
      ? [["review", () => [planReview(ruled, right)]] satisfies [FaultStage, unknown]]
      : []),
    ["exhibits", () => planExhibits(ruled, right)],
    ["defense", () => [planDefense(ruled, right)]],
    ["jury", () => [planJury(ruled, right)]],
    ["judgment", () => [planJudgment(ruled, right)]],
    ["edits", () => planEdits(ruled, right)],
  ];
  return plans.flatMap(([stage, plan]) =>
    right.sound.includes(stage) ? [skipped(stage, "sound")] : plan(),
  );
}

function planReview(ruled: RuledCase, { exhibits }: RightRuling): PlannedAttempt {
  const replies = reviewReplies(ruled, exhibits?.added ?? []);
  return attempt(ruled, { stage: "review" }, { source: "derived", replies });
}

function planExhibits(ruled: RuledCase, right: RightRuling): PlannedAttempt[] {
  const { view, standing } = ruled;
  if (view.review?.result?.decision === "decline") return [skipped("exhibits", "not-reached")];
  const { struck = [], added = [] } = right.exhibits ?? {};
  if (struck.length + added.length > 0)
    return [tryExhibits(ruled, { struck, added, source: "given" })];
  if (isRuledRight(ruled, right)) return [skipped("exhibits", "as-it-should")];
  if (right.outcome === "notice") return [skipped("exhibits", "needs-quote")];
  const ids = standing.map(({ id }) => id);
  const alone = ids.length > 1 ? ids.map((id) => [id]) : [];
  return [...alone, ids].map((out) =>
    tryExhibits(ruled, { struck: out, added: [], source: "derived" }),
  );
}

function tryExhibits(
  ruled: RuledCase,
  given: {
    struck: string[];
    added: NonNullable<RightRuling["exhibits"]>["added"];
    source: "given" | "derived";
  },
): PlannedAttempt {
  const { filed, standing } = ruled;
  const { struck, added, source } = given;
  // A twin of what is struck would stand in its place: whatever did not stand stays out.
  const aside = filed.filter((one) => one.standing !== "stands").map(({ id }) => id);
  const isAll = standing.every(({ id }) => struck.includes(id));
  const isAlone = source === "derived" && !isAll;
  return attempt(
    ruled,
    { stage: "exhibits", struck, added: added.length },
    {
      source,
      key: isAlone ? `exhibits-${struck.join("-")}` : "exhibits",
      keepsCase: !isAll || added.length > 0,
      struckOut: struck.length > 0 ? [...struck, ...aside] : [],
      replies: added.length > 0 ? prosecutionReplies(ruled, added) : [],
    },
  );
}

function planDefense(ruled: RuledCase, right: RightRuling): PlannedAttempt {
  const recorded = ruled.found?.defense?.result;
  if (!recorded) return skipped("defense", "not-reached");
  const { rebuttals } = right;
  if (!rebuttals && isRuledRight(ruled, right)) return skipped("defense", "as-it-should");
  if (!rebuttals && right.outcome === "no-notice") return skipped("defense", "needs-quote");
  const isConceded = recorded.challenges.every(({ stance }) => stance === "concede");
  if (!rebuttals && isConceded) return skipped("defense", "as-it-should");
  const contested = (rebuttals ?? []).map(({ exhibit }) => exhibit);
  const oracle: Oracle = {
    stage: "defense",
    contested,
    conceded: rebuttals ? [] : ruled.standing.map(({ id }) => id),
  };
  return attempt(ruled, oracle, {
    source: rebuttals ? "given" : "derived",
    replies: defenseReplies(ruled, rebuttals ?? []),
  });
}

function planJury(ruled: RuledCase, right: RightRuling): PlannedAttempt {
  const { found, settings } = ruled;
  if (!found?.jury?.result) return skipped("jury", "not-reached");
  if (!right.votes && isRuledRight(ruled, right)) return skipped("jury", "as-it-should");
  const turned: Vote = right.outcome === "notice" ? "guilty" : "not-guilty";
  const votes =
    right.votes ??
    settings.rules.jurors.map((_juror, index) => ({ juror: index + 1, vote: turned }));
  const isSame = votes.every(({ juror, vote }) => {
    const own = found.jurors[juror - 1];
    return own?.state === "spared" ? !right.votes : own?.view?.result?.vote === vote;
  });
  if (isSame) return skipped("jury", "as-it-should");
  return attempt(
    ruled,
    { stage: "jury", votes },
    {
      source: right.votes ? "given" : "derived",
      votes,
      replies: juryReplies(ruled, votes),
    },
  );
}

function planJudgment(ruled: RuledCase, right: RightRuling): PlannedAttempt {
  const recorded = ruled.found?.judgment?.result;
  if (!recorded) return skipped("judgment", "not-reached");
  const verdict = right.verdict ?? (right.outcome === "notice" ? "guilty" : "not-guilty");
  if (verdict === recorded.verdict) return skipped("judgment", "as-it-should");
  const { edit } = right;
  return attempt(
    ruled,
    { stage: "judgment", verdict },
    {
      source: right.verdict ? "given" : "derived",
      replies: judgmentReplies(ruled, { verdict, edit }),
    },
  );
}

function planEdits(ruled: RuledCase, { edit, outcome }: RightRuling): PlannedAttempt[] {
  if (!edit) return [];
  if (outcome === "no-notice" || !ruled.found?.edits?.result)
    return [skipped("edits", "not-reached")];
  return [
    attempt(
      ruled,
      { stage: "edits", ...edit },
      {
        source: "given",
        replies: judgmentReplies(ruled, { verdict: "guilty", edit }),
      },
    ),
  ];
}

/** The outcome was right, and only the edit was not: what led to the outcome is not turned. */
function isRuledRight({ state }: RuledCase, { outcome }: RightRuling): boolean {
  return (state === "notice") === (outcome === "notice");
}

type Tried = {
  source: FaultAttempt["source"];
  key?: string;
  keepsCase?: boolean;
  votes?: { juror: number; vote: Vote }[];
  struckOut?: string[];
  replies: ReplyEdit[];
};

function attempt(ruled: RuledCase, oracle: Oracle, tried: Tried): PlannedAttempt {
  const { stage } = oracle;
  const { source, key = stage, keepsCase = true, votes = [], struckOut = [], replies } = tried;
  return {
    ...{ key, stage, oracle, source, skip: null },
    mostCalls: callsAfter(ruled, stage, { keepsCase, votes }),
    change: { struckOut: [...new Set([...ruled.settings.struckOut, ...struckOut])], replies },
  };
}

function skipped(stage: FaultStage, skip: SkipReason): PlannedAttempt {
  return { key: stage, stage, oracle: null, source: "derived", mostCalls: 0, skip, change: null };
}
