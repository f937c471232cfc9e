/**
 * How much a sample looks like text when read in one encoding: the mean over its non-ASCII characters of how
 * likely each is where it stands, 0 to 1 and below 0 for nonsense. Minus infinity when it does not decode.
 */

const latinLetter = /[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]/;
const latinAccented = /[À-ÖØ-öø-ÿŒœŠšŽžŸ]/;
const latinPunctuation = /[‘’“”«»‹›„‚–—…•€£¥©®™°±²³µ½¼¾·§¿¡ºª \u00a0\u00ad]/;
const kana = /[ぁ-ゖァ-ヺー]/;
const ideograph = /[一-鿿々]/;
const cjkPunctuation = /[　-〟・！-～￠-￥]/;
const halfKatakana = /[｡-ﾟ]/;

function isAmongAscii(before: string, after: string): boolean {
  return before <= "\u007f" && after <= "\u007f";
}

function latinScore(before: string, letter: string, after: string): number {
  if (latinAccented.test(letter)) {
    if (latinAccented.test(before) || latinAccented.test(after)) return 0.2;
    if (/[a-z]/.test(before) && /[À-ÖØ-ÞŒŠŽŸ]/.test(letter)) return -0.5;
    return latinLetter.test(before) || latinLetter.test(after) ? 1 : 0.5;
  }
  if (latinPunctuation.test(letter)) return isAmongAscii(before, after) ? 0.9 : 0.3;
  return letter >= "\u0080" && letter <= "\u009f" ? -2 : 0;
}

function japaneseScore(before: string, letter: string, after: string): number {
  if (kana.test(letter) || cjkPunctuation.test(letter)) return 1;
  if (ideograph.test(letter)) return isAmongAscii(before, after) ? 0.3 : 0.8;
  if (halfKatakana.test(letter)) {
    return halfKatakana.test(before) || halfKatakana.test(after) ? 0.4 : -0.2;
  }
  return letter >= "\ue000" && letter <= "\uf8ff" ? -2 : 0.2;
}

/** Ideographs without any kana between them are seldom Japanese: a wrong reading gives the same. */
const loneIdeographs = 0.35;

export function likenessOf(encoding: string, sample: Uint8Array): number {
  const decoder = new TextDecoder(encoding);
  const letters = [...decoder.decode(sample)];
  const score = encoding === "windows-1252" ? latinScore : japaneseScore;
  let sum = 0;
  let counted = 0;
  let kanaSeen = 0;
  for (const [index, letter] of letters.entries()) {
    if (letter <= "\u007f") continue;
    counted += 1;
    if (letter === "\ufffd") sum -= 4;
    else sum += score(letters[index - 1] ?? " ", letter, letters[index + 1] ?? " ");
    if (kana.test(letter)) kanaSeen += 1;
  }
  if (counted === 0) return Number.NEGATIVE_INFINITY;
  const mean = sum / counted;
  const isJapanese = encoding !== "windows-1252";
  return isJapanese && counted >= 8 && kanaSeen < counted * 0.03
    ? Math.min(mean, loneIdeographs)
    : mean;
}
