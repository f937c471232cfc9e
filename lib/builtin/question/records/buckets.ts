/** Spans of time that records can be grouped by: the hour, day, month or year of their time. */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import type { Bucket, Group } from "./query";

const buckets: readonly { bucket: Bucket; pattern: RegExp }[] = [
  {
    bucket: "hour",
    pattern:
      /\b(?:clock )?hours? ?\((?:with |incl\w* )?(?:the )?date(?: and hour)?\)|\bdate and hour\b|\bStunde \(Datum und Stunde\)/i,
  },
  { bucket: "hour-of-day", pattern: /\bhours? of (?:the )?day\b|\bStunde des Tages\b/i },
  {
    bucket: "either-hour",
    pattern: /\b(?:(?:in|during) )?(?:clock )?hour\b|\b(?:in )?(?:der |welcher )?Stunde\b|何時台/i,
  },
  {
    bucket: "day",
    pattern: /\b(?:calendar )?(?:days?|dates?)\b|\b(?:Tag(?:e|en)?|Datum)\b|(?:どの日|何日|日付)/i,
  },
  { bucket: "month", pattern: /\bmonths?\b|\bMonat(?:e|en)?\b/i },
  { bucket: "year", pattern: /\byears?\b|\bJahr(?:e|en)?\b/i },
];

/** Needs exactly one column that holds times. */
export function takeBucket(reading: Reading, table: Table): Group | null {
  const times = table.columns.flatMap((column, index) =>
    column.kind === "date" || column.name === "time" ? [index] : [],
  );
  const column = times[0];
  if (times.length !== 1 || column === undefined) return null;
  for (const { bucket, pattern } of buckets) {
    if (reading.take(pattern) !== null) return { column, bucket };
  }
  return null;
}
