/** What the ask page gets from the server with its first paint. */
import type { Budget, DocumentItem, RoleModels, RunPage } from "@/components/api/shapes";

export type SampleQuestion = {
  documentId: string;
  documentName: string;
  question: string;
  /** What the question shows, in a few words. */
  hint: string;
};

export type AskDefaults = {
  models: RoleModels;
  budget: Budget;
};

export type AskPageData = {
  documents: DocumentItem[];
  runs: RunPage;
  samples: SampleQuestion[];
  defaults: AskDefaults;
};

/** The model id of the rule-based engine. */
export const builtinModel = "builtin";
