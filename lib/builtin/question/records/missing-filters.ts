/** Conditions on fields without a value: "have no driver", "without a price", "ohne Preis", 価格がない. */
import type { Hit, Table } from "@/lib/builtin/plan/records/profile";
import type { Reading } from "@/lib/builtin/question/reading";
import type { FilterReading } from "./filters";
import type { Mention } from "./mentions";

const lacking =
  /(?<!\p{L})(?:(?:have|has|had|having|with|are|is|were|was) )?(?:no|without(?: an?| any| the)?|missing(?: an?| the)?|lack(?:s|ing)?(?: an?| the)?|(?:an? )?(?:empty|blank|missing)|ohne|kein(?:e[nrm]?)?|fehlt(?: der| die| das)?|fehlen(?: die)?|fehlende[nrm]?|leere[nrms]?)\s+["“']?$/iu;
const isLacking =
  /^["”']?(?: (?:value|date|given|entry|field))? (?:(?:is|are|was|were) )?(?:missing|empty|blank|not (?:given|set|known|stated)|unknown|fehlt|fehlen|leer(?: ist)?)(?!\p{L})|^(?:が|の|は)?(?:ない|無い|なし|空(?:の|欄)?|未入力|欠け(?:ている|た)?)(?:の)?/iu;
const after = /^["”']?(?: (?:given|value|date|entry|recorded|stated|set|angegeben))?(?!\p{L})/iu;

/** Where "no" is a value of the column, or its numbers pass through 0, both may be meant, and the words stay unexplained. */
export function takeMissing(
  reading: Reading,
  table: Table,
  mentions: readonly Mention[],
  hits: readonly Hit[],
): FilterReading {
  const result: FilterReading = { filters: [], places: [], problem: null };
  for (const { column, start, end } of mentions) {
    const profile = table.columns[column];
    if (profile === undefined || profile.missing === 0 || table.isLabelled) continue;
    const meansValue = hits.some(
      (hit) => hit.column === column && /^(?:no|none|nein|kein|keine|unknown)$/i.test(hit.value),
    );
    const mayBeZero = profile.low !== null && profile.low <= 0 && (profile.high ?? 0) >= 0;
    if (meansValue || mayBeZero) continue;
    const lead = lacking.exec(reading.text.slice(0, start));
    const tail = isLacking.exec(reading.text.slice(end));
    if (lead === null && tail === null) continue;
    // "ohne die Region West": a value is left out, and not those without one.
    const hasValue = hits.some(
      (hit) =>
        hit.column === column &&
        hit.start >= end &&
        /^\s*(?:is |of |= ?)?["“']?$/u.test(reading.text.slice(end, hit.start)),
    );
    if (hasValue) continue;
    const from = lead === null ? start : lead.index;
    const until =
      end + ((lead === null ? tail : after.exec(reading.text.slice(end)))?.[0].length ?? 0);
    if (!reading.isUntouched(from, until)) continue;
    reading.mark(from, until);
    result.filters.push({ kind: "missing", column });
    result.places.push(start);
  }
  return result;
}
