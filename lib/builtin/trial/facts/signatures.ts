/** A function that takes other parameters, or the same in another order. */
import { isPrivate } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const definition =
  /(?:\b(?:def|function|func|fn|async|export|public|static|abstract)\s+(?:\([^)]*\)\s*)?|\.|^\s*)([A-Za-z_$][\w$]*)\s*(?:=\s*(?:async\s*)?(?:function\s*\w*\s*)?)?\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?:->|:|\{|=>|$)/;
const notFunctions = new Set([
  "if",
  "for",
  "while",
  "switch",
  "catch",
  "return",
  "with",
  "elif",
  "match",
  "function",
]);
const implicit = new Set(["self", "cls", "this", "&self", "&mut self", "*", "/"]);

export type Signature = { name: string; parameters: string[] };

export function findSignatures(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [signatureIn(pair.removed), signatureIn(pair.added)];
        if (!old || !fresh || old.name !== fresh.name || isPrivate(old.name)) return [];
        if (!isBreaking(old.parameters, fresh.parameters)) return [];
        return [
          {
            kind: "signature",
            driftType: "changed-signature",
            old: old.parameters.join(", "),
            fresh: fresh.parameters.join(", "),
            key: old.name,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, pair.removed),
            anchors: new Set(),
            spoken: [],
          },
        ];
      }),
    ),
  );
}

/** Names of the parameters alone: without types, defaults and what the language passes by itself. */
export function signatureIn(line: string): Signature | null {
  const found = definition.exec(line);
  const name = found?.[1] ?? "";
  if (!found || name === "" || notFunctions.has(name)) return null;
  return { name, parameters: parametersIn(found[2] ?? "") };
}

export function parametersIn(list: string): string[] {
  return list
    .replace(/\([^()]*\)|\{[^{}]*\}|\[[^[\]]*\]|<[^<>]*>/g, "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "" && !implicit.has(each))
    .map((each) => /^(?:\.\.\.|[*&]{0,2}|mut )?([A-Za-z_$][\w$]*)/.exec(each)?.[1] ?? each);
}

/** One more at the end breaks nobody who follows the old form. */
function isBreaking(old: readonly string[], fresh: readonly string[]): boolean {
  return old.length > 0 && old.some((name, index) => fresh[index] !== name);
}
