/** Literals that another took the place of, beside a name that stayed: defaults, limits, ports, modes. */
import { isPrivate } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { type LinePair, linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";
import { spokenValues } from "./spoken-values";
import { bareKey, type Stated, statedValues } from "./stated-values";

export function findValues(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair) =>
        statedValues(pair, hunk)
          .filter(({ key }) => !isPrivate(key.replace(/^#/, "")))
          .filter((stated) => isTelling(stated, pair) && !isVariable(stated, pair, file.path))
          .map((stated): Fact => {
            const isDefault = /default/i.test(pair.removed + hunk.heading + file.path);
            return {
              kind: "value",
              driftType: isDefault ? "changed-default" : "changed-value",
              old: stated.old,
              fresh: stated.fresh,
              key: keyOf(stated, hunk, pair, file.path),
              isDefined: true,
              file: file.path,
              quote: pairQuote(pair, hunk),
              scope: scopeOf(file, hunk),
              hints: hintsOf(hunk, pair.removed),
              anchors: anchorsOf(pair.removed, stated.old, hunk, pair.added),
              spoken: spokenValues(stated, pair),
            };
          }),
      ),
    ),
  );
}

/** In YAML a key is told by those that it stands under: `retention.days`. */
function keyOf({ key }: Stated, hunk: ShownHunk, pair: LinePair, path: string): string {
  if (!/\.ya?ml$/.test(path)) return bareKey(key);
  const indentOf = (text: string) => text.length - text.trimStart().length;
  const at = hunk.lines.findIndex(({ text }) => text === pair.removed);
  const parents: string[] = [];
  let indent = indentOf(pair.removed);
  for (let index = at - 1; index >= 0 && indent > 0; index -= 1) {
    const line = hunk.lines[index];
    const parent = /^\s*([\w-]+):\s*(?:#.*)?$/.exec(line?.text ?? "")?.[1];
    if (!line || line.side === "added" || parent === undefined) continue;
    if (indentOf(line.text) >= indent) continue;
    parents.unshift(parent);
    indent = indentOf(line.text);
  }
  return [...parents, key].join(".");
}

const tags = /^(?:json|yaml|toml|xml|bson|db|mapstructure|protobuf|validate|description)$/;

/** Neither a word of every page, nor the tag of a field, nor words that were only added to. */
function isTelling({ key, old, fresh }: Stated, { removed }: LinePair): boolean {
  if (/^default$/i.test(old)) return false;
  if (tags.test(key) && /`[^`]*\w+:"[^`]*`/.test(removed)) return false;
  return !(/\s/.test(old) && fresh.includes(old));
}

/** A bare word is a value in a file of settings; in code it stands for another. */
function isVariable({ old }: Stated, { removed }: LinePair, path: string): boolean {
  if (/\.(?:ya?ml|toml|ini|cfg|conf|properties|env|sh|css)$/.test(path)) return false;
  if (/^(?:true|false|none|null|nil|undefined|infinity|nan)$/i.test(old)) return false;
  const isQuoted = ['"', "'", "`"].some((quote) => removed.includes(quote + old + quote));
  return /^[a-z]\w*$/.test(old) && !isQuoted && /[:=]\s*[\w.]+,?\s*$/.test(removed);
}
