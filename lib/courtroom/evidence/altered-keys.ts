/** Keys whose value a change altered: a removed and an added line with the same key and another literal behind it. */
import { type Change, type ChangeLine, pathOf } from "@/lib/change/change";
import { isTestPath } from "@/lib/courtroom/funnel/path-rule";
import { tokensOf } from "./tokens";

/** Longer blocks are rewrites: comparing every pair in them would find accidents, slowly. */
const pairedLines = 60;

const keyed = /^\s*(?:[#@\-*\w().<>&'" ]{0,80}?\b)?([A-Za-z_][\w-]{0,200})['"]?\??\s*[:=]/;
const literal =
  /[:=]\s*['"`[]|[:=]\s*-?\d|\b(?:true|false|null|None|True|False|string|number|boolean|Infinity)\b/;

/** For each key, the words of the file's name: a page that holds one of them is likelier to mean this key. */
export function alteredKeys(change: Change): Map<string, ReadonlySet<string>> {
  const keys = new Map<string, ReadonlySet<string>>();
  for (const file of change.files) {
    const path = pathOf(file);
    if (isTestPath(path)) continue;
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
    const words = new Set(stem.match(/[A-Za-z]{4,}/g)?.map((word) => word.toLowerCase()));
    for (const hunk of file.hunks) {
      for (const { removed, added } of replacedBlocks(hunk.lines)) {
        for (const key of keysOf(removed, added)) keys.set(key, words);
      }
    }
  }
  return keys;
}

/** Removed lines and the added ones that stand right behind them. */
export function* replacedBlocks(
  lines: readonly ChangeLine[],
): Generator<{ removed: ChangeLine[]; added: ChangeLine[] }> {
  let index = 0;
  const take = (side: ChangeLine["side"]) => {
    const from = index;
    while (lines[index]?.side === side) index += 1;
    return lines.slice(from, index);
  };
  while (index < lines.length) {
    const removed = take("removed");
    const added = take("added");
    if (removed.length > 0 && added.length > 0) yield { removed, added };
    else if (removed.length === 0 && added.length === 0) index += 1;
  }
}

function* keysOf(removed: readonly ChangeLine[], added: readonly ChangeLine[]): Generator<string> {
  const fresh = added.slice(0, pairedLines).map(({ text }) => readLine(text));
  for (const { text } of removed.slice(0, pairedLines)) {
    const old = readLine(text);
    for (const each of fresh) {
      if (old.trimmed === each.trimmed) continue;
      const isKeyed = old.key !== null && old.key === each.key;
      if (isKeyed && old.key !== null && (old.hasLiteral || each.hasLiteral)) yield old.key;
      else if (old.skeleton === each.skeleton) {
        for (const name of tokensOf(text)) if (/^[A-Za-z_][\w-]*$/.test(name)) yield name;
      }
    }
  }
}

function readLine(text: string) {
  return {
    trimmed: text.trim(),
    key: keyed.exec(text)?.[1] ?? null,
    hasLiteral: literal.test(text),
    skeleton: text.replace(/\d+/g, "#"),
  };
}
