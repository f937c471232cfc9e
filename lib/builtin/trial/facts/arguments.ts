/** A function that has to be given more than before, or takes less: calls that were right fail now. */
import { isPrivate } from "@/lib/builtin/trial/names";
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import { anchorsOf } from "./anchors";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { hintsOf, scopeOf } from "./scope";
import { sourceFiles } from "./source-files";

const defined =
  /^\s*(?:(?:export|default|public|static|async|abstract|override|pub|final|virtual)\s+)*(?:def|function\*?|func|fn|(?:void|[A-Z][\w<>[\],? ]*|int|long|double|boolean|String)(?=\s+\w+\s*\())\s*([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\((.*)\)/;
const implicit = /^(?:self|cls|&?(?:mut )?self|this\b.*|\*|\/)$/;
const optional = /=|\?\s*:|^\.\.\.|^\*|\.\.\.\s|Option</;

export type Parameter = { name: string; isOptional: boolean; isRest: boolean };

export function findArguments(change: ShownChange): Fact[] {
  return sourceFiles(change).flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const [old, fresh] = [definitionIn(pair.removed), definitionIn(pair.added)];
        if (!old || !fresh || old.name !== fresh.name || isPrivate(old.name)) return [];
        const [before, after] = [countsOf(old.parameters), countsOf(fresh.parameters)];
        if (after.least <= before.least && after.most >= before.most) return [];
        return [
          {
            kind: "arguments",
            driftType: "changed-signature",
            old: `${before.least}-${before.most}`,
            fresh: `${after.least}-${after.most}`,
            key: old.name,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: scopeOf(file, hunk),
            hints: hintsOf(hunk, pair.removed),
            anchors: anchorsOf(pair.removed, old.name, hunk, pair.added),
            spoken: [],
          },
        ];
      }),
    ),
  );
}

function definitionIn(line: string): { name: string; parameters: Parameter[] } | null {
  const found = defined.exec(line);
  const name = found?.[1] ?? "";
  if (!found || /^(?:if|for|while|switch|catch|return|new)$/.test(name)) return null;
  const parameters = splitArguments(closed(found[2] ?? ""))
    .filter((each) => !implicit.test(each))
    .map((each) => ({
      name: each,
      isOptional: optional.test(each),
      isRest: /^\.\.\.|^\*|\.\.\.\s/.test(each),
    }));
  return { name, parameters };
}

/** Up to the parenthesis that closes the list. */
function closed(list: string): string {
  let depth = 0;
  for (let at = 0; at < list.length; at += 1) {
    if ("([{".includes(list[at] ?? "")) depth += 1;
    if (")]}".includes(list[at] ?? "")) depth -= 1;
    if (depth < 0) return list.slice(0, at);
  }
  return list;
}

function countsOf(parameters: readonly Parameter[]): { least: number; most: number } {
  const least = parameters.filter(({ isOptional }) => !isOptional).length;
  return { least, most: parameters.some(({ isRest }) => isRest) ? 99 : parameters.length };
}

/** By the commas that stand in no brackets and no string. */
export function splitArguments(list: string): string[] {
  const parts: string[] = [];
  let [depth, part, quote] = [0, "", ""];
  for (const sign of list) {
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (/["'`]/.test(sign)) quote = sign;
    else if ("([{<".includes(sign)) depth += 1;
    else if (")]}".includes(sign) || (sign === ">" && !part.endsWith("="))) depth -= 1;
    if (sign === "," && depth === 0 && quote === "") {
      parts.push(part.trim());
      part = "";
    } else part += sign;
  }
  return [...parts, part.trim()].filter((each) => each !== "");
}
