/**
 * The part of a cell that cuts a text into `units`: sentences that neither run on from a heading nor into the next
 * numbered item, and the pieces of a line set apart by wide gaps. Rows of tables are none, nor are sentences without
 * any word of the question (`tells`).
 */
export const valueUnitsSource = String.raw`type Unit = { start: number; end: number; text: string };
const starts = /^[ \t]*(?:[#>|*•]|[-–] |§|\(?\d+(?:\.\d+)*[.)][ \t]|\d+\.\d[\d.]*[ \t]|\(\d+\)|\(?[a-zA-Z][.)][ \t]|(?:Section|Clause|Article|Artikel)[ \t]+\d)/;
const isLabel = (line: string) => /^[ \t>*•_-]*\p{L}[^\n:：|.]{0,59}?[ \t*_]*[:：][ \t*_]+\S/u.test(line);
const cutsAt = (before: string, after: string, isFirst: boolean) =>
  starts.test(after) || /\S(?: {3,}|\t+)\S/.test(before) || /\S(?: {3,}|\t+)\S/.test(after) || (after.trim() === "" && /^(?:Dear|Hi|Hello|Sehr geehrte|Liebe|Guten|Hallo)\b/.test(before)) || isLabel(after) || isLabel(before) || /^[ \t]*(?:[#|]|§|(?:Section|Clause|Article|Artikel)[ \t]+\d)/.test(before) || (isFirst && before.trim().length < 50 && !/[,;:.]$/.test(before.trim()) && /^[ \t]*[\p{Lu}(\d]/u.test(after));
const units: Unit[] = [];
const push = (from: number, to: number) => {
  const raw = context.slice(from, to);
  const lead = raw.length - withoutNumbering(raw.trimStart()).length;
  const { start, end } = trimmed(from + lead, to);
  const line = context.slice(context.lastIndexOf("\n", start) + 1, start + 1);
  if (end > start && !/^\s*\|/.test(line)) units.push({ start, end, text: folded(start, end) });
};
/** "VAT no. GB 12" is one piece. */
const joined: { start: number; end: number }[] = [];
for (const sentence of sentencesOf(0, context.length)) {
  const last = joined.at(-1);
  if (last && /\b(?:no|nr|ref|tel)\.$/i.test(context.slice(last.end - 5, last.end)) && !context.slice(last.end, sentence.start).includes("\n")) last.end = sentence.end;
  else joined.push(sentence);
}
for (const { start, end } of joined) {
  const text = context.slice(start, end);
  if (!tells.test(text)) continue;
  let from = start;
  for (const gap of text.matchAll(/\n|\t+|(?<=[^\s.?!] {0,1})[ ]{3,}(?=\S)|(?<=[^\s.?!])[ ]{2}(?=\S)/g)) {
    const at = start + gap.index;
    if (gap[0] === "\n") {
      const before = context.slice(context.lastIndexOf("\n", at - 1) + 1, at);
      const nextEnd = context.indexOf("\n", at + 1);
      const after = context.slice(at + 1, nextEnd < 0 ? context.length : nextEnd);
      const above = context.slice(Math.max(0, at - before.length - 80), at - before.length);
      if (!cutsAt(before, after, above === "" || /\n[ \t]*\n$/.test(above))) continue;
    }
    push(from, at);
    from = at + gap[0].length;
  }
  push(from, end);
}
// "Subtotal        £632.00": a name and one value at the two ends of a line.
for (const pair of context.matchAll(/^[ \t]*(\p{L}[^\n:|]{1,50}?)(?: {3,}|\t+)(\S(?:[^\n]*\S)?)[ \t]*$/gmu))
  if (tells.test(pair[0]) && !/ {3,}|\t|:(?!\d)/.test(pair[2])) units.push({ start: pair.index, end: pair.index + pair[0].length, text: pair[1] + ": " + pair[2] });`;
