/** The stores of one process, over one database. */
import type { AnnotationStore } from "@/lib/store/annotation-store";
import { createPrismaAnnotationStore } from "@/lib/store/prisma-annotation-store";
import "server-only";
import { join } from "node:path";
import type { BlobStore } from "@/lib/store/blob-store";
import type { DeliveryStore } from "@/lib/store/delivery-store";
import type { DocumentStore } from "@/lib/store/document-store";
import type { EventLog } from "@/lib/store/event-log";
import type { InsightStore } from "@/lib/store/insight-store";
import { openDatabase } from "@/lib/store/open-database";
import type { OwnerSettingsStore } from "@/lib/store/owner-settings-store";
import { createPostgresBlobStore } from "@/lib/store/postgres-blob-store";
import { createPostgresRunSignals } from "@/lib/store/postgres-run-signals";
import { createPrismaDeliveryStore } from "@/lib/store/prisma-delivery-store";
import { createPrismaDocumentStore } from "@/lib/store/prisma-document-store";
import { createPrismaEventLog } from "@/lib/store/prisma-event-log";
import { createPrismaInsightStore } from "@/lib/store/prisma-insight-store";
import { createPrismaOwnerSettingsStore } from "@/lib/store/prisma-owner-settings-store";
import { createPrismaPrecedentStore } from "@/lib/store/prisma-precedent-store";
import { createPrismaProposalStore } from "@/lib/store/prisma-proposal-store";
import { createPrismaRegressionCaseStore } from "@/lib/store/prisma-regression-case-store";
import { createPrismaRepositoryStore } from "@/lib/store/prisma-repository-store";
import { createPrismaRulingMarkStore } from "@/lib/store/prisma-ruling-mark-store";
import { createPrismaSettingsStore } from "@/lib/store/prisma-settings-store";
import { createPrismaTrialStore } from "@/lib/store/prisma-trial-store";
import { createPrismaVerificationStore } from "@/lib/store/prisma-verification-store";
import type { PrecedentStore, ProposalStore } from "@/lib/store/proposal-store";
import type { RegressionCaseStore } from "@/lib/store/regression-case-store";
import type { RepositoryStore } from "@/lib/store/repository-store";
import type { RulingMarkStore } from "@/lib/store/ruling-mark-store";
import type { RunSignals } from "@/lib/store/run-signals";
import type { SettingsStore } from "@/lib/store/settings-store";
import { settlingEventLog } from "@/lib/store/settling-event-log";
import type { TrialStore } from "@/lib/store/trial-store";
import type { VerificationStore } from "@/lib/store/verification-store";
import type { TraceEventOf } from "@/lib/trace/event";
import {
  addFaultJob,
  addTrialJob,
  addVerificationJob,
  createRun,
  type QueueState,
  queueState,
  resumeRun,
} from "./queue";

export type Stores = {
  eventLog: EventLog;
  blobs: BlobStore;
  documents: DocumentStore;
  settings: SettingsStore;
  /** Queues a verification with its row, both or neither. */
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
  signals: RunSignals;
  /** Writes the run's first event and queues the run, both or neither. */
  createRun(runId: string, start: TraceEventOf<"run-start">): Promise<void>;
  /** Writes the answer to a pause and queues the run, both or neither. */
  resumeRun(runId: string, end: TraceEventOf<"pause-end">): Promise<void>;
  queueState(): Promise<QueueState>;
  close(): Promise<void>;
};

export type StoresOptions = { databaseUrl: string; poolSize: number; dataDir: string };

export function openStores({ databaseUrl, poolSize, dataDir }: StoresOptions): Stores {
  const { prisma, pool, listener, close } = openDatabase({ url: databaseUrl, poolSize });
  const signals = createPostgresRunSignals(prisma, listener);
  return {
    eventLog: settlingEventLog(createPrismaEventLog({ prisma, pool, listener }), signals),
    blobs: createPostgresBlobStore(pool, join(dataDir, "blobs")),
    documents: createPrismaDocumentStore(prisma),
    settings: createPrismaSettingsStore(prisma),
    regressionCases: createPrismaRegressionCaseStore(prisma),
    verifications: createPrismaVerificationStore(prisma, addVerificationJob),
    trials: createPrismaTrialStore(prisma, addTrialJob),
    repositories: createPrismaRepositoryStore(prisma),
    deliveries: createPrismaDeliveryStore(prisma),
    proposals: createPrismaProposalStore(prisma),
    insights: createPrismaInsightStore(prisma),
    precedents: createPrismaPrecedentStore(prisma),
    rulingMarks: createPrismaRulingMarkStore(prisma, addFaultJob),
    ownerSettings: createPrismaOwnerSettingsStore(prisma),
    annotations: createPrismaAnnotationStore(prisma),
    signals,
    createRun: (runId, start) => createRun(prisma, runId, start),
    resumeRun: (runId, end) => resumeRun(prisma, runId, end),
    queueState: () => queueState(prisma),
    close,
  };
}
