/**
 * What a number counts: the currency, percent, time or size that stands beside it, in English, German and Japanese.
 * Only closed classes are known; `30 apples` has no unit here. `$` may be any dollar, `¥` the yen or the yuan.
 */

export type Unit = {
  /** What it may measure; two units fit when they share one. */
  kinds: readonly string[];
  /** What one of it is in the kind's base: 0.01 for a basis point, whose base is the percent. */
  factor: number;
};

type Row = readonly [pattern: string, kinds: string, factor: number];

const currencies: readonly Row[] = [
  ["us\\$|usd|u\\.s\\. dollars?|us dollars?|米ドル", "usd", 1],
  ["c\\$|cad|canadian dollars?", "cad", 1],
  ["a\\$|aud|australian dollars?", "aud", 1],
  ["\\$|dollars?|ドル", "usd cad aud dollar", 1],
  ["€|eur|euros?|ユーロ", "eur", 1],
  ["£|gbp|pounds? sterling", "gbp", 1],
  ["jpy|yen|円", "jpy", 1],
  ["¥", "jpy cny", 1],
  ["cny|rmb|yuan|元", "cny", 1],
  ["chf|swiss francs?|franken|fr\\.", "chf", 1],
  ["₹|inr|rupees?", "inr", 1],
  ["₩|krw", "krw", 1],
];

const measures: readonly Row[] = [
  ["%|percent|per cent|pct|prozent|パーセント", "percent", 1],
  ["bps|basis points?|basispunkte?n?|ベーシスポイント", "percent", 0.01],
  ["percentage points?|prozentpunkte?n?", "points", 1],
  [
    "(?:business|working|banking) days?|(?:werk|arbeits|bank|geschäfts)tage?n?|営業日",
    "workday",
    1,
  ],
  ["(?:calendar |consecutive )?days?|(?:kalender)?tage?n?|日間|日", "day", 1],
  ["weeks?|wochen?|週間", "day", 7],
  ["(?:calendar )?months?|(?:kalender)?monate?n?|[かヶカケ箇]月間?", "month", 1],
  ["(?:calendar |fiscal )?quarters?|quartale?n?|四半期", "month", 3],
  ["(?:calendar |fiscal )?years?|(?:kalender|geschäfts)?jahre?n?|年間|年", "month", 12],
  ["hours?|hrs?|stunden?|時間", "second", 3600],
  ["minutes?|mins?|minuten?|分間|分", "second", 60],
  ["seconds?|secs?|sekunden?|秒間|秒", "second", 1],
  ["milliseconds?|ms", "second", 0.001],
  ["kilograms?|kilogramm|kg|キログラム", "gram", 1e3],
  ["grams?|gramm|g|グラム", "gram", 1],
  ["milligrams?|mg", "gram", 1e-3],
  ["tonnes?|metric tons?|tonnen?", "gram", 1e6],
  ["lbs?|pounds?", "pound gbp", 1],
  ["kilomet(?:er|re)s?|kilometern?|km|キロメートル", "metre", 1e3],
  ["met(?:er|re)s?|metern?|メートル", "metre", 1],
  ["centimet(?:er|re)s?|cm", "metre", 0.01],
  ["millimet(?:er|re)s?|mm", "metre", 1e-3],
  ["miles?|meilen?", "mile", 1],
  ["feet|foot|ft", "foot", 1],
  ["inch(?:es)?|zoll", "inch", 1],
  ["kilobytes?|kb", "byte", 1e3],
  ["megabytes?|mb", "byte", 1e6],
  ["gigabytes?|gb", "byte", 1e9],
  ["terabytes?|tb", "byte", 1e12],
  ["bytes?", "byte", 1],
  ["°\\s?c|degrees celsius|grad celsius|℃", "celsius", 1],
  ["°\\s?f|degrees fahrenheit", "fahrenheit", 1],
  ["kwh", "watthour", 1e3],
  ["mwh", "watthour", 1e6],
  ["人|名", "person", 1],
];

const unitOf = ([, kinds, factor]: Row): Unit => ({ kinds: kinds.split(" "), factor });

/** One pattern for all rows: the group that matched says which. */
function patternOf(rows: readonly Row[], before: string, after: string): RegExp {
  return new RegExp(
    `${before}(?:${rows.map(([pattern]) => `(${pattern})`).join("|")})${after}`,
    "iu",
  );
}

const following = [...measures, ...currencies];
/** Behind the number, be it in brackets, written a second time in digits, or joined by a hyphen. */
const behind = patternOf(
  following,
  "^(?:\\s?\\(\\d[\\d.,]*\\))?\\)?[\\s-]{0,2}",
  "(?![\\p{Ll}\\p{Lu}])",
);
const inFront = patternOf(currencies, "(?<![\\p{L}])", "\\s?[-(▲△]?$");

const longestUnit = 24;

/** The unit beside the number at `start` to `end`; null when none is known. `text` is in half width. */
export function unitAt(text: string, { start, end }: { start: number; end: number }): Unit | null {
  const before = text.slice(Math.max(0, start - longestUnit), start);
  const currency = mayEndCurrency.test(before) ? rowOf(currencies, inFront.exec(before)) : null;
  if (currency) return currency;
  const after = text.slice(end, end + longestUnit + 16);
  return mayBeginUnit.test(after) ? rowOf(following, behind.exec(after)) : null;
}

/** Quick looks: most numbers stand beside neither. */
const mayEndCurrency = /[\p{L}$€£¥₹₩.]\s?[-(▲△]?$/u;
const mayBeginUnit = /^(?:\s?\(\d|\)?[\s-]{0,2}[\p{L}%$€£¥₹₩°])/u;

function rowOf(rows: readonly Row[], match: RegExpExecArray | null): Unit | null {
  const at = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
  const row = rows[at];
  return row ? unitOf(row) : null;
}

/** What turns an amount of the one into the other; null when they measure different things. */
export function conversion(from: Unit, to: Unit): number | null {
  return from.kinds.some((kind) => to.kinds.includes(kind)) ? from.factor / to.factor : null;
}

/** Equal for units that are one and the same. */
export function unitKey(unit: Unit | null): string {
  return unit ? `${unit.kinds.join(" ")} ${unit.factor}` : "";
}
