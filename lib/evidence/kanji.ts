/** Kanji numerals: 三百二十一, 二〇二四, and amounts that mix digits with units, such as 3億2,000万円. */

const digits = new Map([..."〇一二三四五六七八九"].map((character, value) => [character, value]));
const smallUnits = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const bigUnits = new Map([
  ["万", 1e4],
  ["億", 1e8],
  ["兆", 1e12],
]);

export type KanjiNumber = {
  start: number;
  end: number;
  raw: string;
  value: number;
  /** The size of the last place that is written, such as 1e4 for 120万. */
  resolution: number;
  /** What follows makes it a count or a measure: 条, 円, 人. */
  hasCounter: boolean;
};

const written =
  /(?<!\d)(?:\d+(?:,\d{3})*(?:\.\d+)?[千百]?[万億兆])+(?:\d+(?:,\d{3})*)?|[〇一二三四五六七八九十百千万億兆]+/g;
const counter =
  /^(?:[条章回年月日人円個件項号つ箇か倍話編部社名通冊頁巻章節歳割点位台本枚]|パーセント)/;

/** `text` is in half width (see halfWidth). */
export function findKanjiNumbers(text: string): KanjiNumber[] {
  return [...text.matchAll(written)].flatMap((match) => {
    const raw = match[0];
    const number = readKanji(raw);
    if (number === null) return [];
    const end = match.index + raw.length;
    const hasCounter = counter.test(text.slice(end, end + 5)) || /\d/.test(raw);
    return [{ start: match.index, end, raw, ...number, hasCounter }];
  });
}

function readKanji(raw: string): { value: number; resolution: number } | null {
  if (/^[〇一二三四五六七八九]{2,}$/.test(raw)) {
    return { value: Number([...raw].map((each) => digits.get(each)).join("")), resolution: 1 };
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let resolution = 1;
  for (const [part] of raw.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?|./g)) {
    const small = smallUnits.get(part);
    const big = bigUnits.get(part);
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (big !== undefined) {
      if (section === 0 && digit === null) return null;
      total += (section + (digit ?? 0)) * big;
      section = 0;
      digit = null;
      resolution *= big;
      continue;
    } else {
      digit = digits.get(part) ?? Number(part.replaceAll(",", ""));
      resolution = 10 ** -(part.split(".")[1]?.length ?? 0);
      continue;
    }
    resolution = 1;
  }
  return { value: total + section + (digit ?? 0), resolution };
}
