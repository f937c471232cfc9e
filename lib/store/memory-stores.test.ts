import { randomUUID } from "node:crypto";
import { describeAnnotationStore } from "@/lib/store/annotation-store.contract";
import { describeDeliveryStore } from "@/lib/store/delivery-store.contract";
import { describeDocumentStore } from "@/lib/store/document-store.contract";
import { describeInsightStore } from "@/lib/store/insight-store.contract";
import { createMemoryAnnotationStore } from "@/lib/store/memory-annotation-store";
import { createMemoryDeliveryStore } from "@/lib/store/memory-delivery-store";
import { createMemoryDocumentStore } from "@/lib/store/memory-document-store";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createMemoryInsightStore } from "@/lib/store/memory-insight-store";
import { createMemoryOwnerSettingsStore } from "@/lib/store/memory-owner-settings-store";
import { createMemoryPrecedentStore } from "@/lib/store/memory-precedent-store";
import { createMemoryProposalStore } from "@/lib/store/memory-proposal-store";
import { createMemoryRegressionCaseStore } from "@/lib/store/memory-regression-case-store";
import { createMemoryRepositoryStore } from "@/lib/store/memory-repository-store";
import { createMemoryRulingMarkStore } from "@/lib/store/memory-ruling-mark-store";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import { createMemoryTrialStore } from "@/lib/store/memory-trial-store";
import { createMemoryVerificationStore } from "@/lib/store/memory-verification-store";
import { describeOwnerSettingsStore } from "@/lib/store/owner-settings-store.contract";
import { describePrecedentStore } from "@/lib/store/precedent-store.contract";
import { describeProposalStore } from "@/lib/store/proposal-store.contract";
import { describeRegressionCaseStore } from "@/lib/store/regression-case-store.contract";
import { describeRepositoryStore } from "@/lib/store/repository-store.contract";
import { describeRulingMarkStore } from "@/lib/store/ruling-mark-store.contract";
import { describeRunSignals } from "@/lib/store/run-signals.contract";
import { describeSettingsStore } from "@/lib/store/settings-store.contract";
import { describeTrialStore } from "@/lib/store/trial-store.contract";
import { describeVerificationStore } from "@/lib/store/verification-store.contract";

const documents = createMemoryDocumentStore();
describeDocumentStore("memory", () => documents);

const settings = createMemorySettingsStore();
describeSettingsStore("memory", () => settings);

const signals = createMemoryRunSignals();
describeRunSignals("memory", { worker: () => signals, web: () => signals });

const verifications = createMemoryVerificationStore();
describeVerificationStore("memory", () => verifications);

const regressionCases = createMemoryRegressionCaseStore();
describeRegressionCaseStore("memory", () => regressionCases);

const queued: string[] = [];
const trials = createMemoryTrialStore(({ id }) => queued.push(id));
describeTrialStore("memory", () => ({ trials, queued: async () => queued }));

const repositories = createMemoryRepositoryStore();
describeRepositoryStore("memory", () => repositories);

const deliveries = createMemoryDeliveryStore();
describeDeliveryStore("memory", () => deliveries);

const proposals = createMemoryProposalStore();
describeProposalStore("memory", () => ({ proposals, addTrial: async () => randomUUID() }));

describeInsightStore("memory", () => {
  const sources = {
    trials: createMemoryTrialStore(),
    proposals: createMemoryProposalStore(),
    eventLog: createMemoryEventLog(),
  };
  return { insights: createMemoryInsightStore(sources), ...sources };
});

const precedents = createMemoryPrecedentStore();
describePrecedentStore("memory", () => precedents);

const ownerSettings = createMemoryOwnerSettingsStore();
describeOwnerSettingsStore("memory", () => ownerSettings);

const annotations = createMemoryAnnotationStore();
describeAnnotationStore("memory", () => annotations);

const searched: string[] = [];
const rulingMarks = createMemoryRulingMarkStore(({ id }) => searched.push(id));
describeRulingMarkStore("memory", () => ({ marks: rulingMarks, queued: async () => searched }));
