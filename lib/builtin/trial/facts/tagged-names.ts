/** Names that a tag or an attribute gives to a setting: what readers write in a configuration file. */
import { isDistinctive } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { SideNames } from "./change-names";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const tag =
  /\b(?:yaml|toml|mapstructure|koanf|hcl|env|long|ini|serde\(.*\b(?:rename|alias))(?::|\s*=\s*)\\?"([A-Za-z_][\w-]*)/;

export function findTaggedNames(change: ShownChange, names: SideNames): Fact[] {
  const standing = names.standing.join("\n");
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [tag.exec(pair.removed)?.[1], tag.exec(pair.added)?.[1]];
        if (!old || !fresh || old === fresh || !isDistinctive(old)) return [];
        if (new RegExp(`(?<![\\w-])${old}(?![\\w-])`).test(standing)) return [];
        return [
          {
            kind: "literal",
            driftType: "renamed",
            old,
            fresh,
            key: null,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, pair.removed),
            anchors: anchorsOf(pair.removed, old, hunk, pair.added),
            spoken: [],
          },
        ];
      }),
    ),
  );
}
