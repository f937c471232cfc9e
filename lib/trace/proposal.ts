/** What the owner of a page is asked, in plain words: not one from a court room. */
import { z } from "zod";

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

/** `waiting`: held back by the owner's weekly limit. */
export const proposalState = z.enum([
  "waiting",
  "open",
  "accepted",
  "declined",
  "snoozed",
  "withdrawn",
]);

/** Two quotes that cannot both be true, each where it stands. */
export const quotePair = z.object({
  changeQuote: z.string(),
  changeFile: z.string(),
  /** Line of the file: of the old side where the text was removed. */
  changeLine: z.int().nullable(),
  side: z.enum(["removed", "added", "context"]),
  /** A few lines of the change around the quote, as a patch shows them. */
  changeLines: z.array(
    z.object({ side: z.enum(["removed", "added", "context"]), text: z.string() }),
  ),
  docQuote: z.string(),
  docLine: z.int(),
  /** The whole lines of the page that hold the quote. */
  docLines: z.array(z.object({ line: z.int(), text: z.string() })),
});

export const proposalEdit = z.object({
  oldText: z.string(),
  newText: z.string(),
  /** First line of `oldText` in the page. */
  line: z.int(),
});

/** How an accepted edit reached the page. */
export const delivery = z.object({
  kind: z.enum(["patch", "branch", "pull-request"]),
  /** The branch, where there is one. */
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  url: z.string().nullable(),
});

export const declineReason = z.enum([
  "page-is-right",
  "too-small",
  "already-fixed",
  "not-my-page",
  "on-purpose",
  "other",
]);

export const proposalAction = z.enum([
  "opened",
  "accepted",
  "declined",
  "snoozed",
  "given",
  "undone",
  "withdrawn",
  "released",
]);

export const proposalEntry = z.object({
  at: time,
  action: proposalAction,
  /** A decline's reason, a withdrawal's, or the person it was given to. */
  note: z.string().nullable(),
  reason: declineReason.nullable(),
});

export const proposal = z
  .object({
    id: z.string(),
    trialId: z.string(),
    runId: z.string(),
    repository: z.object({ id: z.string(), name: z.string() }).nullable(),
    path: z.string(),
    state: proposalState,
    title: z.string(),
    sentence: z.string(),
    changeQuote: z.string(),
    docQuote: z.string(),
    quotes: z.array(quotePair),
    edits: z.array(proposalEdit),
    /** Why there is no edit to accept; null where there is one. */
    withoutEdit: z.string().nullable(),
    change: z.object({
      title: z.string(),
      author: z.string().nullable(),
      url: z.string().nullable(),
      mergedAt: time.nullable(),
    }),
    /** How this was found, one plain sentence a step. */
    found: z.array(z.string()),
    owner: z.string().nullable(),
    ownerRule: z.string(),
    /** Whether every quote was found again, word for word, when this was read. */
    check: z.object({ stands: z.boolean(), message: z.string() }),
    delivery: delivery.nullable(),
    history: z.array(proposalEntry),
    snoozedUntil: time.nullable(),
    openedAt: time.nullable(),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: "Proposal" });

export const proposalItem = proposal
  .pick({
    id: true,
    path: true,
    state: true,
    title: true,
    repository: true,
    owner: true,
    openedAt: true,
    snoozedUntil: true,
    createdAt: true,
    updatedAt: true,
  })
  .meta({ id: "ProposalItem" });

/** `updatedAt` of the proposal as the person saw it: one that has changed since is not decided unseen. */
const readAt = time.optional();

/** What a person does with a proposal. */
export const proposalDecision = z
  .discriminatedUnion("action", [
    z.strictObject({ action: z.literal("open"), readAt }),
    z.strictObject({
      action: z.literal("accept"),
      readAt,
      /** The person's own wording in place of the proposed edits. */
      edits: z
        .array(z.strictObject({ oldText: z.string().min(1), newText: z.string() }))
        .max(10)
        .optional(),
      deliver: delivery.shape.kind.optional(),
    }),
    z.strictObject({
      action: z.literal("decline"),
      readAt,
      reason: declineReason,
      note: z.string().max(2_000).optional(),
    }),
    z.strictObject({ action: z.literal("snooze"), readAt, until: time }),
    z.strictObject({
      action: z.literal("give"),
      readAt,
      owner: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .regex(/^\P{Cc}*$/u, "Write the owner on one line."),
    }),
    z.strictObject({ action: z.literal("undo"), readAt }),
  ])
  .meta({ id: "ProposalDecision" });

export type ProposalState = z.infer<typeof proposalState>;
export type QuotePair = z.infer<typeof quotePair>;
export type ProposalEdit = z.infer<typeof proposalEdit>;
export type Delivery = z.infer<typeof delivery>;
export type DeclineReason = z.infer<typeof declineReason>;
export type Proposal = z.infer<typeof proposal>;
export type ProposalItem = z.infer<typeof proposalItem>;
export type ProposalDecision = z.infer<typeof proposalDecision>;
