/** Options that left the help text: what `--help` no longer lists is wrong to teach, though an alias may still be read. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { hintsOf, scopeOf } from "./scope";

/** `    -q, --quiet=LEVEL   Says less`: indented, the flag, a gap, words. */
const helpLine = /^\s+(?:-\w,\s+)?(--[a-z][\w-]*)[^\s]*(?:\s[A-Z<[]\S*)?\s{2,}(\S.{5,})$/;

export function findHelpLines(change: ShownChange): Fact[] {
  return change.files
    .filter(({ isTest }) => !isTest)
    .flatMap((file) =>
      file.hunks.flatMap((hunk) => {
        const read = (side: "removed" | "added") =>
          hunk.lines.flatMap(({ side: own, text }) => {
            const found = own === side ? helpLine.exec(text) : null;
            return found ? [{ flag: found[1] ?? "", words: found[2] ?? "", text }] : [];
          });
        const added = read("added");
        return read("removed").flatMap((old): Fact[] => {
          if (added.some(({ flag }) => flag === old.flag)) return [];
          const fresh = added.find(({ words }) => words === old.words);
          if (!fresh) return [];
          return [
            {
              kind: "renamed",
              driftType: "renamed",
              old: old.flag,
              fresh: fresh.flag,
              key: null,
              isDefined: true,
              file: file.path,
              quote: `-${old.text}\n+${fresh.text}`.slice(0, 390),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, old.text),
              anchors: new Set(),
              spoken: [],
            },
          ];
        });
      }),
    );
}
