/** What the document threads can be asked, and the messages that carry it. */
import type { DocumentErrorCode } from "@/lib/document/document-error";
import type { TextComparison } from "./compare-texts";
import type { DecodedFile, DecodeRequest } from "./decode-text-file";
import type { DocumentReaderErrorCode } from "./document-reader-error";
import type { FindRequest, FindResult } from "./find-in-text";
import type { TextLine, TextPosition } from "./read-lines";
import type { SearchHit } from "./search-text";

/** All but `decode` name a decoded text file on this machine. */
export type DocumentCalls = {
  lines: {
    request: { path: string; from: number; to: number; maxCharsPerLine: number };
    result: TextLine[];
  };
  slice: { request: { path: string; start: number; end: number }; result: string };
  lineAt: { request: { path: string; offset: number }; result: TextPosition };
  fuzzy: { request: { path: string; words: string; limit: number }; result: SearchHit[] };
  find: { request: { path: string } & FindRequest; result: FindResult };
  likeness: { request: { path: string; before: string }; result: number };
  compare: { request: { path: string; before: string }; result: TextComparison };
  prepare: { request: { path: string }; result: null };
  decode: { request: DecodeRequest; result: DecodedFile };
};

export type CallKind = keyof DocumentCalls;

export type CallMessage = {
  [Kind in CallKind]: { id: number; kind: Kind; request: DocumentCalls[Kind]["request"] };
}[CallKind];

/** Error classes do not survive the way between threads; this says which one to make again. */
export type ThreadFailure =
  | { of: "reader"; code: DocumentReaderErrorCode }
  | { of: "document"; code: DocumentErrorCode }
  | { of: "program" };

export type ThreadMessage =
  | { id: number; outcome: "ok"; result: unknown }
  | { id: number; outcome: "error"; failure: ThreadFailure; message: string }
  /** Something went wrong that the answers do not show, such as an index that could not be saved. */
  | { id: null; outcome: "warning"; message: string };

export type ThreadOptions = {
  /** Where search indexes are kept between starts; null keeps none. */
  cacheDir: string | null;
  /** Memory for texts and indexes, in bytes; the documents used longest ago are dropped. */
  maxBytes: number;
};
