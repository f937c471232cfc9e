/** The port to proposals: what the owners of pages are asked, and what they decided. */
import { z } from "zod";
import {
  delivery,
  type ProposalState,
  proposalEdit,
  type proposalEntry,
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
});

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
  history: readonly z.infer<typeof proposalEntry>[];
  /** Times are milliseconds since the Unix epoch. */
  snoozedUntil: number | null;
  openedAt: number | null;
  createdAt: number;
  updatedAt: number;
};

export type ProposalFilter = {
  state?: ProposalState;
  owner?: string;
  repositoryId?: string;
  path?: string;
  trialId?: string;
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
  /** New notices that an owner was shown since a time. */
  shownSince(owner: string, since: number): Promise<number>;
};

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
  state: "suggested" | "confirmed" | "removed";
  expiresAt: number;
  createdAt: number;
};

export type PrecedentStore = {
  add(precedent: StoredPrecedent): Promise<void>;
  get(id: string): Promise<StoredPrecedent | null>;
  setState(id: string, state: StoredPrecedent["state"]): Promise<StoredPrecedent | null>;
  /** Newest first; all repositories when none is given. */
  list(filter: { repositoryId?: string | null; path?: string }): Promise<StoredPrecedent[]>;
};
