/**
 * A number as code writes it, and the ways in which a page says the same: `4000` of a key in milliseconds is "4 seconds",
 * `50_000` is "50,000", `30 * time.Minute` is "30 minutes".
 */
type Scale = "time" | "bytes";
type Unit = { scale: Scale; factor: number; pattern: string };

export type Quantity = {
  amount: number;
  /** As it is written, without grouping. */
  digits: string;
  /** Of time or size; null for a bare number. */
  unit: Unit | null;
  /** What is counted, where the key says so: `lines` of `SAMPLE_LINES`. */
  counted: string | null;
};

/** One way to say a number. The pattern's first group is the number, the rest is its unit. */
export type Spoken = { pattern: RegExp; factor: number | null; hasUnit: boolean };

const units: readonly (Unit & { names: RegExp })[] = [
  unit(
    "time",
    1,
    /^(?:ms|msecs?|millis|milliseconds?)$/i,
    "(?:ms|milliseconds?|msecs?|ミリ秒|Millisekunden)",
  ),
  unit("time", 1_000, /^(?:s|secs?|seconds?)$/i, "(?:s|secs?|seconds?|秒(?:間)?|Sekunden?)"),
  unit("time", 60_000, /^(?:mins?|minutes?)$/i, "(?:m|mins?|minutes?|分(?:間)?|Minuten?)"),
  unit("time", 3_600_000, /^(?:h|hrs?|hours?)$/i, "(?:h|hrs?|hours?|時間|Stunden?)"),
  unit("time", 86_400_000, /^(?:d|days?)$/i, "(?:d|days?|日(?:間)?|Tagen?)"),
  unit("bytes", 1, /^(?:b|bytes?)$/i, "(?:B|bytes?|バイト)"),
  unit("bytes", 1_024, /^(?:ki?b?|kib|kilobytes?)$/i, "(?:[kK]i?B?|kilobytes?)"),
  unit("bytes", 1_048_576, /^(?:mi|mi?b|megabytes?)$/i, "(?:Mi?B?|megabytes?)"),
  unit("bytes", 1_073_741_824, /^(?:gi|gi?b|gigabytes?)$/i, "(?:Gi?B?|gigabytes?)"),
];

function unit(scale: Scale, factor: number, names: RegExp, pattern: string) {
  return { scale, factor, names, pattern };
}

const small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** With its point; longer ones are data, and no computer counts them exactly. */
const longestNumber = 16;

/** `words` are those of the key, `before` and `after` what stands round the number in its line. */
export function quantityOf(
  written: string,
  words: readonly string[],
  before = "",
  after = "",
): Quantity | null {
  const found = /^(\d[\d_']*(?:\.\d+)?)([A-Za-z]{0,3})$/.exec(written);
  const digits = (found?.[1] ?? "").replace(/[_']/g, "");
  if (!found || digits === "" || digits.length > longestNumber) return null;
  const factor = /^\s*\*\s*(?:time\.)?(Millisecond|Second|Minute|Hour|Day)s?\b/i.exec(after)?.[1];
  const call =
    /(?:\bof|from_|\.)?(millis|milliseconds|secs|seconds|minutes|mins|hours|days)\s*[(=]\s*$/i.exec(
      before,
    )?.[1];
  const last = words.at(-1) ?? "";
  const named =
    unitNamed(found[2] ?? "") ??
    unitNamed(factor ?? "") ??
    unitNamed(call ?? "") ??
    unitNamed(last.length > 1 ? last : "");
  const again = words.some((word) => /^(?:retr(?:y|ies)|tries|attempts?|backoff)$/.test(word));
  const noun = again ? "times" : /[a-z]{2}s$/i.test(last) ? last.toLowerCase() : null;
  const counted = named === null ? noun : null;
  return { amount: Number(digits), digits, unit: named, counted };
}

function unitNamed(name: string): Unit | null {
  return name === "" ? null : (units.find(({ names }) => names.test(name)) ?? null);
}

/** How a page may say it, with the surest first: those that name the unit. */
export function spokenForms(quantity: Quantity): Spoken[] {
  const { unit: own, counted, amount } = quantity;
  const forms: Spoken[] = [];
  for (const each of units.filter(({ scale }) => scale === own?.scale)) {
    const value = own === null ? amount : (amount * own.factor) / each.factor;
    if (value < 1 || (!Number.isInteger(value) && !Number.isInteger(value * 10))) continue;
    const pattern = new RegExp(`${from}(${written(value)})[\\s-]?${each.pattern}(?![A-Za-z0-9])`);
    forms.push({ pattern, factor: each.factor, hasUnit: true });
  }
  if (counted !== null) {
    const noun = counted.replace(/e?s$/, "");
    forms.push({
      pattern: new RegExp(`${from}(${written(amount)})\\s(?:\\w+\\s)?${noun}(?:e?s)?\\b`, "i"),
      factor: null,
      hasUnit: true,
    });
  }
  forms.push({
    pattern: new RegExp(`${from}(${grouped(amount, quantity.digits)})(?![\\w%]|[.,]\\d|-\\w)`),
    factor: null,
    hasUnit: false,
  });
  return forms;
}

/** Another quantity, said in the same way: with the same unit and grouping. Null where that would not be a plain number. */
export function sayAlike({ factor }: Spoken, said: string, fresh: Quantity): string | null {
  const value =
    factor === null || !fresh.unit ? fresh.amount : (fresh.amount * fresh.unit.factor) / factor;
  if (!Number.isInteger(value)) return factor === null ? fresh.digits : null;
  if (/^[a-z]/i.test(said)) return small[value] ?? String(value);
  const group = /\d([_,' ])\d{3}/.exec(said)?.[1];
  if (group === undefined || value < 1_000) return factor === null ? fresh.digits : String(value);
  return String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, group);
}

const from = "(?<![\\w.,#$%/-]|\\d:)";

function written(value: number): string {
  const word = Number.isInteger(value) ? small[value] : undefined;
  return word === undefined ? grouped(value, String(value)) : `${value}|${word}`;
}

function grouped(value: number, digits: string): string {
  const escaped = digits.replace(".", "\\.");
  if (!Number.isInteger(value) || value < 1_000) return escaped;
  return `${escaped}|${String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, "[_,' ]")}`;
}
