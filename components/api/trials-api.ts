import type { Arm } from "@/lib/trace/court";
import type { CourtRules } from "@/lib/trace/court-rules";
import type { Scoreboard } from "@/lib/trace/scoreboard";
import type { DocketState, Trial, TrialItem } from "@/lib/trace/trial";
import { queryString, requestBeginning, requestJson, requestText } from "./request-json";
import type { ForkRequest } from "./shapes";

const root = "/api/v1/trials";

export type DocketCounts = Record<DocketState, number>;

export type TrialPage = { trials: TrialItem[]; next: string | null; counts: DocketCounts };

export type TrialQuery = {
  state?: DocketState | undefined;
  repositoryId?: string | undefined;
  search?: string;
  before?: string | null;
  limit?: number;
};

/** What is left out is taken from the repository, or from the settings. */
export type TrialRequest = {
  title: string;
  body: string;
  diff: string;
  documents?: { path: string; text: string }[];
  repositoryId?: string;
  rules?: Partial<CourtRules>;
  models?: { [Role in "prosecutor" | "defense" | "judge" | "review"]?: string } & {
    jurors?: string[];
  };
  arm?: Arm;
};

export function listTrials(query: TrialQuery, signal?: AbortSignal): Promise<TrialPage> {
  return requestJson(`${root}${queryString(query)}`, { signal });
}

export function readTrial(id: string, signal?: AbortSignal): Promise<Trial> {
  return requestJson(`${root}/${encodeURIComponent(id)}`, { signal });
}

export function fileTrial(request: TrialRequest): Promise<{ id: string }> {
  return requestJson(root, { method: "POST", body: request });
}

export type TrialRerun = {
  /** The run to start from; left out, the trial's own. */
  runId?: string;
  arm?: Arm;
  rules?: Partial<CourtRules>;
  /** Exhibits to leave out. */
  struckOut?: string[];
  /** Exhibits in other words, by their ids; a program looks for the quotes. */
  exhibits?: { id: string; docQuote?: string; changeQuote?: string; harm?: string }[];
} & Pick<ForkRequest, "replies" | "calls">;

/** Holds a trial again with something changed. What still matches is not asked again. */
export function rerunTrial(id: string, order: TrialRerun): Promise<{ runId: string }> {
  return requestJson(`${root}/${encodeURIComponent(id)}/runs`, { method: "POST", body: order });
}

/** A quote that was not weighed yet, and what it shows. */
export type TrialAppeal = {
  path: string;
  from: "change" | "doc";
  quote: string;
  argument: string;
};

/** Refused where the quote does not stand, or where the case had it already. */
export function appealTrial(id: string, order: TrialAppeal): Promise<{ runId: string }> {
  return requestJson(`${root}/${encodeURIComponent(id)}/appeals`, { method: "POST", body: order });
}

export function changePath(id: string): string {
  return `${root}/${encodeURIComponent(id)}/change`;
}

/** A change that is longer than this is not read whole. */
const MOST_CHANGE_BYTES = 6_000_000;

export function readChange(
  id: string,
  signal?: AbortSignal,
): Promise<{ text: string; isCut: boolean }> {
  return requestBeginning(changePath(id), MOST_CHANGE_BYTES, signal);
}

/** `index` is the page's among the run's documents: the change is 0. */
export function readTrialPage(id: string, index: number, signal?: AbortSignal): Promise<string> {
  return requestText(`${root}/${encodeURIComponent(id)}/pages/${index}`, { signal });
}

export function readArms(signal?: AbortSignal): Promise<Scoreboard> {
  return requestJson(`${root}/arms`, { signal });
}

/** Has the other arms judge the newest trials, too. */
export function compareArms(limit: number): Promise<{ runIds: string[] }> {
  return requestJson(`${root}/arms`, { method: "POST", body: { limit } });
}
