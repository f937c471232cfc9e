/**
 * Words of a message, a help text or a documented option that went without another in their place. A page that repeats
 * them word for word tells of what is gone.
 */
import { holdsName } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { SideNames } from "./change-names";
import type { Fact } from "./fact";
import { textsIn } from "./messages";
import { isPublicRole, roleOf } from "./name-role";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const leastWords = 4;
const leastChars = 20;
const comment = /^\s*(?:\/\/+|\*|\/\*\*?|#)\s*(.+?)\s*(?:\*\/)?$/;

/** `known` are the texts that another took the place of. */
export function findDescriptions(
  change: ShownChange,
  names: SideNames,
  known: ReadonlySet<string>,
): Fact[] {
  const standing = fold(
    change.files
      .flatMap(({ hunks }) =>
        hunks.flatMap(({ lines }) =>
          lines.flatMap(({ side, text }) => (side === "removed" ? [] : [text])),
        ),
      )
      .join("\n"),
  );
  // What a deleted file said may have moved to another package.
  const files = sourceFiles(change).filter(({ status }) => status !== "deleted");
  return files.flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      hunk.lines.flatMap(({ side, text }, index) => {
        if (side !== "removed") return [];
        const described = comment.test(text) ? documented(hunk, index, names) : null;
        const told = described ? [described.words] : comment.test(text) ? [] : textsIn(text);
        return told
          .filter(
            (words) => isTelling(words) && !known.has(words) && !standing.includes(fold(words)),
          )
          .map(
            (old): Fact => ({
              kind: "described",
              driftType: comment.test(text) ? "removed" : "changed-output",
              old,
              fresh: null,
              key: described?.name ?? null,
              isDefined: true,
              file: file.path,
              quote: text.trim().slice(0, 390),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, text),
              anchors: new Set(),
              spoken: [],
            }),
          );
      }),
    ),
  );
}

/** A comment counts where the line that it describes goes with it. */
function documented(
  hunk: ShownHunk,
  index: number,
  names: SideNames,
): { name: string; words: string } | null {
  const words = comment.exec(hunk.lines[index]?.text ?? "")?.[1] ?? "";
  const described = hunk.lines
    .slice(index + 1)
    .find(({ text }) => !comment.test(text) && !/^\s*\*/.test(text));
  if (described?.side !== "removed" || words.startsWith("@")) return null;
  const name = /^\s*(?:export |public |pub |readonly |static )*["']?([A-Za-z_$][\w$]*)/.exec(
    described.text,
  )?.[1];
  const isGone = name !== undefined && !names.standing.some((line) => holdsName(line, name));
  return isGone && isPublicRole(roleOf(name, described.text, "")) ? { name, words } : null;
}

function isTelling(words: string): boolean {
  return words.length >= leastChars && words.split(/\s+/).length >= leastWords;
}

export function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
