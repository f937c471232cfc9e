/**
 * Numbers as they are written, by value: grouping, decimal marks, signs, scale words and currency
 * of English and German, exponents. A run such as `2009,10,780.951` has more than one reading.
 */
import { findKanjiNumbers } from "./kanji";
import { type NumberRole, roleAt } from "./number-roles";
import { findNumberWords } from "./number-words";
import { takenRanges } from "./taken-ranges";
import { type Unit, unitAt } from "./units";

export type Figure = {
  start: number;
  end: number;
  raw: string;
  /** With its sign. */
  value: number;
  /** The size of the last place that is written: 0.01 for 3.14, 1e8 for 2.7 billion. */
  resolution: number;
  /** Significant digits written, leading zeros left out. */
  digits: number;
  /** True when a scale word or unit is part of the number. */
  isScaled: boolean;
  unit: Unit | null;
  role: NumberRole;
};

/** A number by itself, before what stands beside it is read. */
type BareFigure = Omit<Figure, "unit" | "role">;

/**
 * What a reader would call the numbers of a text, each once, left to right.
 * `text` is in half width (see halfWidth).
 */
export function findFigures(text: string): Figure[] {
  const figures = [
    ...findRuns(text).map((run) => run.readings[0] ?? []),
    ...findWordFigures(text, ({ hasCounter }) => hasCounter).map((figure) => [figure]),
  ].flat();
  const longestFirst = figures.sort((a, b) => b.end - b.start - (a.end - a.start));
  const taken = takenRanges(text.length);
  const kept = longestFirst.filter((figure) => taken.take(figure));
  return kept.sort((a, b) => a.start - b.start).map((figure) => inContext(text, figure));
}

/** Every reading of every number: what a text may be said to hold. Parts of names and addresses are no numbers. */
export function findReadings(text: string): Figure[] {
  const plain = text.replace(partOfName, (name) => " ".repeat(name.length));
  return [
    ...findRuns(plain).flatMap((run) => run.readings.flat()),
    ...findWordFigures(plain, () => true),
  ].map((figure) => inContext(plain, figure));
}

function inContext(text: string, figure: BareFigure): Figure {
  return { ...figure, unit: unitAt(text, figure), role: roleAt(text, figure) };
}

/** Network addresses, versions (but not dates), and tokens joined by underscores. */
const partOfName =
  /(?<![\w.])(?!\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.])|\d{1,3}(?:\.\d{3})+(?!\d|\.\d))\d+(?:\.\d+){2,}(?!\w)|(?<!\w)(?=\w*[A-Za-z])\w*_\w*/g;

function findWordFigures(
  text: string,
  keepsKanji: (number: ReturnType<typeof findKanjiNumbers>[number]) => boolean,
): BareFigure[] {
  const kanji = findKanjiNumbers(text)
    .filter(keepsKanji)
    .map(({ start, end, raw, value, resolution }) => ({ start, end, raw, value, resolution }));
  const words = findNumberWords(text).map((word) => ({ ...word, resolution: 1 }));
  return [...kanji, ...words].map((number) => ({
    ...number,
    digits: significantDigits(String(number.value / number.resolution)),
    isScaled: number.resolution > 1,
  }));
}

/** A run of digits, points and commas; the first reading is the one that a reader would choose. */
type Run = { readings: BareFigure[][] };

