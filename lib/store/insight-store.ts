/**
 * The port to what statistics are counted from: lean rows of docket, notices and runs. Ten thousand of them are read at
 * once, so texts, quotes and logs stay where they are.
 */
import type { FunnelStep } from "@/lib/trace/court";
import type { ProposalState } from "@/lib/trace/proposal";
import type { RunFacts } from "@/lib/trace/run-facts";
import type { DocketState } from "@/lib/trace/trial";

export type DocketRow = {
  id: string;
  title: string;
  state: DocketState;
  steps: readonly FunnelStep[];
  /** The run whose rulings stand on the docket; null where the funnel ended it. */
  runId: string | null;
  createdAt: number;
};

export type NoticeRow = {
  id: string;
  trialId: string;
  path: string;
  state: ProposalState;
  createdAt: number;
};

export type InsightSpan = {
  /** Created at this time or later, in milliseconds since the Unix epoch. */
  from: number;
  /** Left out, all repositories and changes without one. */
  repositoryId?: string | undefined;
  limit: number;
};

export type InsightStore = {
  /** Entries of the docket, newest first. */
  docket(span: InsightSpan): Promise<DocketRow[]>;
  /** Notices, newest first. */
  notices(span: InsightSpan): Promise<NoticeRow[]>;
  /** Facts of the fold's present version, newest run first; those of all repositories. */
  facts(span: Omit<InsightSpan, "repositoryId">): Promise<RunFacts[]>;
  /** How many runs created since then have ended and have no facts of the present version. */
  unfolded(from: number): Promise<number>;
  /** Ended runs without facts of the present version, newest first. */
  toFold(limit: number): Promise<{ runId: string; createdAt: number }[]>;
  /** Takes the place of what was kept; null for a log that has no facts to fold. Safe to repeat. */
  keep(run: { runId: string; createdAt: number }, facts: RunFacts | null): Promise<void>;
  /** Equal as long as nothing that is counted here has changed. */
  mark(): Promise<string>;
};
