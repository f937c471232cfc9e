/** What one inquiry works on. A nested run is an inquiry too, one level deeper, in the same log. */
import type { AnswerForm, Budget, InquiryRole, RoleModels } from "@/lib/trace/config";

export type TaskDocument = {
  id: string;
  name: string;
  /** UTF-8 file on this machine's disk. */
  path: string;
  textSha256: string;
};

export type InquiryTask = {
  question: string;
  documents: readonly TaskDocument[];
  models: RoleModels;
  /** Direct reading shows the whole text in the first message. */
  reading: "direct" | "search" | "rlm";
  budget: Budget;
  temperature: number | null;
  /** Absent where the answer is free text, as it is in every nested run. */
  form?: AnswerForm;
  /** Path of the span that this inquiry's spans hang on: empty for the run itself. */
  spanPrefix: string;
  parentSpanId: string;
  /** 1 for the run itself. */
  depth: number;
};

export function spanOf(task: InquiryTask, path: string): string {
  return `${task.spanPrefix}${path}`;
}

export function modelOf(task: InquiryTask, role: InquiryRole): string {
  return task.models[role];
}

/** What the randomness of a run's cells comes from: equal for equal questions over equal texts. */
export function sandboxSeed(task: {
  question: string;
  documents: readonly { textSha256: string }[];
}): string {
  return `${task.question}\n${task.documents.map(({ textSha256 }) => textSha256).join("\n")}`;
}