const runOfDigits = /\d+(?:[.,']\d+)*(?:e[+-]?\d{1,3}(?![\p{L}\d]))?/giu;
const scaleWord =
  /^\s?(?:(k|thousand|tsd\.?|tausend)|(m|mn|mio\.?|million(?:s|en)?)|(bn|b|mrd\.?|billion(?:s)?|milliarden?)|(tn|trillions?|billionen))(?![\p{L}\d])/iu;
const scales = [1e3, 1e6, 1e9, 1e12];

function findRuns(text: string): Run[] {
  return [...text.matchAll(runOfDigits)].map((match) => {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const sign = signBefore(text, start);
    const isField = text[start - 1] === "," || /^,\S/.test(text.slice(end, end + 2));
    const readings = readRun(raw, isField).map((pieces) =>
      pieces.map((piece, index) => toFigure(piece, start, index === 0 ? sign : noSign)),
    );
    const isBracketed = text[start - 1] === "(" && text[end] === ")";
    return { readings: withBrackets(isBracketed, withScale(text, end, readings)) };
  });
}

/** Accountants put a loss in brackets; a reader takes `ten (10) years` as it is. */
function withBrackets(isBracketed: boolean, readings: BareFigure[][]): BareFigure[][] {
  if (!isBracketed) return readings;
  const losses = (readings[0] ?? []).map((figure) => ({ ...figure, value: -figure.value }));
  return [...readings, losses];
}

function toFigure({ at, raw, value, resolution }: Piece, runStart: number, sign: Sign): BareFigure {
  return {
    start: runStart + at - sign.mark.length,
    end: runStart + at + raw.length,
    raw: sign.mark + raw,
    value: sign.factor * value,
    resolution,
    digits: significantDigits(raw),
    isScaled: false,
  };
}

/** Puts the scaled reading first where a scale word follows, and keeps the bare one. */
function withScale(text: string, end: number, readings: BareFigure[][]): BareFigure[][] {
  const word = scaleWord.exec(text.slice(end, end + 14));
  const [first] = readings;
  const only = first?.length === 1 ? first[0] : undefined;
  if (!word || !only) return readings;
  const scale = scales[word.slice(1).findIndex((group) => group !== undefined)] ?? 1;
  const isLetter = /^\s?[kmb]$/i.test(word[0]);
  if (isLetter && /^\s/.test(word[0])) return readings;
  const scaled: BareFigure = {
    ...only,
    end: only.end + word[0].length,
    raw: only.raw + word[0],
    value: product(only.value, scale),
    resolution: product(only.resolution, scale),
    isScaled: true,
  };
  return [[scaled], ...readings];
}

/** Without the error of binary fractions: 4.1 × 10⁹ is 4,100,000,000. */
function product(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15));
}

type Piece = { at: number; raw: string; value: number; resolution: number };

/** `isField`: the run stands in a row of fields, where a comma may part two numbers. */
function readRun(raw: string, isField: boolean): Piece[][] {
  const whole = (value: string): Piece[][] => [[piece(0, raw, value)]];
  if (/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(raw)) return whole(raw);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(raw)) {
    const grouped = whole(raw.replaceAll(",", ""));
    return isField ? [...grouped, separate(raw)] : grouped;
  }
  if (/^\d{1,3}(?:'\d{3})+(?:\.\d+)?$/.test(raw)) return whole(raw.replaceAll("'", ""));
  if (/^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/.test(raw)) {
    return whole(raw.replaceAll(".", "").replace(",", "."));
  }
  if (/^\d+,\d+$/.test(raw)) {
    const decimal = whole(raw.replace(",", "."));
    return isField ? [separate(raw), ...decimal] : [...decimal, separate(raw)];
  }
  return [regrouped(raw), separate(raw)];
}

/** Every part by itself, as the fields of a table row. */
function separate(raw: string): Piece[] {
  return [...raw.matchAll(/\d+(?:\.\d+)?/g)].map((match) => piece(match.index, match[0], match[0]));
}

/** Grouped numbers within a longer row, the rest by itself. */
function regrouped(raw: string): Piece[] {
  const part = /(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?/g;
  return [...raw.matchAll(part)].map((match) =>
    piece(match.index, match[0], match[0].replaceAll(",", "")),
  );
}

function piece(at: number, raw: string, value: string): Piece {
  const [mantissa = "", exponent = "0"] = value.toLowerCase().split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return { at, raw, value: Number(value), resolution: 10 ** (Number(exponent) - decimals) };
}

/** `mark` is what belongs to the number as it is written; a currency sign does not. */
type Sign = { factor: 1 | -1; mark: string };

const noSign: Sign = { factor: 1, mark: "" };

/** A minus before the number, but not the dash of a range; triangles as accountants write them. */
function signBefore(text: string, start: number): Sign {
  const before = text.slice(Math.max(0, start - 5), start);
  const bare = before.replace(/(?:US)?[$€£¥]\s?$/u, "");
  const minus = /(?:^|[^\p{L}\d.)\]])([-▲△])$/u.exec(bare)?.[1];
  return minus === undefined ? noSign : { factor: -1, mark: bare === before ? minus : "" };
}

function significantDigits(raw: string): number {
  return raw.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length;
}
