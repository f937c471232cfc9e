import { queryString, requestJson } from "./request-json";
import type { DocumentItem, LinesPage, SearchMode, SearchPage, VersionChanges } from "./shapes";

const root = "/api/v1/documents";

function path(documentId: string): string {
  return `${root}/${encodeURIComponent(documentId)}`;
}

export async function listDocuments(signal?: AbortSignal): Promise<DocumentItem[]> {
  const { documents } = await requestJson<{ documents: DocumentItem[] }>(root, { signal });
  return documents;
}

export function removeDocument(documentId: string): Promise<unknown> {
  return requestJson(path(documentId), { method: "DELETE" });
}

export function restoreDocument(documentId: string): Promise<unknown> {
  return requestJson(`${path(documentId)}/restore`, { method: "POST" });
}

/** `column` is the first character of each line to give, from 1. */
export type LineRange = { from: number; to: number; maxChars?: number; column?: number };

export function readLines(
  documentId: string,
  range: LineRange,
  signal?: AbortSignal,
): Promise<LinesPage> {
  return requestJson(`${path(documentId)}/lines${queryString(range)}`, { signal });
}

export function readChanges(documentId: string, signal?: AbortSignal): Promise<VersionChanges> {
  return requestJson(`${path(documentId)}/changes`, { signal });
}

/** Where a new version is sent; confirmed, it is taken even where it looks like another document. */
export function versionsPath(documentId: string, isConfirmed: boolean): string {
  return `${path(documentId)}/versions${queryString({ confirm: isConfirmed })}`;
}

export type DocumentSearch = { q: string; mode: SearchMode; from?: number };

export function searchDocument(
  documentId: string,
  search: DocumentSearch,
  signal?: AbortSignal,
): Promise<SearchPage> {
  return requestJson(`${path(documentId)}/search${queryString(search)}`, { signal });
}
