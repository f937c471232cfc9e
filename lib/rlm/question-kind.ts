/**
 * What a question asks for, as far as its words show: one fact that stands somewhere, or something that only the whole
 * text settles. In English, German and Japanese; a question that is not understood counts as the latter.
 */

const LONGEST_FACTUAL = 160;
const MOST_WORDS = 6;

const asksForFact =
  /\b(who|whom|whose|what|when|where|which|wer|wen|wem|wessen|was|wann|wo|welche[rsmn]?)\b|誰|だれ|何|いつ|どこ|どの|いくら/iu;

/** Counting, comparing, ranking, gathering, explaining: a passage or two cannot answer these. */
const asksForWhole = new RegExp(
  [
    String.raw`\b(how (many|much|often|long)|count|number of|total|sum|average|mean|median|most|least|fewest|more|fewer|less|than|highest|lowest|largest|smallest|longest|shortest|first|last|earliest|latest|every|each|all|any|none|only|ever|never|list|compare|difference|differ|between|both|change[sd]?|trend|summar\w+|overview|why|explain|per|percent\w*|ratio|rank\w*|top|common|different|distinct|mentions?|mentioned|say about)\b`,
    String.raw`\b(wie ?viele?|wie oft|anzahl|summe|insgesamt|durchschnitt\w*|alle[rsnm]?|jede[rsnm]?|kein\w*|nur|liste\w*|vergleich\w*|unterschied\w*|zwischen|meisten|wenigsten|höchste\w*|niedrigste\w*|größte\w*|kleinste\w*|erste\w*|letzte\w*|warum|zusammenfass\w*|nie|mehr|weniger)\b`,
    "いくつ|何件|何回|何人|何個|何条|何年間|合計|総|平均|すべて|全て|全部|各|それぞれ|一覧|列挙|比較|比べ|違い|差|最も|一番|最大|最小|最初|最後|最多|要約|まとめ|なぜ|理由|のみ|だけ|以上|以下",
  ].join("|"),
  "iu",
);

/** True for a short question whose answer stands in one place, if it stands anywhere. */
export function asksForOneFact(question: string): boolean {
  const text = question.trim();
  if (text.length > LONGEST_FACTUAL || text.includes("\n")) return false;
  if ((text.match(/[?？]/gu)?.length ?? 0) > 1) return false;
  return asksForFact.test(text) && !asksForWhole.test(text);
}

/** What may stand in few places only: quoted words, names, figures and codes; words of Japanese by their script. */
export function tellingWords(question: string): string[] {
  const quoted = [
    ...question.matchAll(/"([^"]+)"|“([^“”]+)”|„([^„“]+)“|「([^「」]+)」|『([^『』]+)』/gu),
  ].map((match) => match.slice(1).find((part) => part !== undefined) ?? "");
  const rest = question.replace(/"[^"]+"|“[^“”]+”|„[^„“]+“|「[^「」]+」|『[^『』]+』/gu, " ");
  const words = [...rest.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}._/'’-]*[\p{L}\p{N}]/gu)]
    .filter(({ index }) => index > firstWordEnd(rest))
    .map(([word]) => word)
    .filter((word) => /\d/u.test(word) || /^\p{Lu}/u.test(word));
  const japanese = rest.match(/[\p{Script=Katakana}ー]{3,}|\p{Script=Han}{2,}/gu) ?? [];
  const candidates = [...quoted, ...words.filter((word) => !isJapanese(word)), ...japanese];
  return [...new Set(candidates.filter((word) => word.length >= 2))].slice(0, MOST_WORDS);
}

/** The first word of a sentence is capitalised whatever it is. */
function firstWordEnd(text: string): number {
  const match = /\S+/u.exec(text);
  return match ? match.index + match[0].length - 1 : 0;
}

function isJapanese(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word);
}
