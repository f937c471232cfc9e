/** "per status", "by region", "for each day", 地域ごと: what one value is asked for each of. */
import type { Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import { groupOf, onlyTime } from "./column-roles";
import type { Mention } from "./mentions";
import type { Bucket, Group } from "./query";

const before =
  /(?<!\p{L})(?:per|by|broken down by|grouped by|(?:for|in|of|at|on) (?:each|every)|each|every|pro|je|nach|für jede[nrsm]?|in jede[rm]?)\s+(?:the |single )?$/iu;
const after = /^(?:ごと|別|毎|ごとの|それぞれ)(?:に|の)?/u;

const spans: readonly [Bucket, RegExp][] = [
  [
    "hour",
    /(?<!\p{L})(?:per|by|for each|in each|each|every|pro|je) (?:clock )?(?:hour|Stunde)(?!\p{L})|(?:1|一)?時間(?:ごと|別|毎)(?:に|の)?/iu,
  ],
  [
    "day",
    /(?<!\p{L})(?:per|by|for each|on each|each|every|pro|je) (?:calendar )?(?:day|date|Tag)(?!\p{L})|(?:1|一)?日(?:ごと|別|毎)(?:に|の)?/iu,
  ],
  [
    "month",
    /(?<!\p{L})(?:per|by|for each|in each|each|every|pro|je) (?:month|Monat)(?!\p{L})|月(?:ごと|別|毎)(?:に|の)?/iu,
  ],
  [
    "year",
    /(?<!\p{L})(?:per|by|for each|in each|each|every|pro|je) (?:year|Jahr)(?!\p{L})|年(?:ごと|別|毎)(?:に|の)?/iu,
  ],
];

const rows =
  /(?<!\p{L})(?:per|pro|je|for each|each|every) (?:row|record|entry|line|event|request|transaction|item|Zeile|Eintrag|Anfrage)(?!\p{L})|(?:1|一)?(?:行|件)(?:あたり|当たり|につき)の?/iu;

/** Marks the words; columns themselves are marked with the other mentions. */
export function takeBreakdown(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
): Group | null {
  for (const { column, start, end } of mentions) {
    const lead = before.exec(reading.text.slice(0, start));
    const tail = after.exec(reading.text.slice(end));
    if (lead === null && tail === null) continue;
    if (lead !== null) reading.mark(lead.index, start);
    if (tail !== null) reading.mark(end, end + tail[0].length);
    return groupOf(table.columns[column], column);
  }
  const time = onlyTime(table);
  if (time === null) return null;
  for (const [bucket, pattern] of spans)
    if (reading.take(pattern) !== null) return { column: time, bucket };
  return null;
}

/** "per row", "per order" in orders.csv: an average over rows says no more than that it is one. */
export function takePerRow(reading: Reading, titleStems: readonly string[]): void {
  if (reading.take(rows) !== null) return;
  for (const stem of titleStems.filter((word) => word.length > 3))
    if (
      reading.take(new RegExp(`(?<!\\p{L})(?:per|pro|je|each|every) ${stem}(?!\\p{L})`, "iu")) !==
      null
    )
      return;
}
