/** Numbers in words, English and German: `thirty-four`, `two hundred and six`, `vierunddreißig`. */

export type NumberWord = { start: number; end: number; raw: string; value: number };

/** `text` is in half width (see halfWidth). A lone "one" or "ein" is an article, not a number. */
export function findNumberWords(text: string): NumberWord[] {
  return [...findEnglish(text), ...findGerman(text)];
}

const englishUnits =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const englishTens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const english = new Map([
  ...englishUnits.map((word, value): [string, number] => [word, value]),
  ...englishTens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const englishScales = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);
const small = [...english.keys()].join("|");
const anyEnglish = `${small}|hundred|${[...englishScales.keys()].join("|")}`;
const englishNumber = new RegExp(
  `(?<![\\p{L}\\d-])(?:${small})(?:(?:\\s+and\\s+|[\\s-]+)(?:${anyEnglish}))*(?![\\p{L}\\d])`,
  "giu",
);

function findEnglish(text: string): NumberWord[] {
  return [...text.matchAll(englishNumber)].flatMap((match) => {
    const raw = match[0];
    const words = raw.toLowerCase().split(/[\s-]+/);
    const value = readEnglish(words.filter((word) => word !== "and"));
    if (value === null || raw.toLowerCase() === "one") return [];
    return [{ start: match.index, end: match.index + raw.length, raw, value }];
  });
}

/** Null for words that stand side by side without making one number, such as "two three". */
function readEnglish(words: readonly string[]): number | null {
  let total = 0;
  let section = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const scale = englishScales.get(word);
    if (scale !== undefined) {
      total += (section || 1) * scale;
      section = 0;
      lowest = Number.POSITIVE_INFINITY;
    } else if (word === "hundred") {
      section = (section || 1) * 100;
      lowest = 100;
    } else {
      const value = english.get(word) ?? 0;
      const size = value >= 20 ? 100 : 10;
      if (lowest < size) return null;
      section += value;
      lowest = value >= 20 ? 10 : 1;
    }
  }
  return total + section;
}

const germanUnits = new Map([
  ["ein", 1],
  ["zwei", 2],
  ["drei", 3],
  ["vier", 4],
  ["fünf", 5],
  ["sechs", 6],
  ["sieben", 7],
  ["acht", 8],
  ["neun", 9],
]);
const germanTeens = new Map(
  "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    .split(" ")
    .map((word, index) => [word, index + 10]),
);
const germanTens = new Map(
  "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
    .split(" ")
    .map((word, index) => [word, (index + 2) * 10]),
);
const unit = [...germanUnits.keys()].join("|");
const belowHundred = `(?:(?:${unit})und)?(?:${[...germanTens.keys()].join("|")})|${[...germanTeens.keys()].join("|")}|${unit}`;
const belowThousand = `(?:(?:${unit})?hundert(?:und)?)?(?:${belowHundred})?`;
const germanNumber = new RegExp(
  `(?<![\\p{L}\\d])(?=\\p{L})(?:(?<thousands>(?:${belowThousand}))tausend(?:und)?)?(?<rest>${belowThousand})(?![\\p{L}\\d])`,
  "giu",
);

function findGerman(text: string): NumberWord[] {
  return [...text.matchAll(germanNumber)].flatMap((match) => {
    const raw = match[0];
    if (raw === "" || raw.toLowerCase() === "ein") return [];
    const { thousands, rest = "" } = match.groups ?? {};
    const value =
      (thousands === undefined ? 0 : (readGerman(thousands) || 1) * 1000) + readGerman(rest);
    return [{ start: match.index, end: match.index + raw.length, raw, value }];
  });
}

function readGerman(word: string): number {
  const [head, tail] = word.toLowerCase().includes("hundert")
    ? word.toLowerCase().split(/hundert(?:und)?/)
    : [undefined, word.toLowerCase()];
  const hundreds = head === undefined ? 0 : (germanUnits.get(head) ?? 1) * 100;
  const low = tail ?? "";
  const whole = germanTeens.get(low) ?? germanTens.get(low) ?? germanUnits.get(low);
  if (whole !== undefined) return hundreds + whole;
  const [ones = "", tens = ""] = low.split("und");
  return hundreds + (germanUnits.get(ones) ?? 0) + (germanTens.get(tens) ?? 0);
}
