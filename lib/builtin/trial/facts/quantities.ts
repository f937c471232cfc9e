/** A number of the code that another took the place of, with what it counts and the words that tell of the same thing. */
import { isCommon, isPrivate, wordsOfName } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { type LinePair, linePairs, pairQuote } from "./line-pairs";
import { scopeOf } from "./scope";
import { isAside } from "./source-files";

const number = /(?<![\w.$#/-])\d[\d_]*(?:\.\d+)?(?![\w.]|\s*[%])/g;
const keyBefore =
  /([A-Za-z_$][\w$.-]*)["'`}\])]*\s*(?::\s*[\w<>[\]|., ]+?)?\s*(?:=|:=|:|,|:-|\?\?|\|\|)\s*["'`(]?$/;
const manifest =
  /(?:package|composer|tsconfig[\w.]*)\.json$|\.(?:toml|lock|mod|gradle|kts|csproj)$|pom\.xml$|Chart\.yaml$/;
const comment = /^\s*(?:\/\/|\/\*|\*|#|"""|--\s)/;

export function findQuantities(change: ShownChange): Fact[] {
  const files = change.files.filter(
    ({ path, isTest }) => !isTest && !isAside(path) && !manifest.test(path),
  );
  return files.flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair) => {
        const replaced = replacedNumber(pair);
        return replaced === null ? [] : [factOf(replaced, pair, file, hunk)];
      }),
    ),
  );
}

type Replaced = { key: string; old: string; fresh: string; before: string; after: string };

/** The lines are the same but for one number behind a key. */
function replacedNumber({ removed, added }: LinePair): Replaced | null {
  if (comment.test(removed) || removed.replace(number, "#") !== added.replace(number, "#"))
    return null;
  const [old, fresh] = [[...removed.matchAll(number)], [...added.matchAll(number)]];
  const at = old.findIndex((found, index) => found[0] !== fresh[index]?.[0]);
  const others = old.filter((found, index) => found[0] !== fresh[index]?.[0]);
  const [from, to] = [old[at], fresh[at]];
  if (!from || !to || others.length !== 1) return null;
  const before = removed.slice(0, from.index);
  const key = keyBefore.exec(before)?.[1];
  if (key === undefined || isPrivate(key)) return null;
  return {
    key,
    old: from[0],
    fresh: to[0],
    before,
    after: removed.slice(from.index + from[0].length),
  };
}

function factOf(
  { key, old, fresh, after }: Replaced,
  pair: LinePair,
  file: ShownFile,
  hunk: ShownHunk,
): Fact {
  const isDefault = /default|unless|fallback/i.test(pair.removed + hunk.heading + file.path);
  return {
    kind: "quantity",
    driftType: isDefault ? "changed-default" : "changed-value",
    old: old + (/^\s*\*\s*[A-Za-z.]+/.exec(after)?.[0] ?? ""),
    fresh,
    key,
    isDefined: true,
    file: file.path,
    quote: pairQuote(pair, hunk),
    scope: scopeOf(file, hunk),
    hints: wordsAround(hunk),
    anchors: tellingWords(key, pair, file, hunk),
    spoken: [],
  };
}

/** Longer words of the code that is shown with it. */
function wordsAround({ lines }: ShownHunk): Set<string> {
  const words = lines
    .flatMap(({ text }) => text.match(/[A-Za-z_$][\w$]*/g) ?? [])
    .flatMap(wordsOfName);
  return new Set(words.filter((word) => word.length >= 6 && !ofNoUse.has(word) && !isCommon(word)));
}

const ofNoUse = new Set(
  "default defaults max min maximum minimum limit value number count size const static final private public return with that this from when long much many kept time each which more than less after before millis seconds minutes hours days milliseconds bytes".split(
    " ",
  ),
);

/** Words of the key, of the remark above it, of the function and the file that it stands in, and of the line. */
function tellingWords(key: string, pair: LinePair, file: ShownFile, hunk: ShownHunk): Set<string> {
  const at = hunk.lines.findIndex(({ text }) => text === pair.removed);
  const above = hunk.lines.slice(Math.max(0, at - 3), at).filter(({ text }) => comment.test(text));
  const stem = file.path.split("/").at(-1)?.replace(/\..*$/, "") ?? "";
  const parents = /\.ya?ml$/.test(file.path)
    ? hunk.lines.map(({ text }) => /^\s*([\w-]+):/.exec(text)?.[1] ?? "")
    : [];
  const texts = [
    key,
    pair.removed,
    hunk.heading,
    stem,
    ...parents,
    ...above.map(({ text }) => text),
  ];
  const words = texts.flatMap((text) =>
    (text.match(/[A-Za-z_$][\w$]*/g) ?? []).flatMap(wordsOfName),
  );
  return new Set(words.filter((word) => word.length > 3 && !ofNoUse.has(word)));
}
