/** A status that a program exits with and that another number took the place of. */
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf } from "./scope";
import { sourceFiles } from "./source-files";

const exit =
  /\b(?:(EXIT_[A-Z_]+|[A-Z_]+_EXIT(?:_CODE)?)\s*(?::\s*\w+\s*)?=\s*|(?:os\.Exit|sys\.exit|process\.exit|ExitCode::from|exit)[( ]\s*)(\d{1,3})\b/;

export function findExitStatuses(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [exit.exec(pair.removed), exit.exec(pair.added)];
        if (!old?.[2] || !fresh?.[2] || old[2] === fresh[2] || old[1] !== fresh[1]) return [];
        const told = wordsOfName(old[1] ?? "").filter((word) => word !== "exit" && word !== "code");
        return [
          {
            kind: "status",
            driftType: "changed-value",
            old: old[2],
            fresh: fresh[2],
            key: "exit status",
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: new Set(told),
            hints: hintsOf(hunk, pair.removed),
            anchors: anchorsOf(pair.removed, old[2], hunk, pair.added),
            spoken: [],
          },
        ];
      }),
    ),
  );
}
