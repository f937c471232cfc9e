/** Keys of the objects that a program prints or answers: in a struct's tags, a serializer's remarks, a printed template. */
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { type LinePair, linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const printed = /\\?"([A-Za-z_][\w-]*)\\?"\s*:/g;
const tagged =
  /json:\\?"([A-Za-z_][\w-]*)|@(?:JsonProperty|SerializedName)\(\s*"([A-Za-z_][\w-]*)"|serde\(.*\brename\s*=\s*"([A-Za-z_][\w-]*)"/g;
const prints = /json|dumps|serialize|encode|stringify|format!|map\[string\]|\{\{"/i;

export function findObjectKeys(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [keysIn(pair.removed), keysIn(pair.added)];
        if (old.length !== fresh.length) return [];
        return old.flatMap((key, index): Fact[] => {
          const now = fresh[index] ?? key;
          if (now === key || fresh.includes(key) || old.includes(now)) return [];
          return [
            {
              kind: "object-key",
              driftType: "changed-output",
              old: key,
              fresh: now,
              key: null,
              isDefined: true,
              file: file.path,
              quote: pairQuote(pair, hunk),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, pair.removed),
              anchors: new Set(peersOf(key, hunk, pair)),
              spoken: [],
            },
          ];
        });
      }),
    ),
  );
}

function keysIn(line: string): string[] {
  const tags = [...line.matchAll(tagged)].map((found) => found[1] ?? found[2] ?? found[3] ?? "");
  if (tags.length > 0) return tags;
  return prints.test(line) ? [...line.matchAll(printed)].map((found) => found[1] ?? "") : [];
}

/** Keys of the same object. */
function peersOf(key: string, { lines }: ShownHunk, { removed }: LinePair): string[] {
  const own = keysIn(removed);
  const found =
    own.length > 1
      ? own
      : lines.flatMap(({ side, text }) => (side === "added" ? [] : keysIn(text)));
  return found.filter((peer) => peer !== key);
}
