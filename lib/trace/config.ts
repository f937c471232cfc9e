/** What a run was asked to do. It stands whole in the run's first event; forms and the HTTP API parse the same shapes. */
import { z } from "zod";

export const modelRole = z.enum(["root", "sub"]);

/** The model for each role, by the provider's own id; `builtin` is the rule-based engine. */
export const roleModels = z.object({ root: z.string().min(1), sub: z.string().min(1) });

export const runMode = z.enum(["auto", "direct", "search", "rlm"]);

/** What a mode comes to: the whole text in the prompt, the passages that a search finds, or code over the text. */
export const reading = z.enum(["direct", "search", "rlm"]);

/** Limits of one run, over its whole tree of calls. */
export const budget = z.object({
  iterations: z.int().min(1).max(50),
  subCalls: z.int().min(0).max(1000),
  /** Input and output tokens together. */
  tokens: z.int().min(1),
  /** US dollars; calls whose price is unknown do not count. */
  costUsd: z.number().min(0),
  /** Wall time of the run. */
  seconds: z.number().min(1),
  /** How deep `rlm_query` may nest; 1 forbids it. */
  depth: z.int().min(1).max(4),
});

export const defaultBudget: Budget = {
  iterations: 12,
  subCalls: 100,
  tokens: 2_000_000,
  costUsd: 0.5,
  seconds: 180,
  depth: 2,
};

/** Limits whose end a person may be asked about before it is reached. */
export const pausingLimit = z.enum(["tokens", "costUsd", "seconds"]);

/** Pauses the run for a person's approval when it has used this share of a limit. */
export const approval = z.object({ at: z.number().min(0.1).max(0.99) });

/** A document as a run saw it: the text is found by its hash, so a later version changes nothing here. */
export const runDocument = z.object({
  id: z.string(),
  name: z.string(),
  /** sha256 of the decoded text in UTF-8, hexadecimal. */
  textSha256: z.string(),
  /** sha256 of the outline of places, as it was then; absent for a text, which has lines only. */
  placesSha256: z.string().optional(),
  /** UTF-16 code units. */
  chars: z.int().nonnegative(),
  lines: z.int().nonnegative(),
});

/** A reply put in place of the model's at one span, as a fork's edit. */
export const replyEdit = z.object({ spanId: z.string(), text: z.string().max(1_000_000) });

/** What an answer's data is asked to be: a kind that has a name, or whatever fits a JSON schema. */
export const answerForm = z.union([
  z.enum(["number", "yes-no", "list", "table"]),
  z.strictObject({ schema: z.json() }),
]);

/** The runs that ask one question together: same documents, same limits, other replies or other models. */
export const runGroup = z.object({
  id: z.string(),
  /** Counts from 0. */
  index: z.int().nonnegative(),
  of: z.int().positive(),
});

export const inquiryConfig = z.object({
  question: z.string().min(1),
  documents: z.array(runDocument).min(1),
  models: roleModels,
  mode: runMode,
  budget,
  temperature: z.number().min(0).max(2).nullable(),
  edits: z.array(replyEdit),
  /** Absent where the answer is free text. */
  form: answerForm.optional(),
  /** Absent where the question was asked once. */
  group: runGroup.optional(),
  /** Null or absent: the run ends at its limits without asking. */
  approval: approval.nullable().optional(),
});

export type ModelRole = z.infer<typeof modelRole>;
export type RoleModels = z.infer<typeof roleModels>;
export type RunMode = z.infer<typeof runMode>;
export type Reading = z.infer<typeof reading>;
export type PausingLimit = z.infer<typeof pausingLimit>;
export type Budget = z.infer<typeof budget>;
export type RunDocument = z.infer<typeof runDocument>;
export type ReplyEdit = z.infer<typeof replyEdit>;
export type AnswerForm = z.infer<typeof answerForm>;
export type RunGroup = z.infer<typeof runGroup>;
export type InquiryConfig = z.infer<typeof inquiryConfig>;
