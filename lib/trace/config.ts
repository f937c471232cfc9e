/** What a run was asked to do. It stands whole in the run's first event; forms and the HTTP API parse the same shapes. */
import { z } from "zod";
import { arm, filedExhibit, funnelStep, trialRole } from "@/lib/trace/court";
import { courtModels, courtRules } from "@/lib/trace/court-rules";

export const inquiryRole = z.enum(["root", "sub"]);

export const modelRole = z.enum([...inquiryRole.options, ...trialRole.options]);

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

/** A model call asked otherwise, as a fork's edit: other words, another model, another temperature. */
export const callEdit = z.object({
  spanId: z.string(),
  /** In place of the messages that the call adds to what it continues. */
  messages: z
    .array(
      z.strictObject({
        role: z.enum(["system", "user", "assistant"]),
        content: z.string().max(1_000_000),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
  model: z.string().min(1).max(200).optional(),
  temperature: z.number().min(0).max(2).nullable().optional(),
  /** True when model and temperature hold for the later calls of the role, too; in an inquiry only. */
  onwards: z.boolean().optional(),
});

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

/** What a person confirmed about earlier notices for the same page, as later cases are told it. */
export const precedent = z.object({
  id: z.string(),
  path: z.string(),
  /** The words of the page that it is about. */
  passage: z.string(),
  /** Why the notice was not needed. */
  reason: z.string(),
});

/** A quote that an owner or author added after a ruling; a machine found it to stand. */
export const appeal = z.object({
  path: z.string(),
  from: z.enum(["change", "doc"]),
  quote: z.string(),
  argument: z.string(),
});

/** A page that the change is held against, and why it was chosen. */
export const chosenPage = z.object({
  path: z.string(),
  score: z.number(),
  /** What the page names that the change touched, strongest first. */
  names: z.array(z.string()),
  /** The lines that hold them, counted from 1, strongest first. */
  lines: z.array(z.int().positive()),
});

/** What makes a run a trial. Document 0 of the run is the change as a patch, the others are the pages it is held against. */
export const trialSettings = z.object({
  /** The entry on the docket. */
  trialId: z.string(),
  title: z.string(),
  body: z.string(),
  arm,
  rules: courtRules,
  models: courtModels,
  /** What the funnel said before the trial began. */
  funnel: z.array(funnelStep),
  /** In the order of the run's documents from 1 on. */
  pages: z.array(chosenPage),
  precedents: z.array(precedent).default([]),
  appeals: z.array(appeal).default([]),
  /** Ids of exhibits that a fork leaves out. */
  struckOut: z.array(z.string()).default([]),
  /** Exhibits that a fork puts in place of the filed ones of the same ids. */
  exhibitEdits: z.array(filedExhibit).optional(),
  /** Present where this run tries a stage of a ruling that was called wrong: the mark's id, and the attempt's key. */
  triesFault: z.object({ markId: z.string(), key: z.string() }).optional(),
});

export const inquiryConfig = z.object({
  question: z.string().min(1),
  /** Empty only in an imported run, whose documents nobody knows here. */
  documents: z.array(runDocument),
  models: roleModels,
  mode: runMode,
  budget,
  temperature: z.number().min(0).max(2).nullable(),
  edits: z.array(replyEdit),
  /** Absent where every call is asked as the program asks it. */
  callEdits: z.array(callEdit).optional(),
  /** Absent where the answer is free text. */
  form: answerForm.optional(),
  /** Absent where the question was asked once. */
  group: runGroup.optional(),
  /** Null or absent: the run ends at its limits without asking. */
  approval: approval.nullable().optional(),
  /** Present in a trial, and only there. */
  trial: trialSettings.optional(),
});

export type InquiryRole = z.infer<typeof inquiryRole>;
export type ModelRole = z.infer<typeof modelRole>;
export type RoleModels = z.infer<typeof roleModels>;
export type RunMode = z.infer<typeof runMode>;
export type Reading = z.infer<typeof reading>;
export type PausingLimit = z.infer<typeof pausingLimit>;
export type Budget = z.infer<typeof budget>;
export type RunDocument = z.infer<typeof runDocument>;
export type ReplyEdit = z.infer<typeof replyEdit>;
export type CallEdit = z.infer<typeof callEdit>;
export type AnswerForm = z.infer<typeof answerForm>;
export type RunGroup = z.infer<typeof runGroup>;
export type ChosenPage = z.infer<typeof chosenPage>;
export type Precedent = z.infer<typeof precedent>;
export type Appeal = z.infer<typeof appeal>;
export type TrialSettings = z.infer<typeof trialSettings>;
export type InquiryConfig = z.infer<typeof inquiryConfig>;
