import { requestJson } from "./request-json";
import type { PastAnswer, Verification } from "./shapes";

function ofRun(runId: string): string {
  return `/api/v1/runs/${encodeURIComponent(runId)}/verifications`;
}

function ofDocument(documentId: string): string {
  return `/api/v1/documents/${encodeURIComponent(documentId)}/past-answers`;
}

/** On the newest versions unless documents are given. Answers when the outcome is known, or queued when that takes longer. */
export function verifyRun(runId: string, documentIds?: string[]): Promise<Verification> {
  return requestJson(ofRun(runId), { method: "POST", body: documentIds ? { documentIds } : {} });
}

export function readVerification(
  { url }: Verification,
  signal?: AbortSignal,
): Promise<Verification> {
  return requestJson(url, { signal });
}

export async function listPastAnswers(
  documentId: string,
  signal?: AbortSignal,
): Promise<PastAnswer[]> {
  const { answers } = await requestJson<{ answers: PastAnswer[] }>(ofDocument(documentId), {
    signal,
  });
  return answers;
}

export function verifyPastAnswers(documentId: string): Promise<unknown> {
  return requestJson(ofDocument(documentId), { method: "POST" });
}
