/**
 * What statistics need of a run that has ended: who voted how, how long each stage took, whether code ran at once.
 * Folded once from the run's log and kept beside it; the log stays the truth.
 */
import { z } from "zod";
import { arm, vote } from "./court";
import { voteRule } from "./court-rules";

/** Raised when the fold finds out more: facts of another version are folded again. */
export const FACTS_VERSION = 3;

/** What a seat of the jury gave; `spared` was not asked, since the vote was settled. */
export const seatVote = z.enum([...vote.options, "failed", "spared"]);

/** What an inquiry does: the root model is asked, its code runs, what that calls, and the check of its answer. */
export const runStep = z.enum(["ask", "code", "sub", "search", "nested", "gate"]);

export const caseState = z.enum([
  "notice",
  "acquitted",
  "overturned",
  "dismissed",
  "no-quorum",
  "failed",
]);

export const juryFacts = z.object({
  /** By seat. */
  votes: z.array(seatVote),
  /** True where all were asked at the same time, whatever the others said: the votes that juries can be measured by. */
  atOnce: z.boolean(),
  /** The defense gave in on everything, so that one guilty vote may have been enough. */
  conceded: z.boolean(),
  /** It went to the judge by that, without the votes that the rule asks for. */
  byConcession: z.boolean(),
  outcome: z.enum(["to-judge", "acquitted", "no-quorum"]),
});

export const caseFacts = z.object({
  path: z.string(),
  state: caseState,
  /** Null where no jury voted. */
  jury: juryFacts.nullable(),
});

export const trialFacts = z.object({
  trialId: z.string(),
  arm,
  /** Held with an exhibit struck out or a reply edited: an experiment, no ruling. */
  edited: z.boolean(),
  /** By seat. */
  jurors: z.array(z.object({ lens: z.string().nullable(), model: z.string() })),
  rule: z.object({ vote: voteRule, needed: z.int().positive(), quorum: z.int().positive() }),
  /** Seats in the order in which a jury that may stop early asks them. */
  askingOrder: z.array(z.int().nonnegative()),
  cases: z.array(caseFacts),
  /** Pages that end in a notice. */
  notices: z.array(z.string()),
});

const count = z.int().nonnegative();

export const runFacts = z.object({
  runId: z.string(),
  kind: z.enum(["inquiry", "trial"]),
  status: z.enum(["succeeded", "failed", "cancelled"]),
  /** Null for a run that was asked for itself. */
  origin: z.enum(["fork", "replay"]).nullable(),
  /** Milliseconds since the Unix epoch. */
  createdAt: z.int(),
  endedAt: z.int(),
  /** US dollars; null when a price is unknown. */
  costUsd: z.number().nullable(),
  tokens: z.number().nonnegative(),
  /** Cells that ran to an end, by the model that wrote them. */
  code: z.array(
    z.object({
      model: z.string(),
      cells: count,
      /** Ran as written, without an error. */
      clean: count,
      repaired: count,
      /** Ended in an error, repaired or not. */
      failed: count,
    }),
  ),
  /** Claims of the answer, by the model that gave it; null where there is none. */
  claims: z.object({ model: z.string(), all: count, unsupported: count }).nullable(),
  /** How long each stage of a trial took, in milliseconds of wall time. */
  stages: z.array(z.object({ stage: z.string(), ms: z.number().nonnegative() })),
  /** How long each step of an inquiry took, the same way; code with what it called. */
  steps: z.array(z.object({ step: runStep, ms: z.array(z.number().nonnegative()) })),
  trial: trialFacts.nullable(),
});

export type SeatVote = z.infer<typeof seatVote>;
export type RunStep = z.infer<typeof runStep>;
export type CaseState = z.infer<typeof caseState>;
export type JuryFacts = z.infer<typeof juryFacts>;
export type CaseFacts = z.infer<typeof caseFacts>;
export type TrialFacts = z.infer<typeof trialFacts>;
export type RunFacts = z.infer<typeof runFacts>;
