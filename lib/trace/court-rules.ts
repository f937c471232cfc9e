/** The rules of court: how a repository wants its cases judged. They stand whole in a trial's first event. */
import { z } from "zod";

export const lens = z.enum(["words", "follower", "maintainer", "proof", "owner"]);

export const voteRule = z.union([
  z.enum(["three-of-five", "unanimous", "simple-majority"]),
  /** So many guilty votes, of all jurors. */
  z.strictObject({ needed: z.int().min(1).max(15) }),
]);

export const jurorRules = z.strictObject({
  lens: lens.optional(),
  /** The model's id; absent takes the one set for jurors. */
  model: z.string().min(1).max(200).optional(),
  temperature: z.number().min(0).max(2).optional(),
});

export const courtRules = z.strictObject({
  jurors: z
    .array(jurorRules)
    .min(1)
    .max(15)
    .default([
      { lens: "words" },
      { lens: "follower" },
      { lens: "maintainer" },
      { lens: "proof" },
      { lens: "owner" },
    ]),
  vote: voteRule.default("three-of-five"),
  /** Fewer usable votes than this: not judged. */
  quorum: z.int().min(1).max(15).default(3),
  /** Edits for one page; up to five where each replaces or removes one name. */
  edits: z.int().min(1).max(5).default(2),
  /** Pages that one change is held against. */
  pages: z.int().min(1).max(8).default(4),
  earlyStop: z.boolean().default(true),
  /** Rounds in which prosecutor and defense answer each other before the jury; 0 for none. */
  debateRounds: z.int().min(0).max(3).default(0),
  /** What this repository wants every role to know, such as "An API reference: signatures matter". */
  instructions: z.string().max(2_000).default(""),
  temperatures: z
    .strictObject({
      prosecutor: z.number().min(0).max(2).default(0.2),
      defense: z.number().min(0).max(2).default(0.2),
      juror: z.number().min(0).max(2).default(0.9),
      judge: z.number().min(0).max(2).default(0.2),
    })
    .prefault({}),
  /** New notices an owner gets in a week; the rest waits, ranked by harm. */
  weeklyNotices: z.int().min(1).max(100).default(3),
  budget: z
    .strictObject({
      tokens: z.int().min(1).default(400_000),
      costUsd: z.number().min(0).default(0.5),
      seconds: z.number().min(1).default(600),
    })
    .prefault({}),
});

const { shape } = courtRules;

/** Some of the rules, as an order changes them: what is left out is left out, and not filled in. */
export const courtRulesChange = z
  .strictObject({
    jurors: shape.jurors.unwrap(),
    vote: shape.vote.unwrap(),
    quorum: shape.quorum.unwrap(),
    edits: shape.edits.unwrap(),
    pages: shape.pages.unwrap(),
    earlyStop: shape.earlyStop.unwrap(),
    debateRounds: shape.debateRounds.unwrap(),
    instructions: shape.instructions.unwrap(),
    temperatures: shape.temperatures.unwrap(),
    weeklyNotices: shape.weeklyNotices.unwrap(),
    budget: shape.budget.unwrap(),
  })
  .partial();

/** Which model plays which role, by the provider's own id. `jurors` has one for each juror of the rules. */
export const courtModels = z.object({
  prosecutor: z.string().min(1),
  defense: z.string().min(1),
  jurors: z.array(z.string().min(1)).min(1),
  judge: z.string().min(1),
  /** Null: no light review before the prosecutor. */
  review: z.string().min(1).nullable(),
});

export const defaultCourtRules: CourtRules = courtRules.parse({});

export type Lens = z.infer<typeof lens>;
export type VoteRule = z.infer<typeof voteRule>;
export type CourtRules = z.infer<typeof courtRules>;
export type CourtModels = z.infer<typeof courtModels>;
