/** Decoded document texts of this process, shared by all its runs: one copy a document, not one a run. */
import "server-only";
import { readFile, stat } from "node:fs/promises";

export type TextCache = {
  /** The UTF-8 text at a path. Paths name immutable blobs, so a text never goes stale. */
  read(path: string): Promise<string>;
};

type Entry = { text: Promise<string>; bytes: number };

/** Keeps texts until they exceed `maxBytes` together; the least recently read go first. */
export function createTextCache(maxBytes: number): TextCache {
  const entries = new Map<string, Entry>();
  const evict = (): void => {
    let total = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [path, entry] of entries) {
      if (total <= maxBytes || entries.size === 1) return;
      entries.delete(path);
      total -= entry.bytes;
    }
  };
  return {
    async read(path) {
      const known = entries.get(path);
      if (known) {
        entries.delete(path);
        entries.set(path, known);
        return await known.text;
      }
      const { size } = await stat(path);
      const entry = entries.get(path) ?? { text: readFile(path, "utf8"), bytes: size * 2 };
      entries.set(path, entry);
      entry.text.catch(() => entries.delete(path));
      evict();
      return await entry.text;
    },
  };
}
