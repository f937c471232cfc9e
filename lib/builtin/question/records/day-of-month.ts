/** "on the 5th", "am 5.": a day of the one month that the records are of. */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { onlyTime } from "./column-roles";
import type { Filter } from "./query";

const pattern =
  /(?<!\p{L})on the (\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[?.,;!]|$)| (?:with|from|by|were|was|did|have|had|got|returned)\b)/iu;

export function takeDayOfMonth(
  reading: Reading,
  table: Table,
): { filter: Filter; place: number } | null {
  const match = reading.sees(pattern);
  const column = onlyTime(table);
  const day = Number(match?.[1]);
  if (match === null || column === null || day < 1 || day > 31) return null;
  reading.mark(match.index, match.index + match[0].length);
  return { filter: { kind: "day-of-month", column, day }, place: match.index };
}
