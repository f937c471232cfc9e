/** Words for a record itself and for its being there: they add no condition. */
import type { Reading } from "@/lib/builtin/question/reading";

const nouns =
  /\b(?:http )?(?:log )?(?:requests?|hits|accesses|rows?|records?|entries|entry|lines?|items?|events?|transactions?|answers?|responses?|replies|cases|data ?sets?|observations?|Anfragen?|Zugriffe?n?|Zeilen?|Einträgen?|Eintrag|Datensätze?n?|Datensatz|Antworten|Ereignisse?n?)\b|(?:リクエスト|アクセス|レコード|エントリー?)数?|行|件数?|データ|ログ/giu;
/** Inside another pattern, which must ignore case and read Unicode. */
export const recordNouns = nouns.source;
const verbs =
  /\b(?:were|was|is|are|have|has|had|did|does|do)? ?(?:logged(?! (?:in|on|out|off)\b)|recorded|reported|registered|made|placed|come|came|got|there|write|wrote|written|seen|flagged|marked|tagged|labell?ed|contained|gemacht|erzielt|enthalten|vorhanden|verzeichnet|protokolliert|hoch|記録され)\b/giu;
/** Being used or occurring is being in a record. */
const occurring =
  /\b(?:is|are|was|were)? ?(?:used|appears?(?: in)?|appeared(?: in)?|occurs?(?: in)?|occurred(?: in)?)\b/giu;
/** What a web server does with every request; in other records these words are conditions. */
const serving =
  /\b(?:were|was|is|are|have|has|had)? ?(?:answered|returned|resulted|produced?|responded|responses?|sends?|sent|received?|served|beantwortet|gesendet|geschickt|erzeugt\w*)\b|返され|送信され|送られ|応答し|返し/giu;
/** "404 errors": the status says already that they are. */
const failing =
  /\b(?:how many|number of|the most|the fewest|(?:per|by|which) \p{L}+|were|got|returned) (?:the )?[45]\d\d errors?\b/iu;
const selling =
  /\b(?:were|was|is|are|did|has|have)? ?(?:sold|sell|verkauft)\b|売れ(?:ました|た)?|販売され(?:ました|た)?/giu;
const lasting =
  /\b(?:took|takes|taken|taking|lasted|lasts|needed|dauerten?|gedauert)\b|かかっ(?:た|て)?/giu;
const links =
  /\b(?:with|where|whose|having|for which|of type|of|equal to|equals?|value|values?|log|access log|this|server|inclusive|among|belong(?:s|ing)? to|located in|situated in|lies? in|concern(?:s|ing)?|happened|took place|from|column|field|section|table|part|sheet|including|mit|deren|Protokoll|Wert|gleich|Abschnitt|Tabelle|Spalte)\b|アクセスログ|この表|表|値|うち|列|いくら/giu;
const measured = /\b(?:readings?|measurements?)\b/iu;
const ambient = /\b(?:federal|national|overall|official|bundesweit\w*)\b/giu;

/** Where each row is a day or a month of its own, counting them is counting rows. */
const spans = {
  day: /\b(?:calendar )?days\b|\bTagen?\b|日/i,
  month: /\b(?:calendar )?months\b|\bMonaten?\b|[かヶ箇]?月/i,
};

export function takeRecordWords(
  reading: Reading,
  absentWords: ReadonlySet<string>,
  around: {
    isAccessLog: boolean;
    surroundings: string;
    rowSpan: "day" | "month" | null;
    sells: boolean;
    lasts: boolean;
    /** Each row bears a time. */
    isTimed: boolean;
    /** What a column that numbers the rows calls them: Rechnung of Rechnungs-Nr., 注文 of 注文番号. */
    rowNames: readonly string[];
  },
): { hasNoun: boolean; hasRowName: boolean } {
  let hasNoun = false;
  let hasRowName = false;
  for (const name of around.rowNames) {
    const isLatin = /^\p{Script=Latin}/u.test(name);
    const pattern = isLatin
      ? `(?<!\\p{L})${name}(?:s|es|n|en|e)?(?!\\p{L})`
      : `${name}(?![\\p{Script=Han}\\p{Script=Katakana}])`;
    while (reading.take(new RegExp(pattern, "iu")) !== null) hasNoun = hasRowName = true;
  }
  while (reading.take(nouns) !== null) hasNoun = true;
  while (around.isTimed && reading.take(measured) !== null) hasNoun = true;
  const span = around.rowSpan === null ? null : spans[around.rowSpan];
  while (span !== null && reading.take(span) !== null) hasNoun = true;
  while (reading.take(verbs) !== null);
  while (reading.take(occurring) !== null) hasNoun = true;
  while (around.isAccessLog && reading.take(serving) !== null);
  if (around.isAccessLog && failing.test(reading.text) && reading.take(/\berrors?\b/i) !== null)
    hasNoun = true;
  while (
    (around.sells || /sale|sold|umsatz|verk[aä]uf/i.test(around.surroundings)) &&
    reading.take(selling) !== null
  );
  while (around.lasts && reading.take(lasting) !== null);
  while (reading.take(links) !== null);
  for (let match = reading.sees(ambient); match !== null; match = reading.sees(ambient)) {
    if (!absentWords.has(match[0].toLowerCase())) break;
    reading.take(ambient);
  }
  return { hasNoun, hasRowName };
}
