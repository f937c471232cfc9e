/** Numerals as the headings of laws and books write them. */
const digitsOf = "〇一二三四五六七八九";
const unitsOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 十二, 一〇, １２ and 12 as 12; null for anything else. */
export function readNumeral(token: string): number | null {
  const narrow = token.normalize("NFKC");
  if (/^\d+$/.test(narrow)) return Number(narrow);
  if (!/^[〇一二三四五六七八九十百千]+$/.test(token)) return null;
  let total = 0;
  let digit = 0;
  for (const sign of token) {
    const unit = unitsOf[sign];
    if (unit === undefined) digit = digit * 10 + digitsOf.indexOf(sign);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
