/** A run as a document to read: blocks in their order, which Markdown and the page each draw in their way. */
import type { Annotation } from "@/lib/trace/annotation";
import type { Body } from "@/lib/trace/event";
import type { StepKind } from "@/lib/trace/select";
import type { AnswerPiece } from "@/lib/trace/select-answer";

export type Block =
  | { kind: "heading"; level: 2 | 3 | 4; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "answer"; pieces: readonly AnswerPiece[] }
  | { kind: "quote"; text: string; source: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "table"; head: readonly string[]; rows: readonly (readonly string[])[] }
  | {
      kind: "text";
      label: string;
      language: "text" | "typescript" | "json" | "diff";
      text: Body | string;
    };

/** One step of the run, with what stands in it. */
export type ReportStep = {
  /** Counts from 1. */
  number: number;
  depth: number;
  kind: StepKind;
  title: string;
  /** Time, tokens, cost, model. */
  facts: readonly string[];
  isFailed: boolean;
  isOpen: boolean;
  blocks: readonly Block[];
};

export type Report = {
  lang: string;
  kind: string;
  title: string;
  facts: readonly { name: string; value: string }[];
  blocks: readonly Block[];
  steps: readonly ReportStep[];
};

export type NotedAt = ReadonlyMap<string | null, readonly Annotation[]>;
