/**
 * Reads and searches decoded documents on this machine without ever blocking the caller's thread. Documents are
 * named by the path of their text: UTF-8, line breaks as `\n`. Offsets are UTF-16 code units, end exclusive; lines and
 * columns count from 1. Rejects with DocumentReaderError.
 */
import { resolve } from "node:path";
import { createConverter } from "@/lib/document/formats/converter";
import type { TextComparison } from "./compare-texts";
import type { DecodeRequest } from "./decode-text-file";
import { type DecodedUpload, decodeUpload } from "./decode-upload";
import type { FindRequest, FindResult } from "./find-in-text";
import type { TextLine, TextPosition } from "./read-lines";
import type { SearchHit } from "./search-text";
import { ThreadClient } from "./thread-client";

export type DocumentReader = {
  /** The lines, or parts of very long ones, that hold the words best; words may be misspelt. Best first. */
  fuzzy(path: string, request: { words: string; limit: number }): Promise<SearchHit[]>;
  /** All places of a wording or pattern, counted; `limit` of them listed from offset `from` on. */
  find(path: string, request: FindRequest): Promise<FindResult>;
  /** Lines from … to, both included, each cut to `maxCharsPerLine`; at most 10,000. */
  lines(path: string, from: number, to: number, maxCharsPerLine: number): Promise<TextLine[]>;
  /** The text [start, end), cut to the text's ends. */
  slice(path: string, start: number, end: number): Promise<string>;
  lineAt(path: string, offset: number): Promise<TextPosition>;
  /** How much of a text stands in another too, 0 to 1; figures may differ. */
  likeness(path: string, before: string): Promise<number>;
  /** What differs between a text and the one before it; in some seconds, however long they are. */
  compare(path: string, before: string): Promise<TextComparison>;
  /** Builds the search index now, so that the first search need not wait for it. */
  prepare(path: string): Promise<void>;
  /** Makes a text file of an uploaded file. Rejects with DocumentError when it cannot be read as text. */
  decode(request: DecodeRequest): Promise<DecodedUpload>;
  /** Ends the threads; requests under way are rejected. Safe to call twice. */
  close(): Promise<void>;
};

export type DocumentReaderOptions = {
  /** The built thread; `.build/document-thread.js` of the working directory unless given. */
  threadPath?: string;
  /** The built process that converts files; `.build/convert-child.js` unless given. */
  converterPath?: string;
  /** Where search indexes are kept between starts; null keeps none. */
  cacheDir: string | null;
  /** Memory for texts and indexes, in bytes. */
  maxBytes: number;
  /** How long a request may take before its thread is replaced, in milliseconds; a minute unless given. */
  patienceMs?: number;
  /** Told of what the answers do not show, such as an index that could not be saved. */
  onWarning?: (message: string) => void;
};

const maxHits = 1_000;

export function createDocumentReader(options: DocumentReaderOptions): DocumentReader {
  const threadOptions = {
    threadPath: resolve(options.threadPath ?? ".build/document-thread.js"),
    cacheDir: options.cacheDir,
    maxBytes: options.maxBytes,
    patienceMs: options.patienceMs ?? 60_000,
    onWarning: options.onWarning ?? ((message: string) => process.emitWarning(message)),
  };
  const reading = new ThreadClient(threadOptions);
  const searching = new ThreadClient(threadOptions);
  const comparing = new ThreadClient(threadOptions);
  const converter = createConverter({
    onWarning: threadOptions.onWarning,
    ...(options.converterPath === undefined ? {} : { childPath: options.converterPath }),
  });
  return {
    fuzzy: (path, { words, limit }) =>
      searching.ask("fuzzy", { path, words, limit: Math.max(0, Math.min(limit, maxHits)) }),
    find: (path, request) => searching.ask("find", { ...request, path }),
    lines: (path, from, to, maxCharsPerLine) =>
      reading.ask("lines", { path, from, to, maxCharsPerLine }),
    slice: (path, start, end) => reading.ask("slice", { path, start, end }),
    lineAt: (path, offset) => reading.ask("lineAt", { path, offset }),
    likeness: (path, before) => comparing.ask("likeness", { path, before }),
    compare: (path, before) => comparing.ask("compare", { path, before }),
    async prepare(path) {
      await searching.ask("prepare", { path });
    },
    decode: (request) => decodeUpload(request, converter, (text) => searching.ask("decode", text)),
    async close() {
      converter.close();
      await Promise.all([reading.close(), searching.close(), comparing.close()]);
    },
  };
}
