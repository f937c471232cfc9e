/** Files whose name is put together by code: the pattern of the name, where its end is another now. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const quoted = /"([^"\n]{4,120})"|'([^'\n]{4,120})'|`([^`\n]{4,120})`/g;
const filled = /\$\([^)]*\)|\$\{[^}]*\}|\$\w+|\{[^{}]*\}|%[sd]|\*/g;
/** A fixed beginning, something that differs, a fixed ending with a dot. */
const name = /(?:^|\/)([A-Za-z][\w.-]{2,})\*([\w-]*(?:\.[a-z][a-z0-9]*)+)$/;

export function findNamedFiles(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [namesIn(pair.removed), namesIn(pair.added)];
        return old.flatMap((each, index): Fact[] => {
          const now = fresh[index];
          if (!now || now.start !== each.start || now.end === each.end) return [];
          return [
            {
              kind: "named-file",
              driftType: "changed-output",
              old: `${each.start}*${each.end}`,
              fresh: `${now.start}*${now.end}`,
              key: null,
              isDefined: true,
              file: file.path,
              quote: pairQuote(pair, hunk),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, pair.removed),
              anchors: anchorsOf(pair.removed, each.start, hunk, pair.added),
              spoken: [],
            },
          ];
        });
      }),
    ),
  );
}

function namesIn(line: string): { start: string; end: string }[] {
  return [...line.matchAll(quoted)].flatMap((found) => {
    const text = (found[1] ?? found[2] ?? found[3] ?? "").replace(filled, "*");
    const parts = name.exec(text);
    return parts ? [{ start: parts[1] ?? "", end: parts[2] ?? "" }] : [];
  });
}
