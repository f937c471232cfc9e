/** What the HTTP API returns, as far as the screens use it. The server checks its replies against its schemas; these are their types. */
import type {
  AnswerForm,
  Budget,
  CallEdit,
  Reading,
  ReplyEdit,
  RoleModels,
  RunMode,
} from "@/lib/trace/config";
import type { Answer, TraceEvent } from "@/lib/trace/event";
import type { RunItem } from "@/lib/trace/run-item";
import type { VerificationResult } from "@/lib/trace/verification";

export type DocumentItem = {
  id: string;
  /** Shared by the versions of one document. */
  familyId: string;
  version: number;
  name: string;
  mediaType: string;
  encoding: string;
  /** Null unless the file was converted and its text has pages, sheets or sections. */
  placesSha256: string | null;
  bytes: number;
  /** UTF-16 code units of the text. */
  chars: number;
  lines: number;
  longestLine: number;
  sample: boolean;
  warnings: string[];
  createdAt: number;
  deletedAt: number | null;
};

export type DocumentLine = {
  line: number;
  /** Offset of the line's first character in the text, in UTF-16 code units. */
  start: number;
  /** The line, cut when it is longer than `maxChars`. */
  text: string;
  /** Length of the whole line. */
  length: number;
  /** Where the line stands: a page, the row of a sheet, a section. */
  label?: string;
  /** The page, sheet or section that begins in this line. */
  begins?: string;
};

export type LinesPage = { lines: DocumentLine[]; total: number };

export type SearchMode = "text" | "regex" | "fuzzy";

export type SearchHit = { start: number; end: number; line: number; column: number };

export type SearchPage = { total: number; hits: SearchHit[] };

export type RunPage = { runs: RunItem[]; next: string | null };

export type EventPage = { events: TraceEvent[]; after: number; complete: boolean };

export type FormRequest = AnswerForm | "free";

/** The same question so many times, or once to each of several models. */
export type EnsembleRequest = { runs: number } | { models: string[] };

export type InquiryRequest = {
  documentIds: string[];
  question: string;
  form?: FormRequest;
  ensemble?: EnsembleRequest;
  models?: Partial<RoleModels>;
  budget?: Partial<Budget>;
  mode?: RunMode;
  approval?: { at: number };
};

export type EstimateRequest = Pick<
  InquiryRequest,
  "documentIds" | "question" | "models" | "budget" | "mode"
>;

export type Range = { low: number; high: number };

export type InquiryEstimate = {
  reading: Reading;
  readingReason: string;
  documentTokens: number;
  tokens: Range;
  /** Null when a price is unknown. */
  costUsd: Range | null;
  seconds: Range;
  basis: "runs" | "guess";
  runs: number;
};

export type ApprovalRequest = {
  decision: "continue" | "finish";
  budget?: Partial<Pick<Budget, "tokens" | "costUsd" | "seconds" | "subCalls">>;
};

export type Verification = {
  id: string;
  runId: string;
  state: "queued" | "ended" | "failed";
  documents: { id: string; name: string; version: number }[];
  createdAt: number;
  endedAt: number | null;
  result: VerificationResult | null;
  /** Why it could not be found out. */
  error: string | null;
  url: string;
};

export type PastAnswer = { run: RunItem; verification: Verification };

export type RegressionCase = {
  id: string;
  runId: string;
  question: string;
  documents: { id: string; name: string }[];
  models: RoleModels;
  answer: Answer;
  createdAt: number;
  lastRun: {
    runId: string;
    models: RoleModels;
    outcome: "running" | "passed" | "failed" | "unclear";
    answer: string | null;
  } | null;
  lastVerification: Verification | null;
};

export type VersionChanges = {
  from: { id: string; version: number };
  addedLines: number;
  removedLines: number;
  changes: {
    oldLine: number;
    newLine: number;
    removed: string[];
    added: string[];
    unlisted: number;
  }[];
  isWhole: boolean;
};

export type ForkRequest = {
  documentIds?: string[];
  question?: string;
  models?: Partial<RoleModels>;
  budget?: Partial<Budget>;
  temperature?: number | null;
  replies?: ReplyEdit[];
  /** Calls asked otherwise. */
  calls?: CallEdit[];
};

export type RunSearch = {
  matches: { spanId: string; count: number; bodies: string[] }[];
  searchedTexts: number;
  lostTexts: number;
};

export type { Budget, RoleModels, RunMode };
