import type { RunKind } from "@/lib/trace/event";
import type { RunStatus } from "@/lib/trace/run-summary";
import { queryString, requestJson, requestText } from "./request-json";
import type {
  ApprovalRequest,
  EstimateRequest,
  ForkRequest,
  InquiryEstimate,
  InquiryRequest,
  RunPage,
  RunSearch,
} from "./shapes";

function path(runId: string): string {
  return `/api/v1/runs/${encodeURIComponent(runId)}`;
}

export type RunQuery = {
  /** Inquiries unless given. */
  kind?: RunKind;
  status?: RunStatus;
  abstained?: boolean;
  documentId?: string;
  search?: string;
  before?: string | null;
  limit?: number;
};

export function listRuns(query: RunQuery, signal?: AbortSignal): Promise<RunPage> {
  return requestJson(`/api/v1/runs${queryString(query)}`, { signal });
}

/** `url` is the page of the run, or of the runs where there are several. */
export function startInquiry(request: InquiryRequest): Promise<{ runId: string; url: string }> {
  return requestJson("/api/v1/inquiries", { method: "POST", body: request });
}

export function estimateInquiry(
  request: EstimateRequest,
  signal?: AbortSignal,
): Promise<InquiryEstimate> {
  return requestJson("/api/v1/inquiries/estimate", { method: "POST", body: request, signal });
}

export function approveRun(runId: string, request: ApprovalRequest): Promise<unknown> {
  return requestJson(`${path(runId)}/approve`, { method: "POST", body: request });
}

export function cancelRun(runId: string): Promise<unknown> {
  return requestJson(`${path(runId)}/cancel`, { method: "POST" });
}

export function forkRun(runId: string, request: ForkRequest): Promise<{ runId: string }> {
  return requestJson(`${path(runId)}/fork`, { method: "POST", body: request });
}

export function replayRun(runId: string): Promise<{ runId: string }> {
  return requestJson(`${path(runId)}/replay`, { method: "POST" });
}

/** The address of a long text's whole. */
export function blobPath(runId: string, sha256: string): string {
  return `${path(runId)}/blobs/${sha256}`;
}

export function readBlob(runId: string, sha256: string, signal?: AbortSignal): Promise<string> {
  return requestText(blobPath(runId, sha256), { signal });
}

/** Where the words stand in all texts of the run, the long ones in full. */
export function searchRun(runId: string, words: string, signal?: AbortSignal): Promise<RunSearch> {
  return requestJson(`${path(runId)}/search${queryString({ words })}`, { signal });
}

/** Of the answer's data as a file. */
export function dataPath(runId: string, query: { format: "json" | "csv"; bom?: boolean }): string {
  return `${path(runId)}/data${queryString(query)}`;
}

export function eventsPath(runId: string, after: number): string {
  return `${path(runId)}/events${queryString({ after })}`;
}

export type ReplayCheck = {
  originalId: string;
  isEqual: boolean;
  /** Spans whose events differ. */
  differing: string[];
  /** Calls that a provider was asked. */
  liveCalls: number;
};

/** Holds a replay that has ended against the run that it repeats. */
export function checkReplay(runId: string, signal?: AbortSignal): Promise<ReplayCheck> {
  return requestJson(`${path(runId)}/replay-check`, { signal });
}
