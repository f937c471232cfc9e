/** Conditions that compare two columns of a row: "units sold greater than units made", "more arrivals than departures". */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { isNumeric } from "./column-list";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";

type Sign = ">" | "<" | "===";

const article = "(?:the |their |its |der |die |das |dem |den )?";
const between: readonly [Sign, RegExp][] = [
  [
    ">",
    new RegExp(
      `^ (?:(?:is|are|was|were|ist|war) )?(?:(?:greater|higher|larger|bigger|more) than|above|over|exceed(?:s|ed|ing)?|(?:größer|höher) als|über|>) ${article}$`,
      "i",
    ),
  ],
  [
    "<",
    new RegExp(
      `^ (?:(?:is|are|was|were|ist|war) )?(?:(?:less|lower|smaller|fewer) than|below|under|(?:kleiner|niedriger|geringer) als|unter|<) ${article}$`,
      "i",
    ),
  ],
  [
    "===",
    new RegExp(
      `^ (?:(?:is|are|was|were|ist|war) )?(?:equal to|equals?|the same as|gleich|=) ${article}$`,
      "i",
    ),
  ],
];
const more = /(?<!\p{L})(?<more>more|mehr)\s$|(?<!\p{L})(?:fewer|less|weniger)\s$/iu;
const than = new RegExp(`^ (?:than|als) ${article}$`, "i");
const japaneseTail = /^より(?:も)?(?:(?<more>大きい|多い|高い)|小さい|少ない|低い)(?:の)?/u;

/** Both columns hold numbers; a row without one of the two does not fit. */
export function takeColumnComparisons(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  const numeric = mentions.filter(({ column }) => {
    const profile = table.columns[column];
    return profile !== undefined && isNumeric(profile);
  });
  for (const [index, first] of numeric.entries()) {
    const second = numeric[index + 1];
    if (second === undefined || second.column === first.column) continue;
    const found = signOf(reading, first, second);
    if (found === null || !reading.isUntouched(found.start, found.end)) continue;
    reading.mark(found.start, found.end);
    result.filters.push({
      kind: "columns",
      column: first.column,
      other: second.column,
      sign: found.sign,
    });
    result.places.push(first.start);
  }
  return result;
}

function signOf(
  { text }: Reading,
  first: Mention,
  second: Mention,
): { sign: Sign; start: number; end: number } | null {
  const joint = text.slice(first.end, second.start);
  const lead = text.slice(0, first.start);
  const isNegated = /(?:\bnot|n['’]t|\bnicht|\bno)(?: \p{L}+)?\s*$/iu;
  if (isNegated.test(lead) || isNegated.test(lead.replace(more, ""))) return null;
  for (const [sign, pattern] of between)
    if (pattern.test(joint)) return { sign, start: first.start, end: second.end };
  const asked = than.test(joint) ? more.exec(lead) : null;
  // "How many more A than B" asks for the difference of the two.
  if (asked !== null && !/(?:how (?:many|much)|wie ?viele?)\s+$/i.test(lead.slice(0, asked.index)))
    return {
      sign: asked.groups?.more === undefined ? "<" : ">",
      start: asked.index,
      end: second.end,
    };
  const tail = /^[がは]$/.test(joint) ? japaneseTail.exec(text.slice(second.end)) : null;
  return tail === null
    ? null
    : {
        sign: tail.groups?.more === undefined ? "<" : ">",
        start: first.start,
        end: second.end + tail[0].length,
      };
}
