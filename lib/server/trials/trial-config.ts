import { defaultBudget, type InquiryConfig, type TrialSettings } from "@/lib/trace/config";

/** The run's settings: a trial has its own models and rules; what only inquiries have stands at its default. */
export function trialConfig(
  { title }: { title: string },
  settings: TrialSettings,
  documents: InquiryConfig["documents"],
): InquiryConfig {
  const { tokens, costUsd, seconds } = settings.rules.budget;
  const { judge, prosecutor } = settings.models;
  return {
    question: title.trim() === "" ? "A change without a title" : title,
    documents,
    models: { root: judge, sub: prosecutor },
    mode: "auto",
    budget: { ...defaultBudget, tokens, costUsd, seconds },
    temperature: null,
    edits: [],
    trial: settings,
  };
}
