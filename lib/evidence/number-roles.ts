/**
 * What a number is for beside its value: the label of a section, or a count of things. A small number stands
 * everywhere in a long text; `2 exceptions` is not held by `Section 2`.
 */

export type NumberRole = "label" | "count" | null;

const labelWord =
  "sections?|sec\\.|articles?|art\\.|clauses?|chapters?|schedules?|exhibits?|annex(?:es)?|appendix|paragraphs?|para\\.|pages?|lines?|rows?|nos?\\.|nr\\.|numbers?|artikeln?|absatz|abs\\.|ziffer|kapiteln?|abschnitte?|anlagen?|seiten?|zeilen?|steps?|figures?|tables?|versions?|§+|第|#";
const afterLabel = new RegExp(`(?:^|[^\\p{L}])(?:${labelWord})\\s?$`, "iu");
/** `Sections 3, 7 and 12`: the word stands before the first only. */
const inLabelList = new RegExp(
  `(?:^|[^\\p{L}])(?:${labelWord})\\s?\\d+(?:\\.\\d+)*(?:\\s?(?:,|;|and|or|to|und|oder|bis|-|&)\\s?\\d+(?:\\.\\d+)*)*\\s?(?:,|;|and|or|to|und|oder|bis|-|&)\\s?$`,
  "iu",
);
const beforeLabel = /^(?:条|項|号|章|節|ページ|頁|行目)/u;

/** A noun that is counted: not one of the small words that may follow any number. */
const counted =
  /^\s(?!(?:of|and|or|in|on|at|to|is|was|are|were|the|an?|for|from|with|by|per|as|but|which|that|when|than|until|und|oder|von|vom|im|in|am|an|bis|ist|sind|war|waren|der|die|das|zu|aus|mit|pro)(?!\p{L}))\p{L}{3,}|^(?:つ|個|件|回|社|台|本|枚|種類|箇所|か所)/iu;

const reach = 60;

/** `text` is in half width. The `2.` of a list is a label too. */
export function roleAt(text: string, { start, end }: { start: number; end: number }): NumberRole {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  if (/(?:^|\n)[ \t]*$/.test(before) && /^[.)][ \t]/.test(after)) return "label";
  if (isAfterLabel(before) || beforeLabel.test(after)) return "label";
  return counted.test(after) ? "count" : null;
}

/** Looks at the last character first: most numbers stand behind none that could end a label. */
function isAfterLabel(before: string): boolean {
  const last = before.trimEnd().slice(-1);
  if (/[\p{L}.§#]/u.test(last) && afterLabel.test(before)) return true;
  return /[\p{L},;&-]/u.test(last) && inLabelList.test(before);
}
