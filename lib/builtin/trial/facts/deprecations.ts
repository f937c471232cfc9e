/** Old forms that warn now and name their successor: wrong to teach, though they still work. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const name = "[`'\"]?((?:--)?[A-Za-z_][\\w.-]*[A-Za-z0-9_])(?:\\(\\))?[\\\\`'\"]{0,2}";
const warning = new RegExp(
  `${name} is deprecated[^A-Za-z]{0,4}(?:and will be removed[^.;,]*[.;,] ?)?(?:[Pp]lease )?(?:[Uu]se|[Ww]rite|[Pp]refer|in favou?r of|[Ss]witch to)(?: the)? [\\\\]?${name}`,
);

export function findDeprecations(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      hunk.lines.flatMap(({ side, text }): Fact[] => {
        const warned = side === "added" ? warning.exec(text) : null;
        // "This option for --features is deprecated" speaks of one of its values.
        const isPart = /\b(?:for|in|to|with) $/.test(text.slice(0, warned?.index ?? 0));
        const found = isPart ? null : warned;
        const [old, fresh] = [lastPart(found?.[1] ?? ""), lastPart(found?.[2] ?? "")];
        if (old.length < 3 || fresh.length < 2 || old === fresh) return [];
        return [
          {
            kind: "renamed",
            driftType: "deprecated-form",
            old,
            fresh,
            key: null,
            isDefined: true,
            file: file.path,
            quote: text.trim().slice(0, 390),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, text),
            anchors: anchorsOf(text, old, hunk),
            spoken: [],
          },
        ];
      }),
    ),
  );
}

/** `Pool.fetch_all` is called by its last part. */
function lastPart(written: string): string {
  return written.startsWith("--") ? written : (written.split(".").at(-1) ?? written);
}
