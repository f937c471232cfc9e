/** A run as lists show it: its summary without what only the run's own page needs. Its size has a bound. */
import { cutText } from "@/lib/format/cut-text";
import type { Budget, RunGroup } from "@/lib/trace/config";
import type { Answer, ClaimMark, ImportSource, Origin, RunKind } from "@/lib/trace/event";
import type { RunStatus, RunSummary, RunUsage } from "@/lib/trace/run-summary";
import { countMarks } from "@/lib/trace/select-answer";

const MAX_TEXT_CHARS = 400;
const MAX_DOCUMENTS = 20;

export type RunItem = {
  id: string;
  kind: RunKind;
  status: RunStatus;
  /** The question, or its beginning. */
  question: string;
  /** The first documents of the run. */
  documents: { id: string; name: string }[];
  documentCount: number;
  origin: Origin | null;
  /** Present in an imported run, and only there. */
  imported?: ImportSource | undefined;
  /** Absent where the question was asked once. */
  group?: RunGroup | undefined;
  /** The answer, or its beginning. */
  answer: Omit<Answer, "data"> | null;
  /** How many claims of the answer carry each mark. */
  marks: Record<ClaimMark, number>;
  usage: RunUsage;
  budget: Pick<Budget, "iterations" | "seconds" | "costUsd">;
  error: { code: string; message: string } | null;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  /** Seq of the run's last event. */
  seq: number;
};

export function runItem(summary: RunSummary): RunItem {
  const { id, kind, status, origin, usage, createdAt, startedAt, endedAt, seq } = summary;
  const { answer, error, config } = summary;
  const { iterations, seconds, costUsd } = config.budget;
  return {
    id,
    kind,
    status,
    question: beginning(summary.question),
    documents: config.documents.slice(0, MAX_DOCUMENTS).map((used) => ({
      id: used.id,
      name: used.name,
    })),
    documentCount: config.documents.length,
    origin,
    ...(summary.imported === undefined ? {} : { imported: summary.imported }),
    ...(config.group === undefined ? {} : { group: config.group }),
    answer: answer && {
      text: beginning(answer.text),
      forced: answer.forced,
      abstained: answer.abstained,
    },
    marks: countMarks(summary.claims),
    usage,
    budget: { iterations, seconds, costUsd },
    error: error && { code: error.code, message: beginning(error.message) },
    createdAt,
    startedAt,
    endedAt,
    seq,
  };
}

function beginning(text: string): string {
  return cutText(text, MAX_TEXT_CHARS);
}
