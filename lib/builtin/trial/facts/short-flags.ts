/** One-letter flags that an option lost: given to another, or gone. */
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { type Fact, longestQuote } from "./fact";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const letter = /\bshort\s*[:=]\s*["'](\w)["']/;
const keyed = /^\s*["']?([a-z][\w-]*)["']?\s*:\s*\{/;
const field = /^\s*(?:pub )?([a-z]\w*)\s*:/;
const listed = /["']-(\w)["']\s*,\s*["']--([a-z][\w-]*)["']/;

type Letter = { letter: string; option: string; line: string };

export function findShortFlags(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) => {
      const fresh = lettersOn(hunk, "added");
      return lettersOn(hunk, "removed").flatMap(({ letter: old, option, line }): Fact[] => {
        const now = fresh.find((each) => each.option === option)?.letter ?? null;
        if (now === old || !optionStays(hunk, option) || isHidden(hunk)) return [];
        return [
          {
            kind: "flag",
            driftType: now === null ? "removed" : "renamed",
            old: `-${old}`,
            fresh: now === null ? null : `-${now}`,
            key: `--${option.replaceAll("_", "-")}`,
            isDefined: true,
            file: file.path,
            quote: line.trim().slice(0, longestQuote - 10),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, line),
            anchors: new Set(),
            spoken: [],
          },
        ];
      });
    }),
  );
}

/** Each letter with the option that it stands for on one side of the change. */
function lettersOn({ lines }: ShownHunk, side: "removed" | "added"): Letter[] {
  const own = lines.filter((line) => line.side !== (side === "removed" ? "added" : "removed"));
  return own.flatMap((line, index): Letter[] => {
    const found = letter.exec(line.text)?.[1];
    const both = listed.exec(line.text);
    if (line.side === side && both) {
      return [{ letter: both[1] ?? "", option: both[2] ?? "", line: line.text }];
    }
    if (found === undefined) return [];
    const option =
      keyed.exec(line.text)?.[1] ?? field.exec(own[index + 1]?.text ?? "")?.[1] ?? null;
    return option === null ? [] : [{ letter: found, option, line: line.text }];
  });
}

/** An option that steps back hands its letter to the one that takes its place. */
function isHidden({ lines }: ShownHunk): boolean {
  return lines.some(
    ({ side, text }) => side === "added" && /deprecated|\bhide\b|hidden/i.test(text),
  );
}

function optionStays({ lines }: ShownHunk, option: string): boolean {
  return lines.some(
    ({ side, text }) =>
      side !== "removed" &&
      (keyed.exec(text)?.[1] === option ||
        field.exec(text)?.[1] === option ||
        text.includes(`--${option}`)),
  );
}
