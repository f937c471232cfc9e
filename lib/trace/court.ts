/**
 * The vocabulary of a trial: what every stage of the courtroom records, and what the screens and the HTTP API read.
 *
 * Offsets are UTF-16 code units, end exclusive. In a trial's run document 0 is the change as a patch, the others are the pages.
 */
import { z } from "zod";

export const trialRole = z.enum(["prosecutor", "defense", "juror", "judge", "review"]);

/** Drift that may be charged. */
export const chargeableType = z.enum([
  "renamed",
  "removed",
  "changed-default",
  "changed-value",
  "changed-behaviour",
  "changed-signature",
  "changed-output",
  "changed-requirement",
  "deprecated-form",
  "broken-example",
]);

/** Labels that code sets aside: true remarks which are no case against a page. */
export const setAsideType = z.enum([
  "incomplete-list",
  "new-feature-undocumented",
  "wording",
  "already-wrong",
  "internal",
]);

export const driftType = z.enum([...chargeableType.options, ...setAsideType.options]);

/** A span of text: UTF-16 code units, end exclusive; lines count from 1. */
export const courtPlace = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  line: z.int().positive(),
});

/** Where a change quote stands in the patch. `line` is the patch's own; `fileLine` that of the file, old side for removed text. */
export const changePlace = courtPlace.extend({
  file: z.string(),
  side: z.enum(["removed", "added", "context"]),
  fileLine: z.int().positive().nullable(),
});

/** What the prosecutor filed: two quotes that cannot both be true after the change. */
export const filedExhibit = z.object({
  /** `E1`, `E2`, … in the order of filing. */
  id: z.string(),
  path: z.string(),
  driftType,
  changeQuote: z.string(),
  docQuote: z.string(),
  before: z.string(),
  after: z.string(),
  harm: z.string(),
});

export const checkedExhibit = filedExhibit.extend({
  standing: z.enum(["stands", "rejected", "set-aside"]),
  /** Why it was rejected or set aside, in a sentence; null where it stands. */
  reason: z.string().nullable(),
  /** What the checker remarks to every later role: `rests on an unchanged line`. */
  notes: z.array(z.string()),
  changePlace: changePlace.nullable(),
  docPlace: courtPlace.nullable(),
  /** The headings above the document quote, outermost first. */
  headings: z.array(z.string()),
});

export const ground = z.enum([
  "still-true",
  "different-thing",
  "kept-compatible",
  "covered",
  "historical",
  "already-wrong",
  "not-reachable",
]);

export const challenge = z.object({
  exhibit: z.string(),
  stance: z.enum(["concede", "contest"]),
  /** Null for a concession. */
  ground: ground.nullable(),
  quoteFrom: z.enum(["change", "doc"]).nullable(),
  quote: z.string().nullable(),
  argument: z.string(),
  /** Whether a machine found the quote; a contest without one is disregarded. Null for a concession. */
  quoteStands: z.boolean().nullable(),
  /** An exhibit that the defense did not answer, counted as conceded. */
  unanswered: z.boolean(),
});

export const vote = z.enum(["guilty", "not-guilty", "abstain"]);
export const finding = z.enum(["wrong", "fine", "unclear"]);
export const verdict = z.enum(["guilty", "not-guilty", "dismissed"]);

/** One exact replacement in a page. */
export const proposedEdit = z.object({
  exhibits: z.array(z.string()),
  oldText: z.string(),
  newText: z.string(),
});

export const checkedEdit = proposedEdit.extend({
  /** Where `oldText` stands in the page; null where it does not stand exactly once. */
  place: courtPlace.nullable(),
  applies: z.boolean(),
  /** Why it is withheld; null where it applies. */
  reason: z.string().nullable(),
});

export const funnelState = z.enum(["filtered", "reviewed", "tried", "not-judged"]);

/** One step of the funnel, with the reason that answers "why no notice?". */
export const funnelStep = z.object({
  /** `paths`, `size`, `evidence`, `review`, `prosecution`, `exhibits`. */
  name: z.string(),
  outcome: z.enum(["passed", "stopped"]),
  reason: z.string(),
  /** The path rule that left every file out, `several` for more than one; absent elsewhere, and in older entries. */
  rule: z.string().optional(),
});

/** Which way the same case is judged: the court, or one of the arms it is measured against. */
export const arm = z.enum(["court", "one-prompt", "five-votes"]);

