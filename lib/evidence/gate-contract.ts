/** What passes between the loop and the answer gate (./gate.ts). Plain data both ways; the gate is a pure function. */
import type { Answer, Claim, Evidence, FinalCall } from "@/lib/trace/event";
import type { GateDocument } from "./evidence-spans";

/** An answer as it was proposed, with what a machine found of it. */
export type Proposal = {
  answer: Pick<Answer, "text" | "data">;
  claims: Claim[];
  /** Places in the documents that the inquiry was given, each with the text that stands there. */
  evidence: Omit<Evidence, "documentId">[];
};

export type GateState = {
  /** The latest proposal, published or not: what a run has when a limit ends it. */
  latest: Proposal | null;
  /** The final that waits for `FINAL()`; null when none does. */
  held: {
    final: Extract<FinalCall, { kind: "propose" }>;
    needsCheck: boolean;
    cellIndex: number;
    askedToCheck: boolean;
  } | null;
  /** True after a final went back for unsupported claims: it goes back once. */
  returned: boolean;
};

export type GateInput = {
  final: Extract<FinalCall, { kind: "propose" | "confirm" }>;
  state: GateState;
  question: string;
  documents: readonly GateDocument[];
  /** The cell that called FINAL: its code, and what it printed with its value. */
  cellCode: string;
  cellOutput: string;
  /** Counted from 0. */
  cellIndex: number;
  priorCodes: readonly string[];
  priorOutputs: readonly string[];
  /** Document text that the model had before it from the start; empty unless it reads directly. */
  shownText: string;
  /** Remarks of the tools so far, this cell's included. */
  notes: readonly string[];
  /** "no": hold and return as usual. "repeated": the run ends for repetition, only unsupported claims still go back. "last": nothing goes back. */
  mustPublish: "no" | "repeated" | "last";
};

export type GateVerdict = {
  decision: "published" | "held" | "returned";
  /** What the model is told; empty when published. */
  message: string;
  proposal: Proposal | null;
  /** Sentences for the reader of a published answer, such as that no evidence was given. */
  warnings: string[];
  state: GateState;
};
