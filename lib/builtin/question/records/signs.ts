/** "negative amounts", "the balance is below zero". */
import type { Hit, Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { isNumeric } from "./column-list";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";

const lead = /(?<![\p{L}-])(?:(?:have|has|with) )?(?:an? |ein(?:en?)? )?negativ(?:e[nrms]?)?\s+$/iu;
const tail =
  /^ (?:(?:is|are|was|were|ist|sind|war|waren) )?(?:negativ(?:e)?|(?:below|less than|under|unter) (?:zero|null))(?!\p{L})/iu;

export function takeSigns(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  hits: readonly Hit[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  if (hits.some(({ value }) => /^negative?$/i.test(value))) return result;
  for (const { column, start, end } of mentions) {
    const profile = table.columns[column];
    if (profile === undefined || !isNumeric(profile)) continue;
    const before = lead.exec(reading.text.slice(0, start));
    const after = tail.exec(reading.text.slice(end));
    const from = before?.index ?? start;
    const until = before === null ? end + (after?.[0].length ?? 0) : end;
    if ((before === null && after === null) || !reading.isUntouched(from, until)) continue;
    if (
      /(?:\b(?:not|no|non|without|except|excluding|nicht|ohne|keine?)|n['’]t)[ -]+$/i.test(
        reading.text.slice(0, from),
      )
    )
      continue;
    reading.mark(from, until);
    result.filters.push({
      kind: "between",
      column,
      low: null,
      high: 0,
      withLow: false,
      withHigh: false,
    });
    result.places.push(start);
  }
  return result;
}