/** What a stage found out. `stage` says which. */
export const stageResult = z.discriminatedUnion("stage", [
  z.object({ stage: z.literal("funnel"), steps: z.array(funnelStep) }),
  z.object({
    stage: z.literal("prosecution"),
    decision: z.enum(["charge", "decline"]),
    declineReason: z.string().nullable(),
    injectionSeen: z.boolean(),
    exhibits: z.array(filedExhibit),
  }),
  z.object({
    stage: z.literal("exhibits"),
    exhibits: z.array(checkedExhibit),
    /** Sentences of the change or the pages that address reviewers or an AI. */
    addressed: z.array(z.object({ where: z.string(), quote: z.string() })),
  }),
  z.object({
    stage: z.literal("defense"),
    mainArgument: z.string(),
    harmDispute: z.string(),
    alternative: z.string(),
    injectionSeen: z.boolean(),
    challenges: z.array(challenge),
  }),
  z.object({
    stage: z.literal("juror"),
    /** Counts from 1. */
    juror: z.int().positive(),
    lens: z.string(),
    reasons: z.string(),
    findings: z.array(z.object({ exhibit: z.string(), finding })),
    vote,
    /** The juror stated another vote than its findings come to. */
    overwritten: z.boolean(),
    injectionSeen: z.boolean(),
  }),
  z.object({
    stage: z.literal("jury"),
    votes: z.object({
      guilty: z.int().nonnegative(),
      notGuilty: z.int().nonnegative(),
      abstain: z.int().nonnegative(),
      /** Jurors that gave no usable reply: failures, never abstentions. */
      failed: z.int().nonnegative(),
      /** Not asked, since the vote was settled. */
      spared: z.int().nonnegative(),
    }),
    needed: z.int().positive(),
    /** The rule in words: `3 of 5`. */
    rule: z.string(),
    outcome: z.enum(["to-judge", "acquitted", "no-quorum"]),
    /** Why not all were asked; null where all were. */
    stoppedEarly: z.string().nullable(),
    /** Exhibits that most findings call wrong. */
    upheld: z.array(z.string()),
  }),
  z.object({
    stage: z.literal("judgment"),
    analysis: z.string(),
    verdict,
    upheld: z.array(z.string()),
    injectionSeen: z.boolean(),
    /** The judge upheld nothing after a guilty jury. */
    overturned: z.boolean(),
  }),
  z.object({
    stage: z.literal("edits"),
    edits: z.array(checkedEdit),
    /** What the owner is told: free of the words of a court. Null where none goes out. */
    notice: z.object({ title: z.string(), sentence: z.string() }).nullable(),
    /** What was wrong with the judge's own words, and was put right by code. */
    repairs: z.array(z.string()),
  }),
  z.object({
    stage: z.literal("arm"),
    arm,
    findings: z.array(
      z.object({
        path: z.string(),
        docQuote: z.string(),
        changeQuote: z.string(),
        why: z.string(),
        /** How many samples found it, of how many. */
        samples: z.int().positive(),
        of: z.int().positive(),
        stands: z.boolean(),
        reason: z.string().nullable(),
        edits: z.array(checkedEdit),
      }),
    ),
  }),
  z.object({
    stage: z.literal("case"),
    path: z.string(),
    /** How the case against this page ended. */
    state: z.enum(["notice", "acquitted", "overturned", "dismissed", "no-quorum", "failed"]),
    reason: z.string(),
  }),
]);

export type TrialRole = z.infer<typeof trialRole>;
export type DriftType = z.infer<typeof driftType>;
export type CourtPlace = z.infer<typeof courtPlace>;
export type ChangePlace = z.infer<typeof changePlace>;
export type FiledExhibit = z.infer<typeof filedExhibit>;
export type CheckedExhibit = z.infer<typeof checkedExhibit>;
export type Challenge = z.infer<typeof challenge>;
export type Vote = z.infer<typeof vote>;
export type Finding = z.infer<typeof finding>;
export type ProposedEdit = z.infer<typeof proposedEdit>;
export type CheckedEdit = z.infer<typeof checkedEdit>;
export type FunnelStep = z.infer<typeof funnelStep>;
export type Arm = z.infer<typeof arm>;
export type StageResult = z.infer<typeof stageResult>;
export type Stage = StageResult["stage"];
export type StageResultOf<Name extends Stage> = Extract<StageResult, { stage: Name }>;
