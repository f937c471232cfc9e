/** The language a question is asked in; the answer is worded in the same. */
export type Language = "en" | "ja" | "de";

const germanWords =
  /(?<!\p{L})(?:wie|viele[nr]?|oft|kommt|kommen|lautet|gibt|hat|haben|zitiere|welche[rsnm]?|was|wer|wann|wo|der|die|das|den|dem|des|ein|eine|einen|und|oder|ist|sind|viele|lautet|nenne|zitiere|gib|im|vom|zum)(?!\p{L})/giu;
const englishWords =
  /(?<!\p{L})(?:how|which|what|who|when|where|the|of|and|or|is|are|was|were|many|list|give|quote|to|does|did|do|times|occurs?)(?!\p{L})/giu;

export function detectLanguage(question: string): Language {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(question)) return "ja";
  if (/\p{Script=Han}/u.test(question) && !/[a-z]{3}/i.test(question)) return "ja";
  const german = question.match(germanWords)?.length ?? 0;
  const english = question.match(englishWords)?.length ?? 0;
  return german > english ? "de" : "en";
}
