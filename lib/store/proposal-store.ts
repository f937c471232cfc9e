/** The port to proposals: what the owners of pages are asked, and what they decided. */
import { z } from "zod";
import {
  delivery,
  type ProposalState,
  proposalEdit,
  proposalEntry,
  proposalState,
  quotePair,
} from "@/lib/trace/proposal";

export const proposalData = z.object({
  title: z.string(),
  sentence: z.string(),
  quotes: z.array(quotePair),
  edits: z.array(proposalEdit),
  withoutEdit: z.string().nullable(),
  found: z.array(z.string()),
  delivery: delivery.nullable(),
  /** The person's own wording, where an accept had one; null takes `edits`. */
  ownEdits: z.array(proposalEdit).nullable().default(null),
  /** The strongest drift that it rests on. */
  driftType: z.string().nullable().default(null),
  /** When its owner could see it first; null while it waits. */
  shownAt: z.int().nullable().default(null),
});

/** A decision, and what it put an end to: what an undo goes back to. */
export const storedEntry = proposalEntry.extend({
  before: z
    .object({
      state: proposalState,
      owner: z.string().nullable(),
      ownerRule: z.string(),
      snoozedUntil: z.int().nullable(),
    })
    .nullable()
    .default(null),
});

export type StoredEntry = z.infer<typeof storedEntry>;

export type StoredProposal = {
  id: string;
  trialId: string;
  runId: string;
  repositoryId: string | null;
  path: string;
  /** The page's text that quotes and edits were checked against, a blob. */
  textSha256: string;
  owner: string | null;
  ownerRule: string;
  state: ProposalState;
  /** Greater is more urgent. */
  harm: number;
  data: z.infer<typeof proposalData>;
  /** In order. */
  history: readonly StoredEntry[];
  /** Times are milliseconds since the Unix epoch. */
  snoozedUntil: number | null;
  openedAt: number | null;
  createdAt: number;
  updatedAt: number;
};

export type ProposalFilter = {
  /** All states when left out. */
  states?: readonly ProposalState[];
  owner?: string;
  repositoryId?: string;
  path?: string;
  trialId?: string;
  /** Those whose snooze ends before this time. */
  snoozeEndsBefore?: number;
  /** Proposals created before this one, for the next page. */
  before?: string;
  limit: number;
};

export type ProposalStore = {
  /** Adds a proposal, or, where the trial has one for the page, gives that one back unchanged. */
  add(proposal: StoredProposal): Promise<{ proposal: StoredProposal; isNew: boolean }>;
  get(id: string): Promise<StoredProposal | null>;
  /**
   * Changes a proposal that has not changed since it was read (its `updatedAt` is the one given), so that no decision
   * is lost under another. Null when it has, or is not there.
   */
  update(
    id: string,
    readAt: number,
    change: Partial<
      Pick<
        StoredProposal,
        | "owner"
        | "ownerRule"
        | "state"
        | "harm"
        | "data"
        | "history"
        | "snoozedUntil"
        | "openedAt"
        | "textSha256"
        | "runId"
      >
    > & { updatedAt: number },
  ): Promise<StoredProposal | null>;
  /** Newest first. */
  list(filter: ProposalFilter): Promise<StoredProposal[]>;
  /** How many proposals are in each state. */
  counts(
    filter: Pick<ProposalFilter, "owner" | "repositoryId">,
  ): Promise<Record<ProposalState, number>>;
  /** New notices that an owner was shown since a time. */
  shownSince(owner: string, since: number): Promise<number>;
  /**
   * Opens what waits for an owner, the most harmful first, as long as there is room; whoever else does so at the same
   * time. Pages without an owner take nobody's attention: all of theirs are opened.
   */
  release(owner: string | null, release: Release): Promise<StoredProposal[]>;
};

export type Release = {
  at: number;
  /** New notices count for their week from here on. */
  since: number;
  /** The most new notices in that time, by repository. */
  capOf(repositoryId: string | null): number;
  /** This one was added just now: that it is opened is no event of its history. */
  added?: string;
};

export const precedentState = z.enum(["suggested", "confirmed", "removed"]);

export type PrecedentState = z.infer<typeof precedentState>;

export type StoredPrecedent = {
  id: string;
  repositoryId: string | null;
  proposalId: string;
  path: string;
  /** The words of the page that it is about. */
  passage: string;
  driftType: string | null;
  reason: string;
  /** Counts for later cases only once a person confirmed it. */
  state: PrecedentState;
  expiresAt: number;
  createdAt: number;
};

export type PrecedentStore = {
  add(precedent: StoredPrecedent): Promise<void>;
  get(id: string): Promise<StoredPrecedent | null>;
  setState(id: string, state: StoredPrecedent["state"]): Promise<StoredPrecedent | null>;
  /** Newest first; all repositories when none is given. */
  list(filter: {
    repositoryId?: string | null;
    path?: string;
    proposalId?: string;
  }): Promise<StoredPrecedent[]>;
};
