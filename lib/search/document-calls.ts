/** What the document threads can be asked, and the messages that carry it. */
import type { DocumentReaderErrorCode } from "./document-reader-error";
import type { FindRequest, FindResult } from "./find-in-text";
import type { TextLine, TextPosition } from "./read-lines";
import type { SearchHit } from "./search-text";

/** Each call names a text file on this machine. */
export type DocumentCalls = {
  lines: {
    request: { path: string; from: number; to: number; maxCharsPerLine: number };
    result: TextLine[];
  };
  slice: { request: { path: string; start: number; end: number }; result: string };
  lineAt: { request: { path: string; offset: number }; result: TextPosition };
  fuzzy: { request: { path: string; words: string; limit: number }; result: SearchHit[] };
  find: { request: { path: string } & FindRequest; result: FindResult };
  prepare: { request: { path: string }; result: null };
};

export type CallKind = keyof DocumentCalls;

export type CallMessage = {
  [Kind in CallKind]: { id: number; kind: Kind; request: DocumentCalls[Kind]["request"] };
}[CallKind];

export type ThreadMessage =
  | { id: number; outcome: "ok"; result: unknown }
  /** `code` is null for a failure that nobody foresaw. */
  | { id: number; outcome: "error"; code: DocumentReaderErrorCode | null; message: string }
  /** Something went wrong that the answers do not show, such as an index that could not be saved. */
  | { id: null; outcome: "warning"; message: string };

export type ThreadOptions = {
  /** Where search indexes are kept between starts; null keeps none. */
  cacheDir: string | null;
  /** Memory for texts and indexes, in bytes; the documents used longest ago are dropped. */
  maxBytes: number;
};
