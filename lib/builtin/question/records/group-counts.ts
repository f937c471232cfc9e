/** "How many clients sent only one request", "how many towns have more than 40 rows": groups by how many records they have. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Reading } from "@/lib/builtin/question/reading";
import type { Mention } from "./mentions";
import { recordNouns } from "./record-words";

/** Both ends are included. */
export type GroupCount = { column: number; low: number | null; high: number | null };

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  einmal: 1,
  ein: 1,
  eine: 1,
  einen: 1,
  zweimal: 2,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
};
const bounds: readonly [RegExp, (count: number) => { low: number | null; high: number | null }][] =
  [
    [/^(?:more than|over|mehr als|über)$/i, (count) => ({ low: count + 1, high: null })],
    [/^(?:at least|mindestens)$/i, (count) => ({ low: count, high: null })],
    [/^(?:exactly|only|just|genau|nur)$/i, (count) => ({ low: count, high: count })],
    [/^(?:at most|no more than|höchstens)$/i, (count) => ({ low: null, high: count })],
    [/^(?:fewer than|less than|under|weniger als)$/i, (count) => ({ low: null, high: count - 1 })],
  ];
const verbs =
  "(?:that |which |who )?(?:(?:have|had|has|haben|hatten) )?(?:(?:sent|made|placed|issued|wrote|appear(?:s|ed)?(?: in)?|occur(?:s|red)?(?: in)?|with|mit) )?";
const bound =
  "(more than|over|mehr als|über|at least|mindestens|exactly|only|just|genau|nur|at most|no more than|höchstens|fewer than|less than|under|weniger als)";

/** `nouns` are what the table's title and its column of numbers call a record. */
export function takeGroupCount(
  reading: Reading,
  mentions: readonly Mention[],
  nouns: readonly string[],
): GroupCount | null {
  const records = [
    recordNouns,
    ...nouns.map((noun) => `(?<!\\p{L})${escapePattern(noun)}(?:s|es|n|en|e)?(?!\\p{L})`),
  ].join("|");
  const counted = new RegExp(
    `^ ${verbs}${bound} (\\d{1,6}|one|two|three|four|five|ten|ein|eine|einen|zwei|drei|vier|fünf)(?: ([\\p{L}\\d]+))? (?:${records})(?: (?:each|gemacht|gesendet|geschickt|gestellt))?(?=\\s*(?:[?.!]|$)| (?:in|on|from|with|im|am|aus|mit|to)\\b)`,
    "iu",
  );
  const times = new RegExp(
    `^ (?:appear(?:s|ed)?|occur(?:s|red)?|kommen|sind) ${bound} (once|twice|\\d{1,6} times|einmal|zweimal|\\d{1,6}[- ]?mal)(?: vor)?(?=\\s*(?:[?.!]|$)| (?:in|on|from|with|im|am|aus|mit)\\b)`,
    "iu",
  );
  for (const { column, start, end } of mentions) {
    if (
      !/(?<!\p{L})(?:how many|number of|wie ?viele)\s+(?:different |distinct |verschiedene )?$/iu.test(
        reading.text.slice(0, start),
      )
    )
      continue;
    const rest = reading.text.slice(end);
    const match = counted.exec(rest) ?? times.exec(rest);
    const range = rangeOf(match);
    if (match === null || range === null) continue;
    const value = match[3];
    const place = value === undefined ? -1 : end + match[0].lastIndexOf(` ${value} `) + 1;
    reading.mark(end, value === undefined ? end + match[0].length : place);
    if (value !== undefined) reading.mark(place + value.length, end + match[0].length);
    return { column, ...range };
  }
  return null;
}

function rangeOf(
  match: RegExpExecArray | null,
): { low: number | null; high: number | null } | null {
  const [, words = "", amount = ""] = match ?? [];
  const digits = /\d+/.exec(amount)?.[0];
  const count = digits === undefined ? numbers[amount.toLowerCase()] : Number(digits);
  const found = bounds.find(([pattern]) => pattern.test(words));
  return match === null || count === undefined || found === undefined ? null : found[1](count);
}
