import type { AnswerForm, RoleModels } from "@/lib/trace/config";
import type { Answer, ClaimMark } from "@/lib/trace/event";
import type { RunStatus, RunUsage } from "@/lib/trace/run-summary";
import type { SharedPlace } from "@/lib/trace/shared-evidence";
import { requestJson } from "./request-json";

export type EnsembleRun = {
  /** Counts from 0. */
  index: number;
  runId: string;
  status: RunStatus;
  models: RoleModels;
  answer: Answer | null;
  marks: Record<ClaimMark, number>;
  usage: RunUsage;
  error: { code: string; message: string } | null;
  /** Milliseconds since the Unix epoch. */
  startedAt: number | null;
};

export type EnsembleItem = {
  id: string;
  question: string;
  documents: { id: string; name: string }[];
  form: AnswerForm | null;
  temperature: number | null;
  /** How many runs were asked for. */
  of: number;
  isOver: boolean;
  runs: EnsembleRun[];
  /** Runs whose answers are equal, the largest group first; `best` is the best supported run of the group. */
  groups: { runs: number[]; best: number }[];
  best: { run: number; agree: number } | null;
  /** Runs whose answer only a reader can compare. */
  incomparable: number[];
  evidence: SharedPlace[];
  usage: RunUsage;
};

function path(ensembleId: string): string {
  return `/api/v1/ensembles/${encodeURIComponent(ensembleId)}`;
}

export function readEnsemble(ensembleId: string, signal?: AbortSignal): Promise<EnsembleItem> {
  return requestJson(path(ensembleId), { signal });
}

export function cancelEnsemble(ensembleId: string): Promise<EnsembleItem> {
  return requestJson(`${path(ensembleId)}/cancel`, { method: "POST" });
}
