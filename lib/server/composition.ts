/** What the composition root puts together. A use case asks for the parts it needs, so that tests can hand it doubles. */

import type { DocumentReader } from "@/lib/search/document-reader";
import type { Env } from "@/lib/server/env";
import type { AnnotationStore } from "@/lib/store/annotation-store";
import type { BlobStore } from "@/lib/store/blob-store";
import type { DeliveryStore } from "@/lib/store/delivery-store";
import type { DocumentStore } from "@/lib/store/document-store";
import type { EventLog } from "@/lib/store/event-log";
import type { InsightStore } from "@/lib/store/insight-store";
import type { OwnerSettingsStore } from "@/lib/store/owner-settings-store";
import type { PrecedentStore, ProposalStore } from "@/lib/store/proposal-store";
import type { RegressionCaseStore } from "@/lib/store/regression-case-store";
import type { RepositoryStore } from "@/lib/store/repository-store";
import type { RulingMarkStore } from "@/lib/store/ruling-mark-store";
import type { RunSignals } from "@/lib/store/run-signals";
import type { SettingsStore } from "@/lib/store/settings-store";
import type { TrialStore } from "@/lib/store/trial-store";
import type { VerificationStore } from "@/lib/store/verification-store";
import type { TraceEventOf } from "@/lib/trace/event";

export type Composition = {
  eventLog: EventLog;
  blobs: BlobStore;
  documents: DocumentStore;
  signals: RunSignals;
  settings: SettingsStore;
  verifications: VerificationStore;
  regressionCases: RegressionCaseStore;
  /** Queues an entry of the docket with its row, both or neither. */
  trials: TrialStore;
  repositories: RepositoryStore;
  deliveries: DeliveryStore;
  proposals: ProposalStore;
  insights: InsightStore;
  precedents: PrecedentStore;
  /** Queues the search for a fault with its mark, both or neither. */
  rulingMarks: RulingMarkStore;
  ownerSettings: OwnerSettingsStore;
  annotations: AnnotationStore;
  reader: DocumentReader;
  env: Env;
  /** Workers alive, runs waiting for one, runs that one has. Rejects when the database does not answer. */
  queueState(): Promise<{ workers: number; queued: number; running: number }>;
  createRun(runId: string, start: TraceEventOf<"run-start">): Promise<void>;
  /** Writes the answer to a pause and queues the run, both or neither. Rejects with LogConflictError when another was first. */
  resumeRun(runId: string, end: TraceEventOf<"pause-end">): Promise<void>;
  /** Milliseconds since the Unix epoch. */
  clock(): number;
  newId(): string;
};
