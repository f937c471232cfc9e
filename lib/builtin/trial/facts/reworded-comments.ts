/** What a doc comment said of a function, an option or a type, and says otherwise now: a page may repeat the old words. */
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { fold } from "./descriptions";
import { type Fact, longestQuote } from "./fact";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const leastWords = 4;
const comment = /^\s*(?:\/\/[/!]?|\/\*\*?|\*|#|"""|''')\s*(.+?)\s*(?:\*\/|"""|''')?$/;

export function findRewordedComments(change: ShownChange): Fact[] {
  const files = sourceFiles(change).filter(({ status }) => status !== "deleted");
  return files.flatMap((file) =>
    file.hunks.flatMap((hunk) => {
      const fresh = fold(
        hunk.lines.flatMap(({ side, text }) => (side === "removed" ? [] : [text])).join("\n"),
      );
      return hunk.lines.flatMap(({ side, text }, index): Fact[] => {
        const words = side === "removed" ? comment.exec(text)?.[1] : undefined;
        const heir = hunk.lines[index + 1];
        if (words === undefined || heir?.side !== "added" || !comment.test(heir.text)) return [];
        if (!changesCode(hunk)) return [];
        return clausesOf(words)
          .filter((clause) => !fresh.includes(fold(clause)))
          .map((old) => ({
            kind: "described",
            driftType: "changed-behaviour",
            old,
            fresh: null,
            key: null,
            isDefined: true,
            file: file.path,
            quote: `-${text}\n+${heir.text}`.slice(0, longestQuote - 10),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, text),
            anchors: new Set<string>(),
            spoken: [],
          }));
      });
    }),
  );
}

/** Words alone may only say the same better. */
function changesCode({ lines }: ShownHunk): boolean {
  return lines.some(
    ({ side, text }) => side !== "context" && text.trim() !== "" && !comment.test(text),
  );
}

/** The whole, and its parts between signs. */
function clausesOf(words: string): string[] {
  const bare = words.replace(/[.;:]$/, "");
  const parts = [bare, ...bare.split(/[.;:]\s/)];
  return [...new Set(parts)].filter(
    (part) => part.split(/\s+/).length >= leastWords && part.length >= 16,
  );
}
