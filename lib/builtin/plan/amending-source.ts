/**
 * The part of a cell that finds where a text amends a provision by its number: replaced, repealed or reworded.
 * A provision that a later passage amends is not quoted as if it held.
 */

/** The rest of the sentence: it ends with its paragraph, and before the next one begins. */
const rest = (most: number) => `(?:(?!\\n\\s*\\n|\\.\\s+[A-Z])[^;]){0,${most}}?`;
const number = "\\s*(\\d+[a-z]?(?:\\.\\d+)*)";

/** Looked ahead, so that a reference does not swallow the next one. */
const shapes = [
  `\\b(?:Sections?|Clauses?|Articles?|Paragraphs?|§)${number}(?=(${rest(200)}\\b(?:is|are|shall be|has been|was)\\s+(?:hereby\\s+)?(?:replaced|amended|deleted|restated|modified|superseded|repealed|omitted|struck)))`,
  `\\b(?:Section|Clause|Article|Paragraph|§)${number}(?=(${rest(60)}\\b(?:shall|to|will|now) reads?\\b))`,
  `\\b(?:amends?|amending|replaces?|replacing|deletes?|deleting|repeals?|repealing|supersedes?)\\s+(?:the (?:words?|text|sum) [^.;]{0,60}? (?:of|in) )?(?:Section|Clause|Article|Paragraph|§)${number}()`,
  `(?:§|\\bArt(?:ikel|\\.)?|\\bZiff(?:er|\\.)|\\bNr\\.|\\bAbschnitt|\\bKlausel)${number}(?=(${rest(160)}(?:\\berhält\\b[^.;\\n]{0,40}\\bFassung|\\b(?:wird|werden)\\b[^;\\n]{0,120}?\\b(?:aufgehoben|gestrichen|ersetzt|geändert|neu ?gefasst)|\\bentfällt\\b|\\blautet\\b[^.;\\n]{0,40}\\b(?:künftig|nunmehr|neu|wie folgt))))`,
];
/** Only after a heading that calls itself an amendment: a statute also tells how it amended others. */
const japanese =
  "第([0-9０-９〇一二三四五六七八九十百]+)条(?=([^。\\n]{0,80}?(?:に改め|に変更す|に変更し|のとおり改め|のとおり変更|を削除|は削除|を廃止|に読み替え|に置き換え)))";
const japaneseHeading =
  "^[#\\s　【]*(?:覚書|変更覚書|変更契約書?|変更合意書?|修正契約書?|修正覚書|追加覚書|一部変更)";

/** Defines `amendedPlaces()`: the number that each amending passage names, and where it stands. */
export const amendingSource = `const amendedPlaces = () => {
  const digitsOf = (token: string) => {
    let total = 0, digit = 0;
    for (const sign of token.normalize("NFKC")) {
      const unit = { 十: 10, 百: 100 }[sign];
      if (unit) { total += (digit || 1) * unit; digit = 0; } else digit = digit * 10 + (/\\d/.test(sign) ? Number(sign) : "〇一二三四五六七八九".indexOf(sign));
    }
    return String(total + digit);
  };
  const heading = context.search(/${japaneseHeading}/m);
  const found = [${shapes.map((shape) => `/${shape}/gi`).join(", ")}].flatMap((shape) => [...context.matchAll(shape)].map((hit) => ({ hit, number: hit[1].toLowerCase() })));
  const japanese = heading < 0 ? [] : [...context.matchAll(/${japanese}/g)].filter((hit) => hit.index > heading).map((hit) => ({ hit, number: digitsOf(hit[1]) }));
  return [...found, ...japanese].map(({ hit, number }) => ({ number, start: hit.index, end: hit.index + hit[0].length + hit[2].length }));
};`;
