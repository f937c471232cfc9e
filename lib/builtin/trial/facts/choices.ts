/** A choice that was taken from a list beside its key: `"a" | "b" | "c"` became `"a" | "b"`. */
import { escapePattern } from "@/lib/builtin/cell";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { isAside } from "./source-files";

const list = /(?:["'][\w.-]+["']\s*[|,]\s*)+["'][\w.-]+["']/;
const key = /["'`]?(?:--)?([A-Za-z_$][\w$-]*)["'`]?\??\s*(?::|=|,)\s*[^"']*$/;

export function findChoices(change: ShownChange): Fact[] {
  return change.files
    .filter(({ isTest, path }) => !isTest && !isAside(path))
    .flatMap((file) =>
      file.hunks.flatMap((hunk) =>
        linePairs(hunk).flatMap((pair): Fact[] => {
          const [old, fresh] = [choicesIn(pair.removed), choicesIn(pair.added)];
          if (old === null || fresh === null || old.key !== fresh.key) return [];
          const standing = hunk.lines.filter(({ side }) => side !== "removed");
          const gone = old.items.filter(
            (item) =>
              !fresh.items.includes(item) &&
              !standing.some(({ text }) => new RegExp(`["']${escapePattern(item)}["']`).test(text)),
          );
          const come = fresh.items.filter((item) => !old.items.includes(item));
          if (gone.length === 0 || gone.length === old.items.length || come.length > gone.length) {
            return [];
          }
          return gone.map((item, index) => ({
            kind: "value",
            driftType: "changed-value",
            old: item,
            fresh: come[index] ?? null,
            key: old.key,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, pair.removed),
            anchors: anchorsOf(pair.removed, item, hunk, pair.added),
            spoken: [],
          }));
        }),
      ),
    );
}

function choicesIn(line: string): { key: string; items: string[] } | null {
  if (/^\s*(?:\/\/|\*|\/\*|#)/.test(line)) return null;
  const found = list.exec(line);
  const before = found ? line.slice(0, found.index) : "";
  const named = key.exec(
    before.replace(/["']?enum["']?\s*:\s*\[?|choices\s*=\s*\[?|[[({]\s*$/g, ""),
  )?.[1];
  if (!found || named === undefined) return null;
  return { key: named, items: (found[0].match(/[\w.-]+/g) ?? []).filter(Boolean) };
}
