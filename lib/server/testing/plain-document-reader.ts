/** The reader's double: reads the whole file for every question, in the plainest way that is right. */
import { readFile } from "node:fs/promises";
import type { DocumentReader } from "@/lib/server/composition";

export function createPlainDocumentReader(): DocumentReader {
  const placeOf = (text: string, offset: number) => {
    const before = text.slice(0, offset).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { line: before.length, column, lineStart: offset - column + 1 };
  };
  return {
    async fuzzy(path, { words, limit }) {
      const text = await readFile(path, "utf8");
      const wanted = words.toLowerCase().split(/\s+/);
      const scored = linesOf(text).map((line) => {
        const found = wanted.filter((word) => line.text.toLowerCase().includes(word)).length;
        return {
          start: line.start,
          end: line.start + line.length,
          line: line.line,
          score: found / wanted.length,
        };
      });
      return scored
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
    async find(path, { query, regex, caseSensitive, limit, from = 0 }) {
      const text = await readFile(path, "utf8");
      const pattern = regex ? query : query.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      const all = [...text.matchAll(new RegExp(pattern, caseSensitive ? "gu" : "giu"))];
      const hits = all
        .filter(({ index }) => index >= from)
        .slice(0, limit)
        .map((match) => {
          const { line, column } = placeOf(text, match.index);
          return { start: match.index, end: match.index + match[0].length, line, column };
        });
      return { total: all.length, hits, complete: true };
    },
    async lines(path, from, to, maxCharsPerLine) {
      const text = await readFile(path, "utf8");
      return linesOf(text)
        .slice(from - 1, to)
        .map((line) => ({ ...line, text: line.text.slice(0, maxCharsPerLine) }));
    },
    async slice(path, start, end) {
      return (await readFile(path, "utf8")).slice(start, end);
    },
    async lineAt(path, offset) {
      return placeOf(await readFile(path, "utf8"), offset);
    },
    prepare: async () => {},
    close: async () => {},
  };
}

function linesOf(text: string): { line: number; start: number; text: string; length: number }[] {
  let start = 0;
  return text.split("\n").map((line, index) => {
    const entry = { line: index + 1, start, text: line, length: line.length };
    start += line.length + 1;
    return entry;
  });
}
