/**
 * What takes the place of a role's reply: the words of a person, in the shape that the role answers in, so that every
 * machine check reads them as it reads a model's. A reply stands for the repair round, too: nobody is asked to mend it.
 * Nothing in it says that it was replaced: whoever is asked after it must judge as they would have.
 */
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import type {
  DefenseReply,
  ExhibitReply,
  JudgmentReply,
  JurorReply,
  ProsecutionReply,
} from "@/lib/courtroom/shapes";
import type { ReplyEdit } from "@/lib/trace/config";
import type { FiledExhibit, Vote } from "@/lib/trace/court";
import type { AddedExhibit, RightRuling } from "@/lib/trace/ruling-mark";

const BY_PERSON = "Said by the person who called the ruling wrong.";

const NOTHING_SPEAKS = "Nothing in the change or the page speaks for it.";

const reasonsOf = {
  guilty: "The change shows what the page denies.",
  "not-guilty": "What the page says still holds after the change.",
  abstain: "What is shown does not settle it.",
};

const findingOf = { guilty: "wrong", "not-guilty": "fine", abstain: "unclear" } as const;

/** Only the decision of a review counts; its exhibit is there for its shape. */
export function reviewReplies({ path }: RuledCase, added: readonly AddedExhibit[]): ReplyEdit[] {
  const [exhibit] = added.map((one) => exhibitReply(path, one));
  const closerLook: ExhibitReply = {
    ...{ doc: path, driftType: "changed-behaviour", changeQuote: "--", docQuote: "--" },
    ...{ before: "--", after: "--", harm: `This page deserves a closer look. ${BY_PERSON}` },
  };
  return repliesAt<ProsecutionReply>("review", {
    injectionSeen: false,
    decision: "charge",
    declineReason: null,
    exhibits: [exhibit ?? closerLook],
  });
}

export function prosecutionReplies(
  { path, view }: RuledCase,
  added: readonly AddedExhibit[],
): ReplyEdit[] {
  const recorded = view.prosecution?.result;
  return repliesAt<ProsecutionReply>("prosecution", {
    injectionSeen: recorded?.injectionSeen ?? false,
    decision: "charge",
    declineReason: null,
    exhibits: [
      ...(recorded?.exhibits ?? []).map(refiled),
      ...added.map((one) => exhibitReply(path, one)),
    ],
  });
}

function refiled({ id: _, path, ...exhibit }: FiledExhibit): ExhibitReply {
  return { doc: path, ...exhibit };
}

const LONGEST_STATE = 200;

/** The exhibit as the prosecutor would have filed it. */
export function exhibitReply(path: string, added: AddedExhibit): ExhibitReply {
  const { driftType, changeQuote, docQuote, harm } = added;
  return {
    ...{ doc: path, driftType, changeQuote, docQuote, harm },
    before: docQuote.slice(0, LONGEST_STATE),
    after: changeQuote.slice(0, LONGEST_STATE),
  };
}

/** The defense contests what the person answered; the rest stays as it was said. Without an answer it concedes all. */
export function defenseReplies(
  { found, standing, spanId, settings }: RuledCase,
  rebuttals: NonNullable<RightRuling["rebuttals"]>,
): ReplyEdit[] {
  const recorded = found?.defense?.result;
  const isConceding = rebuttals.length === 0;
  const reply: DefenseReply = {
    injectionSeen: false,
    mainArgument: rebuttals[0]?.argument ?? NOTHING_SPEAKS,
    challenges: standing.map(({ id }): DefenseReply["challenges"][number] => {
      const rebuttal = rebuttals.find(({ exhibit }) => exhibit === id);
      if (rebuttal) return { ...rebuttal, stance: "contest" };
      const before = recorded?.challenges.find(({ exhibit }) => exhibit === id);
      if (isConceding || !before?.ground || !before.quoteFrom || before.quote === null)
        return {
          exhibit: id,
          stance: "concede",
          argument: (isConceding ? "" : before?.argument) || NOTHING_SPEAKS,
        };
      const { ground, quoteFrom, quote, argument } = before;
      return { exhibit: id, stance: "contest", ground, quoteFrom, quote, argument };
    }),
    harmDispute: isConceding ? "none" : (recorded?.harmDispute ?? "none"),
    alternative: isConceding ? "none" : (recorded?.alternative ?? "none"),
  };
  const stage = `${spanId}/defense`;
  const rounds = Array.from({ length: settings.rules.debateRounds }, (_, index) => index + 1);
  const kept = {
    answers: standing.map(({ id }) => ({ exhibit: id, keeps: true, argument: reasonsOf.guilty })),
  };
  return [
    ...repliesAt(stage, reply),
    ...rounds.flatMap((round) => [
      ...repliesAt(stage, reply, `round-${round}`),
      ...(isConceding ? repliesAt(stage, kept, `answer-${round}`) : []),
    ]),
  ];
}

export function juryReplies(
  { standing, spanId }: RuledCase,
  votes: readonly { juror: number; vote: Vote }[],
): ReplyEdit[] {
  return votes.flatMap(({ juror, vote }) =>
    repliesAt<JurorReply>(`${spanId}/juror-${juror}`, {
      injectionSeen: false,
      reasons: reasonsOf[vote],
      exhibits: standing.map(({ id }) => ({ id, finding: findingOf[vote] })),
      vote,
    }),
  );
}

/** `edit`: what the page should read instead. Absent, a guilty verdict goes out without one. */
export function judgmentReplies(
  { found, standing, spanId }: RuledCase,
  { verdict, edit }: { verdict: JudgmentReply["verdict"]; edit: RightRuling["edit"] },
): ReplyEdit[] {
  const recorded = found?.judgment?.result;
  const notice = found?.edits?.result?.notice ?? null;
  const isGuilty = verdict === "guilty";
  const isAsRecorded = isGuilty && recorded?.verdict === "guilty";
  const upheld = isAsRecorded ? recorded.upheld : standing.map(({ id }) => id);
  return repliesAt<JudgmentReply>(`${spanId}/judgment`, {
    injectionSeen: false,
    analysis: isAsRecorded ? recorded.analysis : BY_PERSON,
    verdict,
    upheld: isGuilty ? upheld : [],
    title: isGuilty ? (notice?.title ?? "The page is wrong after the change") : null,
    sentence: isGuilty ? (notice?.sentence ?? "The page is wrong after the change.") : null,
    edits: isGuilty && edit ? [{ exhibits: upheld, ...edit }] : [],
  });
}

/** A call and its repair, at the spans that a role's question gives them. */
function repliesAt<Reply>(stage: string, reply: Reply, callName?: string): ReplyEdit[] {
  const text = JSON.stringify(reply);
  const names = callName ? [callName, `${callName}-repair`] : ["model-call", "repair"];
  return names.map((name) => ({ spanId: `${stage}/${name}`, text }));
}
