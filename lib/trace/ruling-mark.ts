/**
 * A ruling that a person called wrong: what would have been right, what was tried in place of each stage, and what came
 * of it. Part of the contract between engine and screen.
 */
import { z } from "zod";
import {
  challenge,
  chargeableType,
  filedExhibit,
  ground,
  proposedEdit,
  type stageResult,
  verdict,
  vote,
} from "@/lib/trace/court";

/** Where a ruling can go wrong, in the order of the proceedings. `exhibits` is the prosecutor's stage. */
export const faultStage = z.enum(["review", "exhibits", "defense", "jury", "judgment", "edits"]);

/** What a case comes to for the owner of its page: something is asked, or nothing is. */
export const rightOutcome = z.enum(["notice", "no-notice"]);

type CaseResult = Extract<z.infer<typeof stageResult>, { stage: "case" }>;

/** How a case ended; `no-case` where none was opened against the page. */
export const ruledState = z.enum([
  "notice",
  "acquitted",
  "overturned",
  "dismissed",
  "no-quorum",
  "failed",
  "no-case",
] as const satisfies readonly (CaseResult["state"] | "no-case")[]);

const exhibitId = filedExhibit.shape.id.regex(/^E\d{1,2}$/, "an exhibit's id, such as E1");
const quote = z.string().min(2).max(400);

export const addedExhibit = z.strictObject({
  driftType: chargeableType,
  changeQuote: quote,
  docQuote: z.string().min(2).max(500),
  /** Who does what, and what they then get. */
  harm: z
    .string()
    .trim()
    .min(20, "Say in 20 characters or more who does what and what they then get.")
    .max(300),
});

export const rightRebuttal = z.strictObject({
  exhibit: exhibitId,
  ground,
  quoteFrom: challenge.shape.quoteFrom.unwrap(),
  quote,
  argument: z.string().trim().min(1).max(500),
});

/** What would have been right. A stage of which nothing is said is replaced by what follows from the outcome, where something does. */
export const rightRuling = z.strictObject({
  outcome: rightOutcome,
  /** Stages that were right as they stand: nothing is tried in their place. */
  sound: z.array(faultStage).max(faultStage.options.length).default([]),
  exhibits: z
    .strictObject({
      struck: z.array(exhibitId).max(24).default([]),
      added: z.array(addedExhibit).max(6).default([]),
    })
    .optional(),
  rebuttals: z.array(rightRebuttal).min(1).max(24).optional(),
  votes: z
    .array(z.strictObject({ juror: z.int().min(1).max(15), vote }))
    .min(1)
    .max(15)
    .optional(),
  verdict: verdict.optional(),
  edit: proposedEdit
    .pick({ oldText: true, newText: true })
    .extend({ oldText: z.string().min(1).max(4_000), newText: z.string().max(4_000) })
    .strict()
    .optional(),
  note: z.string().trim().max(2_000).default(""),
});

/** What takes a stage's place in one attempt. */
export const oracle = z.discriminatedUnion("stage", [
  z.object({ stage: z.literal("review") }),
  z.object({
    stage: z.literal("exhibits"),
    struck: z.array(z.string()),
    added: z.int().nonnegative(),
  }),
  z.object({
    stage: z.literal("defense"),
    /** Exhibits that it contests, and those that it concedes. */
    contested: z.array(z.string()),
    conceded: z.array(z.string()),
  }),
  z.object({
    stage: z.literal("jury"),
    votes: z.array(z.object({ juror: z.int().positive(), vote })),
  }),
  z.object({ stage: z.literal("judgment"), verdict }),
  z.object({ stage: z.literal("edits"), oldText: z.string(), newText: z.string() }),
]);

/**
 * Why nothing was tried: the person called the stage right; only a quote could take its place; the case had ended
 * before it; it stands as it should have been.
 */
export const skipReason = z.enum(["sound", "needs-quote", "not-reached", "as-it-should"]);

export const attemptResult = z.discriminatedUnion("status", [
  z.object({ status: z.literal("waiting") }),
  z.object({ status: z.literal("running"), runId: z.string() }),
  z.object({
    status: z.literal("ended"),
    runId: z.string(),
    /** Whether the case came to what was right. */
    flips: z.boolean(),
    state: ruledState,
    reason: z.string(),
    calls: z.object({
      live: z.int().nonnegative(),
      recorded: z.int().nonnegative(),
      /** Replies that the person's words, or what follows from them, took the place of. */
      replaced: z.int().nonnegative(),
      /** Live calls whose reply may differ the next time. */
      random: z.int().nonnegative(),
      /** The highest temperature of those; null without one. */
      temperature: z.number().nullable(),
    }),
    /** US dollars of the live calls; null when a price is unknown. */
    costUsd: z.number().nullable(),
    /** Roles of the case that gave no usable reply on the way. */
    failures: z.array(z.string()),
  }),
  /** It says nothing about the stage: neither that it flips nor that it does not. */
  z.object({ status: z.literal("failed"), runId: z.string().nullable(), message: z.string() }),
  z.object({ status: z.literal("skipped"), reason: skipReason }),
]);

export const faultAttempt = z.object({
  /** `exhibits`; `exhibits-E2` where one of several is tried alone. */
  key: z.string(),
  stage: faultStage,
  /** Null where nothing is tried. */
  oracle: oracle.nullable(),
  /** Whether the person said it, or it follows from the outcome. */
  source: z.enum(["given", "derived"]),
  /** Calls that may be made at most; 0 where no role speaks after the stage. */
  mostCalls: z.int().nonnegative(),
  result: attemptResult,
});

export const faultSearch = z.object({
  state: z.enum(["none", "queued", "running", "ended", "cancelled", "failed"]),
  /** Counts the searches begun. */
  round: z.int().nonnegative(),
  /** Why it failed, and what to do. */
  error: z.string().nullable(),
});

export const faultFound = z.discriminatedUnion("kind", [
  /** Not looked for to the end. */
  z.object({ kind: z.literal("open") }),
  z.object({
    kind: z.literal("found"),
    stage: faultStage,
    /** The attempt that shows it. */
    key: z.string(),
    runId: z.string(),
    /** Earlier stages that might flip it, too, but could not be tried. */
    untried: z.array(faultStage),
  }),
  /** `untried` is empty where every stage was tried and none flips it alone. */
  z.object({ kind: z.literal("none"), untried: z.array(faultStage) }),
]);

export type FaultStage = z.infer<typeof faultStage>;
export type RuledState = z.infer<typeof ruledState>;
export type RightRuling = z.infer<typeof rightRuling>;
export type AddedExhibit = z.infer<typeof addedExhibit>;
export type Oracle = z.infer<typeof oracle>;
export type SkipReason = z.infer<typeof skipReason>;
export type AttemptResult = z.infer<typeof attemptResult>;
export type FaultAttempt = z.infer<typeof faultAttempt>;
export type FaultSearch = z.infer<typeof faultSearch>;
export type FaultFound = z.infer<typeof faultFound>;
