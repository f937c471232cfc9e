/** The port between the loop and the place where guest code runs. */
import type { CellFlow, CellVariable, TextRead } from "@/lib/trace/cell-facts";
import type { CellError, CellOutcome, FinalCall, Repair, ToolUse } from "@/lib/trace/event";

/** A document on this machine's disk, decoded: UTF-8, line breaks as `\n`, no byte order mark. */
export type SandboxDocument = { name: string; path: string };

export type SandboxLimits = {
  /** One stretch of guest code between two host calls, in milliseconds. */
  segmentMs: number;
  /** One cell, waiting for host calls included, in milliseconds; then its calls are refused, later the process is killed. */
  cellMs: number;
  /** CPU time of the guest over the whole run, in milliseconds. */
  runCpuMs: number;
  /** What a cell may print, in characters; the rest is counted. */
  outputChars: number;
  /** Resident memory of the process in MiB; null derives it from the documents' size. */
  memoryMb: number | null;
};

export const defaultSandboxLimits: SandboxLimits = {
  segmentMs: 10_000,
  cellMs: 300_000,
  runCpuMs: 600_000,
  outputChars: 200_000,
  memoryMb: null,
};

export type FuzzyHit = { doc: number; start: number; end: number; score: number };

/** What guest code may ask of the host. A rejection reaches the guest as an Error with the same message. */
export type HostFunctions = {
  fuzzySearch(request: {
    words: string;
    limit: number;
    doc: number | null;
  }): Promise<readonly FuzzyHit[]>;
  llmQuery(request: { prompt: string; context: string | null }): Promise<string>;
  rlmQuery(request: { question: string; context: string }): Promise<string>;
};

export type SandboxOptions = {
  documents: readonly SandboxDocument[];
  host: HostFunctions;
  limits: SandboxLimits;
  /** Seeds `Math.random`; equal seeds and equal cells give equal values. */
  seed: string;
  /** False takes `rlm_query` away: the guest is told to use `llm_query`. */
  mayNest: boolean;
  signal: AbortSignal;
};

/** What stands in a model's reply, after the mechanical repairs. */
export type ReadReply =
  | { kind: "cell"; code: string; written: string; repairs: Repair[] }
  | { kind: "broken"; code: string; written: string; repairs: Repair[]; error: CellError }
  | { kind: "none" };

export type ReadCell = Exclude<ReadReply, { kind: "none" }>;

export type RunReplyOptions = {
  cell: number;
  /** Hears of the cell before it ends. No call of its to the host is answered before this resolves; a rejection is that of `runReply`. */
  onCell(read: ReadCell): Promise<void>;
};

export type RanReply = { read: ReadCell; result: SandboxResult };

export type SandboxResult = {
  outcome: CellOutcome;
  /** What was printed, in order; then what was left out is in `droppedChars`. */
  printed: string;
  droppedChars: number;
  /** The last expression's value as printed; null when there is none. */
  value: string | null;
  notes: string[];
  final: FinalCall | null;
  toolUses: ToolUse[];
  hostCalls: number;
  cpuMs: number;
  wallMs: number;
  /** Bytes; 0 when unknown. */
  peakMemoryBytes: number;
  /** True when the process was lost and the earlier cells were replayed in a new one before this result. */
  restarted: boolean;
  /** What each statement uses and changes; null when the code was not read. */
  flow: CellFlow | null;
  /** What guest code says of the variables that this cell changed. */
  variables: CellVariable[];
  /** What the text tools went over, as the guest says. */
  reads: TextRead[];
};

/** The result of a cell that did nothing but end so. */
export function emptyResult(outcome: CellOutcome): SandboxResult {
  return {
    outcome,
    printed: "",
    droppedChars: 0,
    value: null,
    notes: [],
    final: null,
    toolUses: [],
    hostCalls: 0,
    cpuMs: 0,
    wallMs: 0,
    peakMemoryBytes: 0,
    restarted: false,
    flow: null,
    variables: [],
    reads: [],
  };
}

/**
 * A REPL for guest code over read-only documents. It lives as long as one run.
 *
 * A failure of the guest code is a result, not a rejection: the model must see it and try again.
 * Rejects only with SandboxLostError, when no process can be had at all.
 */
export type Sandbox = {
  /**
   * Finds the cell in a model's reply, repairs it where a rule can, and runs it; null when there is none. A cell that
   * does not parse has its error for a result. Rejects with the signal's reason when that aborts before the cell is heard of.
   */
  runReply(reply: string, options: RunReplyOptions): Promise<RanReply | null>;
  /**
   * Variables persist between calls. Calls do not overlap. `cell` numbers the cell and seeds its
   * randomness, so that a resumed run that leaves a cell out gives the later ones the same values;
   * calls are counted unless it is given. Replies of host functions reach the guest in the order of its calls.
   */
  run(code: string, options?: { cell?: number }): Promise<SandboxResult>;
  /** Safe to call twice. */
  dispose(): Promise<void>;
};

export type OpenSandbox = (options: SandboxOptions) => Promise<Sandbox>;

/** No sandbox process can be had: the machine is out of processes or memory, or the program is damaged. */
export class SandboxLostError extends Error {
  readonly code = "sandbox-lost";

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "SandboxLostError";
  }
}
