/** The texts and search indexes that the searching thread holds in memory: those used last, within a number of bytes. */
import { createHash } from "node:crypto";
import { buildIndex } from "./build-index";
import type { ThreadOptions } from "./document-calls";
import { DocumentReaderError } from "./document-reader-error";
import { loadIndex, pruneIndexes, saveIndex } from "./index-cache";
import { lineStartsOf } from "./line-starts";
import type { SearchIndex } from "./search-index";
import { withTextFile } from "./text-file";

type OpenDocument = {
  stamp: string;
  sha256: string;
  text: string;
  lineStarts: Uint32Array | null;
  index: SearchIndex | null;
};

/** Room for saved indexes on disk. */
const maxCacheBytes = 4 * 1024 ** 3;

function memoryOf(document: OpenDocument): number {
  return (
    document.text.length * 2 +
    (document.lineStarts?.byteLength ?? 0) +
    (document.index?.buffer.byteLength ?? 0)
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #options: ThreadOptions;
  readonly #warn: (message: string) => void;

  constructor(options: ThreadOptions, warn: (message: string) => void) {
    this.#options = options;
    this.#warn = warn;
  }

  withLines(path: string): { text: string; lineStarts: Uint32Array } {
    const document = this.#open(path);
    document.lineStarts ??= lineStartsOf(document.text);
    this.#makeRoom(path);
    return { text: document.text, lineStarts: document.lineStarts };
  }

  withIndex(path: string): { text: string; index: SearchIndex } {
    const document = this.#open(path);
    document.index ??= this.#indexOf(document);
    this.#makeRoom(path);
    return { text: document.text, index: document.index };
  }

  #open(path: string): OpenDocument {
    const known = this.#documents.get(path);
    this.#documents.delete(path);
    const document = withTextFile(path, (file) => {
      if (known?.stamp === file.stamp) return known;
      const bytes = file.read(0, file.bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return { stamp: file.stamp, sha256, text: decode(bytes), lineStarts: null, index: null };
    });
    // A map keeps the order of insertion: the last is the one used last.
    this.#documents.set(path, document);
    return document;
  }

  #indexOf(document: OpenDocument): SearchIndex {
    const { cacheDir } = this.#options;
    if (cacheDir === null) return buildIndex(document.text);
    try {
      const saved = loadIndex(cacheDir, document.sha256, document.text.length);
      if (saved !== null) return saved;
    } catch (error) {
      this.#warn(
        `The saved search indexes in ${cacheDir} cannot be read, so indexes are built again: ${reasonOf(error)}`,
      );
    }
    const built = buildIndex(document.text);
    try {
      saveIndex(cacheDir, document.sha256, built);
      pruneIndexes(cacheDir, maxCacheBytes);
    } catch (error) {
      this.#warn(
        `A search index could not be saved in ${cacheDir}, so it will be built again after a restart: ${reasonOf(error)}`,
      );
    }
    return built;
  }

  /** Drops the documents used longest ago; the one in use stays even when it alone is too large. */
  #makeRoom(inUse: string): void {
    let total = 0;
    for (const document of this.#documents.values()) total += memoryOf(document);
    for (const [path, document] of this.#documents) {
      if (total <= this.#options.maxBytes) return;
      if (path === inUse) continue;
      this.#documents.delete(path);
      total -= memoryOf(document);
    }
  }
}

function decode(bytes: Buffer): string {
  try {
    return bytes.toString("utf8");
  } catch (error) {
    throw new DocumentReaderError(
      "text-missing",
      `This text is too long to be searched in one piece (${bytes.length} bytes). Split it into parts and upload those.`,
      error,
    );
  }
}
