/** How the values of each kind are written: dates, sums of money, rates, spans of time and names. */
import type { ValueKind } from "@/lib/builtin/question/value-question";

const months =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
const weekday =
  "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? |(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag),? (?:den |dem )?)?";
const clock =
  "(?:,? (?:at |um )?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?: ?(?:UTC|GMT|[ap]\\.?m\\.?|Uhr))?)?";
const day = `${weekday}(?:\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d)?(?: ?(?:UTC|GMT|Z)\\b)?)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|(?:the )?\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of )?${months}\\.?(?: \\d{4})?|${months}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?(?! ?\\d)|(?<![\\p{L}] )${months} \\d{4}|(?<=\\b(?:in|during|since|im|seit|until|by) )(?:${months}|\\d{4})(?![\\p{L}\\d]))${clock}`;
const ordinal =
  "(?:first|second|third|fourth|fifth|tenth|fifteenth|last|\\d{1,2}(?:st|nd|rd|th)|ersten|zweiten|dritten|vierten|fünften|zehnten|fünfzehnten|letzten|\\d{1,2}\\.)";
const recurring = `(?:the )?${ordinal} (?:(?:working|business|calendar) )?(?:day|Tag|Werktag|Bankarbeitstag)e?s? (?:of (?:each|every|the|a)(?: (?:calendar|following))? (?:month|quarter|year)|(?:eines )?(?:jeden|eines|des)(?: (?:Kalender)?)?\\s?(?:Monats|Quartals|Jahres))`;
const defined = "(?:the |dem )(?:Effective|Commencement|Start|Closing|Completion) Date";

const number = "\\d[\\d.,]*\\d|\\d";
const scale = "(?: ?(?:million|billion|thousand|Mio\\.?|Millionen|Mrd\\.?|Tsd\\.?|m|bn|k)\\b)?";
const currency =
  "(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|Euros?|euros?|dollars?|pounds?|crowns?|francs?|yen|pence|cents?|Franken|Kronen|[€£$¥])";
const per =
  "(?: (?:per|a|an|each|pro|im|je) (?:month|year|week|day|hour|person|quarter|Monat|Jahr|Woche|Tag|Stunde|Person)\\b| monatlich\\b| jährlich\\b)?";
const amount = `(?:(?<![\\p{L}\\p{N}])(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK) |[€£$¥] ?)-?(?:${number})${scale}${per}|(?<![\\p{L}\\p{N}.,])(?:${number})${scale} ?${currency}(?![\\p{L}\\p{N}])${per}`;
const percent = `(?:[a-z]+(?:[- ][a-z]+)? percent \\()?(?<![\\p{L}\\p{N}.,])(?:${number})(?: ?%|\\s?(?:percent|per cent|Prozent)\\b)\\)?(?: (?:per|a|pro|im) (?:month|year|annum|day|Monat|Jahr|Tag)\\b| p\\.a\\.)?`;
const spelled =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|forty-five|sixty|ninety|ein(?:e[nmr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|dreißig)";
const span = (unit: string) =>
  `(?<![\\p{L}\\p{N}.,])(?:${spelled} \\(\\d+\\)|${number}|${spelled})[ -](?:(?:[Cc]alendar|[Bb]usiness|[Ww]orking) )?${unit}(?!\\p{L})`;
const name =
  "(?:(?:Mr|Mrs|Ms|Dr|Prof|Dame|Sir|Lord|Lady|Herrn?|Frau)\\.? )*\\p{Lu}(?:\\.|[\\p{L}’'-]+)(?: (?:(?:van|von|de|der|den|del|la|di|al|bin) )*\\p{Lu}(?:\\.|[\\p{L}’'-]+)){1,3}";

/** What numbers a thing: at least one digit, no word of small letters. */
const identifier =
  "(?=[\\p{Lu}\\p{N} ./-]*\\d)[\\p{Lu}\\p{N}][\\p{Lu}\\p{N}./-]*(?: [\\p{Lu}\\p{N}./-]+)*(?=$)";

/** A date with the name that the text gives it: `March 15, 2019 (the "Effective Date")`. */
export function namedDatePattern(): string {
  return `(${day})\\s*\\((?:the |der |das )?["“„]([^"“”]{4,30})["”“]\\)`;
}

/** The kind's values as the source of a regular expression, with the flags `gu`. */
export function valuePattern(kind: ValueKind, unit: string | null): string {
  if (kind === "date") return `${day}|${recurring}|${defined}`;
  if (kind === "amount") return `${amount}|${percent}`;
  if (kind === "percent") return percent;
  if (kind === "person") return name;
  if (kind === "number") return identifier;
  return span(unitPattern(unit ?? "days?"));
}

/** A unit as asked, in singular and plural, with either case of its first letter. */
function unitPattern(unit: string): string {
  const last = unit.split(" ").at(-1) ?? unit;
  const stem = /^[A-Z]/.test(last) ? last.replace(/e$/, "") : last.replace(/s$/i, "");
  const [first = ""] = stem;
  const ending = /^[A-Z]/.test(last) ? "(?:en?|n)?" : "s?";
  return `[${first.toLowerCase()}${first.toUpperCase()}]${stem.slice(1)}${ending}`;
}
