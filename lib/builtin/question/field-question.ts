/** Questions for one stated fact, such as a line `Project manager: Ada Byron`. */
import type { Reading } from "./reading";

/** The words that the fact's name must consist of; null where the question asks for something else. */
export type FieldQuestion = { words: readonly string[]; isDate: boolean; isNumber: boolean };

const opening =
  /^\s*(?:(?:please )?(?:what|who|when|where|which) (?:is|was|are|were)|what's|how (?:high|large|big|much) (?:is|was|are|were)|(?:wie|was|wer|wann|wo) (?:ist|war|lautet|sind|hoch ist|hoch war))\b/i;
const japaneseEnding =
  /(?:は(?:何|誰|いつ|どこ|いくら|どれ)(?:です|でした)?か?|を教えてください)[。?]?\s*$/u;

export function readFieldQuestion(reading: Reading): FieldQuestion | null {
  if (reading.quoted.length > 0) return null;
  const asked = reading.language === "ja" ? reading.take(japaneseEnding) : reading.take(opening);
  if (asked === null) return null;
  const isDate = /when|wann|いつ/i.test(asked[0]);
  const isNumber = /how|hoch|いくら/i.test(asked[0]);
  const words = [...new Set(reading.leftover().map((word) => word.toLowerCase()))];
  return words.length === 0 || words.length > 6 ? null : { words, isDate, isNumber };
}
