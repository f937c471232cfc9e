import { describeDocumentStore } from "@/lib/store/document-store.contract";
import { createMemoryDocumentStore } from "@/lib/store/memory-document-store";
import { createMemoryRunSignals } from "@/lib/store/memory-run-signals";
import { createMemorySettingsStore } from "@/lib/store/memory-settings-store";
import { describeRunSignals } from "@/lib/store/run-signals.contract";
import { describeSettingsStore } from "@/lib/store/settings-store.contract";

const documents = createMemoryDocumentStore();
describeDocumentStore("memory", () => documents);

const settings = createMemorySettingsStore();
describeSettingsStore("memory", () => settings);

const signals = createMemoryRunSignals();
describeRunSignals("memory", { worker: () => signals, web: () => signals });
