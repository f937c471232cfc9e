/** A string that another took the place of whole: a header, a path, a folder. It is known by what it says. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { SideNames } from "./change-names";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { isAside } from "./source-files";

const quoted = /"([^"\\]{3,80})"|'([^'\\]{3,80})'|`([^`\\]{3,80})`/g;
/** A path of its own, a dotted folder, or words put together by hyphens: hardly anything else is called so. */
const telling =
  /^(?:\/[\w{}:.*-]+(?:\/[\w{}:.*-]+)*|\.[a-z][\w-]+(?:\/[\w.-]+)*|[A-Za-z]\w*(?:-[A-Za-z0-9]+)+|#[0-9a-f]{6}|-[a-z][a-z-]{3,})$/i;

/** `color: #0b6bcb`, `path: /healthz`, and the fixed end of a name: `{{ .Release.Name }}-prune`. */
const unquoted =
  /:\s*(?:(#[0-9a-fA-F]{6})|(\/[\w/.-]{2,})|[^"']*(?:\}\}|\$\{\w+\})(-[a-z][a-z-]{3,}))\s*;?\s*$/;

export function findStrings(change: ShownChange, names: SideNames): Fact[] {
  const standing = names.standing.join("\n");
  return change.files
    .filter(({ isTest, path }) => !isTest && !isAside(path))
    .flatMap((file) =>
      file.hunks.flatMap((hunk) =>
        linePairs(hunk).flatMap((pair) => {
          if (/\b(?:require|import|from|include)\b/.test(pair.removed)) return [];
          const [old, fresh] = [stringsIn(pair.removed), stringsIn(pair.added)];
          const gone = old.filter((each) => !fresh.includes(each));
          const come = fresh.filter((each) => !old.includes(each));
          const [from, to] = [gone[0], come[0]];
          if (gone.length !== 1 || come.length !== 1 || !from || !to) return [];
          if (!telling.test(from) || isStanding(from, standing)) return [];
          return [
            {
              kind: "literal",
              driftType: "renamed",
              old: from,
              fresh: to,
              key: null,
              isDefined: true,
              file: file.path,
              quote: pairQuote(pair, hunk),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, pair.removed),
              anchors: anchorsOf(pair.removed, from, hunk, pair.added),
              spoken: [],
            } satisfies Fact,
          ];
        }),
      ),
    );
}

/** Strings of a line; of an address or a route, `POST /v1/reset`, its path. */
function stringsIn(line: string): string[] {
  const bare = unquoted.exec(line);
  if (bare) return [bare[1] ?? bare[2] ?? bare[3] ?? ""];
  return [...line.matchAll(quoted)].flatMap((found) => {
    const text = found[1] ?? found[2] ?? found[3] ?? "";
    const path = /^(?:[A-Z]{3,7} |https?:\/\/[^/\s]+)(\/[^\s?]*)/.exec(text)?.[1];
    return [path ?? text];
  });
}

function isStanding(text: string, standing: string): boolean {
  for (let at = standing.indexOf(text); at >= 0; at = standing.indexOf(text, at + 1)) {
    if (!/[\w/-]/.test(standing[at + text.length] ?? "")) return true;
  }
  return false;
}
