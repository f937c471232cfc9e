/** Words that a reader may have before their eyes, said otherwise: messages, help texts, addresses, doc comments. */
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const leastChars = 14;
/** What code puts values into: the parts between are fixed. */
const placeholder = /\$\{[^}]*\}|\{\{?[^{}]*\}?\}|%[-+0-9.]*[a-zA-Z]|%\([^)]*\)s|\\[nrt"']/;

export function findMessages(change: ShownChange): Fact[] {
  const standing = new Set(
    change.files.flatMap(({ hunks }) =>
      hunks.flatMap(({ lines }) =>
        lines.flatMap(({ side, text }) => (side === "removed" ? [] : textsIn(text))),
      ),
    ),
  );
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair) =>
        changedTexts(pair.removed, pair.added, changesCode(hunk))
          .filter(({ old }) => !standing.has(old))
          .map(
            ({ old, fresh }): Fact => ({
              kind: "message",
              driftType: "changed-output",
              old,
              fresh,
              key: null,
              isDefined: true,
              file: file.path,
              quote: pairQuote(pair, hunk),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, pair.removed),
              anchors: new Set(),
              spoken: [],
            }),
          ),
      ),
    ),
  );
}

/** A comment that is corrected alone says that the comment was wrong, not that the code is new. */
function changesCode({ lines }: ShownHunk): boolean {
  return lines.some(
    ({ side, text }) =>
      side !== "context" && text.trim() !== "" && !/^\s*(?:\/\/|\*|\/\*|#|"""|--)/.test(text),
  );
}

/** The fixed parts of the texts of two lines, where one took the other's place. */
function changedTexts(
  removed: string,
  added: string,
  isBesideCode: boolean,
): { old: string; fresh: string }[] {
  const phrase = isBesideCode ? changedPhrase(removed, added) : null;
  if (phrase) return [phrase];
  const [old, fresh] = [textsIn(removed), textsIn(added)];
  if (old.length === 0 || old.length !== fresh.length) return [];
  return old.flatMap((text, index) => {
    const other = fresh[index] ?? "";
    return text !== other && isTelling(text) ? [{ old: text, fresh: other }] : [];
  });
}

/** In a doc comment, the words that differ with two that stand behind or before them. */
function changedPhrase(removed: string, added: string): { old: string; fresh: string } | null {
  const comment = /^\s*(?:\/\/+|\*|\/\*\*?|#|""")\s*(.+?)\s*(?:\*\/|""")?$/;
  const words = (line: string) => comment.exec(line)?.[1]?.split(/\s+/) ?? [];
  const [old, fresh] = [words(removed), words(added)];
  if (old.length < 3 || fresh.length < 3) return null;
  const first = old.findIndex((word, index) => word !== fresh[index]);
  const same = old.length === fresh.length && old.filter((word, index) => word !== fresh[index]);
  if (first < 0 || !same || same.length !== 1) return null;
  const from = first + 3 <= old.length ? first : first - 2;
  const cut = (list: readonly string[]) =>
    list
      .slice(from, from + 3)
      .join(" ")
      .replace(/[.,:;]$/, "");
  return from < 0 ? null : { old: cut(old), fresh: cut(fresh) };
}

export function textsIn(line: string): string[] {
  const quoted = [
    ...line.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? "");
  return quoted
    .flatMap((text) => text.split(placeholder))
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Long enough, and of several words or an address: it stands in a page only if the page repeats it. */
function isTelling(text: string): boolean {
  const words = text.split(/\s+/).length;
  return text.length >= leastChars && (words >= 3 || /^\w+:\/\/\S+\.\S+/.test(text));
}
