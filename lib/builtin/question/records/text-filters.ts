/** Conditions on how a text begins or ends: "a bin starting with C", "paths under /api/", "an address ending in .org". */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";
import type { Filter } from "./query";

type Side = Extract<Filter, { kind: "affix" }>["side"];

const token = `(?:["“„'‘「]([^"”“'’」]{1,80})["”“'’」]|([^\\s"“„”]{1,120}?))(?=[?.,;!)]*(?:\\s|$))`;
const forms: readonly [Side, RegExp][] = [
  [
    "start",
    new RegExp(
      `(?:(?:that|which|whose) )?(?:start|begin|starts|begins|starting|beginning|beginnt|beginnen) (?:with|in|mit) ${token}`,
      "i",
    ),
  ],
  [
    "end",
    new RegExp(
      `(?:(?:that|which|whose) )?(?:end|ends|ending|endet|enden) (?:with|in|on|mit|auf) ${token}`,
      "i",
    ),
  ],
  [
    "under",
    /\b(?:under|below|beneath|unter|unterhalb von) (["“]?)(\/[^\s"”]*?)(?=["”]?[?.,;!)]*(?:\s|$))/i,
  ],
];

const isAsked =
  /(?<!\p{L})(?:how many|number of|count of|which|what|list|name|all|every|different|distinct|unique|wie ?viele|welche[nrsm]?|alle|verschiedene[nr]?)\s+(?:of |the |are |die |der )*$/iu;

/** The column is named right before; what is written in another case is asked about in the cell. */
export function takeTextFilters(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  for (const [side, pattern] of forms) {
    const match = reading.sees(pattern);
    if (match === null) continue;
    const text = (match[1] || match[2]) ?? "";
    const lead = reading.text.slice(0, match.index);
    const named = mentions.findLast(
      ({ column, end }) =>
        table.columns[column]?.kind === "text" &&
        end <= match.index &&
        /^(?: (?:address(?:es)?|names?|codes?|is|are|was|were|that|which|die|der|das|,))*,? ?$/i.test(
          lead.slice(end),
        ),
    );
    if (text === "" || named === undefined) continue;
    // "How many paths start with" counts different paths, and "which names end in" lists them: the column is no condition alone.
    if (isAsked.test(reading.text.slice(0, named.start))) continue;
    reading.mark(named.start, match.index + match[0].length);
    result.filters.push({ kind: "affix", column: named.column, side, text });
    result.places.push(match.index);
  }
  return result;
}
