import { describeDocumentStore } from "@/lib/store/document-store.contract";
import { createMemoryDocumentStore } from "@/lib/store/memory-document-store";
import { createMemoryRegressionCaseStore } from "@/lib/store/memory-regression-case-store";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import { createMemoryVerificationStore } from "@/lib/store/memory-verification-store";
import { describeRegressionCaseStore } from "@/lib/store/regression-case-store.contract";
import { describeRunSignals } from "@/lib/store/run-signals.contract";
import { describeSettingsStore } from "@/lib/store/settings-store.contract";
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
