/** Members of an enumeration that readers write as a choice: one that is gone, or another that is the default now. */
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { ShownChange, ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";
import { type Fact, longestQuote } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const opens = /\benum\s+([A-Z]\w*)/;
const member = /^\s*([A-Z][A-Za-z0-9]*)\s*(?:=[^,]*)?,?\s*$/;
const byDefault = /default\w*\s*[=:(]\s*(?:[A-Z]\w*)(?:::|\.)([A-Z]\w*)/i;
const field = /^\s*(?:pub )?([a-z]\w*)\s*:/;
const remark = /^\s*(?:\/\/+|\*|#)\s*(\S.*)$/;

export function findEnumChoices(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) => [...goneMembers(file, hunk), ...otherDefaults(file, hunk)]),
  );
}

function goneMembers(file: ShownFile, hunk: ShownHunk): Fact[] {
  const after = hunk.lines.filter(({ side }) => side !== "removed");
  return hunk.lines.flatMap(({ side, text }, index): Fact[] => {
    const name = side === "removed" ? member.exec(text)?.[1] : undefined;
    const above = hunk.lines.slice(0, index).map((line) => line.text);
    const owner = opens.exec(above.findLast((line) => opens.test(line)) ?? hunk.heading)?.[1];
    const isClosed = above.slice(above.findLastIndex((line) => opens.test(line)) + 1).includes("}");
    if (name === undefined || owner === undefined || isClosed) return [];
    if (after.some((line) => member.exec(line.text)?.[1] === name)) return [];
    return [{ ...factOf(file, hunk, text), key: written(owner), old: written(name), fresh: null }];
  });
}

function otherDefaults(file: ShownFile, hunk: ShownHunk): Fact[] {
  return linePairs(hunk).flatMap((pair): Fact[] => {
    const [old, fresh] = [byDefault.exec(pair.removed)?.[1], byDefault.exec(pair.added)?.[1]];
    if (old === undefined || fresh === undefined || old === fresh) return [];
    const at = hunk.lines.findIndex(({ text }) => text === pair.added);
    const key = field.exec(hunk.lines[at + 1]?.text ?? "")?.[1] ?? field.exec(pair.added)?.[1];
    if (key === undefined) return [];
    const above = hunk.lines
      .slice(Math.max(0, at - 4), at)
      .map(({ text }) => remark.exec(text)?.[1] ?? "");
    return [
      {
        ...factOf(file, hunk, pair.removed),
        driftType: "changed-default",
        quote: pairQuote(pair, hunk),
        key: written(key),
        old: written(old),
        fresh: written(fresh),
        anchors: new Set(
          above.flatMap((text) =>
            (text.match(/[A-Za-z]{5,}/g) ?? []).map((word) => word.toLowerCase()),
          ),
        ),
      },
    ];
  });
}

function factOf(file: ShownFile, hunk: ShownHunk, line: string): Fact {
  return {
    kind: "choice",
    driftType: "removed",
    old: "",
    fresh: null,
    key: null,
    isDefined: true,
    file: file.path,
    quote: line.trim().slice(0, longestQuote - 10),
    scope: scopeOf(file, hunk),
    hints: hintsOf(hunk, line),
    anchors: new Set(),
    spoken: [],
  };
}

/** As a command line or a settings file writes it. */
function written(name: string): string {
  return wordsOfName(name).join("-");
}
