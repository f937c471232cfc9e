/** Words for a record itself and for its being there: they add no condition. */
import type { Reading } from "@/lib/builtin/question/reading";

const nouns =
  /\b(?:http )?(?:log )?(?:requests?|hits|accesses|rows?|records?|entries|entry|lines?|items?|events?|transactions?|answers?|responses?|replies|cases|data ?sets?|observations?|Anfragen?|Zugriffe?n?|Zeilen?|Einträgen?|Eintrag|Datensätze?n?|Datensatz|Antworten|Ereignisse?n?)\b|リクエスト|アクセス|レコード|行|件数?|エントリー?|データ|ログ/giu;
const verbs =
  /\b(?:were|was|is|are|have|has|had|did|does|do)? ?(?:answered|sends?|placed|appears? in|appeared in|occurs? in|used|returned|resulted|produced?|produced|received?|served|logged|recorded|reported|registered|made|came|come|got|sold|there|responded|beantwortet|gesendet|geschickt|verzeichnet|hoch|protokolliert|verkauft|erzeugt\w*|返され|記録され|送信され|送られ|応答し|返し)\b/giu;
const links =
  /\b(?:with|where|whose|having|for which|of type|of|equal to|equals?|value|values?|log|access log|this|server|inclusive|among|belonging to|from|column|field|section|table|part|sheet|including|mit|deren|Protokoll|Wert|gleich|Abschnitt|Tabelle|Spalte)\b|アクセスログ|この表|表|値|うち|列|いくら/giu;
const ambient = /\b(?:federal|national|overall|official|bundesweit\w*)\b/giu;

export function takeRecordWords(
  reading: Reading,
  absentWords: ReadonlySet<string>,
): { hasNoun: boolean } {
  let hasNoun = false;
  while (reading.take(nouns) !== null) hasNoun = true;
  while (reading.take(verbs) !== null);
  while (reading.take(links) !== null);
  for (let match = reading.sees(ambient); match !== null; match = reading.sees(ambient)) {
    if (!absentWords.has(match[0].toLowerCase())) break;
    reading.take(ambient);
  }
  return { hasNoun };
}
