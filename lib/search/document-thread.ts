/**
 * The program of the document threads. One thread reads lines, another searches, so that building an index or a slow
 * pattern never holds up a page that only shows lines. Both run this file; the reader decides whom it asks.
 */
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { DocumentError } from "@/lib/document/document-error";
import { type BlockIndex, indexBlocks } from "./block-index";
import { compareTexts, likenessOf } from "./compare-texts";
import { decodeTextFile } from "./decode-text-file";
import type { CallMessage, ThreadFailure, ThreadMessage, ThreadOptions } from "./document-calls";
import { DocumentReaderError } from "./document-reader-error";
import { findInText } from "./find-in-text";
import { OpenDocuments } from "./open-documents";
import { readLines, readPosition, readSlice } from "./read-lines";
import { searchText } from "./search-text";
import { type TextFile, withTextFile } from "./text-file";

/** Block indexes are small: about 24 bytes for 64 KiB of text. */
const maxBlockIndexes = 200;
const blockIndexes = new Map<string, BlockIndex>();

function withBlocks<Result>(
  path: string,
  use: (source: { file: TextFile; index: BlockIndex }) => Result,
): Result {
  return withTextFile(path, (file) => {
    const known = blockIndexes.get(path);
    const index = known?.stamp === file.stamp ? known : indexBlocks(file);
    blockIndexes.delete(path);
    blockIndexes.set(path, index);
    const [oldest] = blockIndexes.keys();
    if (blockIndexes.size > maxBlockIndexes && oldest !== undefined) blockIndexes.delete(oldest);
    return use({ file, index });
  });
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

const options: ThreadOptions = workerData;
const documents = new OpenDocuments(options, (message) =>
  send({ id: null, outcome: "warning", message }),
);

async function answer({ kind, request }: CallMessage): Promise<unknown> {
  switch (kind) {
    case "lines":
      return withBlocks(request.path, (source) => readLines(source, request));
    case "slice":
      return withBlocks(request.path, (source) => readSlice(source, request));
    case "lineAt":
      return withBlocks(request.path, (source) => readPosition(source, request.offset));
    case "fuzzy": {
      const { index, text } = documents.withIndex(request.path);
      return searchText(index, text, request);
    }
    case "find":
      return findInText(documents.withLines(request.path), request, () => setImmediate());
    case "likeness":
      return likenessOf(
        await readFile(request.before, "utf8"),
        await readFile(request.path, "utf8"),
      );
    case "compare":
      return compareTexts(
        await readFile(request.before, "utf8"),
        await readFile(request.path, "utf8"),
      );
    case "prepare":
      documents.withIndex(request.path);
      return null;
    case "decode":
      return decodeTextFile(request);
  }
}

function failureOf(error: unknown): ThreadFailure {
  if (error instanceof DocumentReaderError) return { of: "reader", code: error.code };
  if (error instanceof DocumentError) return { of: "document", code: error.code };
  return { of: "program" };
}

parentPort?.on("message", (message: CallMessage) => {
  answer(message).then(
    (result) => send({ id: message.id, outcome: "ok", result }),
    (error: unknown) =>
      send({
        id: message.id,
        outcome: "error",
        failure: failureOf(error),
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});
