/** The port to regression cases: checked answers kept with their question and texts, to be asked again. */
import { z } from "zod";
import { inquiryConfig } from "@/lib/trace/config";
import { answer, claim, evidence } from "@/lib/trace/event";

/** What a case expects, and of what: all that its run was asked and found. */
export const regressionCaseData = z.object({
  config: inquiryConfig,
  answer,
  claims: z.array(claim),
  evidence: z.array(evidence),
});

export type StoredRegressionCase = z.infer<typeof regressionCaseData> & {
  id: string;
  /** The run whose answer it is. */
  runId: string;
  /** The newest run that asked it again; null when none did. */
  lastRunId: string | null;
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  deletedAt: number | null;
};

export type RegressionCaseStore = {
  /** Adds a case, or gives back the one of the same run that is there, also a removed one. */
  add(regressionCase: StoredRegressionCase): Promise<StoredRegressionCase>;
  /** Also finds a removed one. */
  get(id: string): Promise<StoredRegressionCase | null>;
  /** Newest first, without removed ones. */
  list(): Promise<StoredRegressionCase[]>;
  setLastRun(id: string, runId: string): Promise<void>;
  setDeleted(id: string, deletedAt: number | null): Promise<void>;
};
