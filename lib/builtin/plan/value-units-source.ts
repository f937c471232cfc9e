/**
 * The part of a cell that cuts a text into `units`: sentences that neither run on from a heading nor into the next
 * numbered item, and the pieces of a line set apart by wide gaps. Rows of tables are none, nor are sentences without
 * any word of the question (`tells`).
 */
export const valueUnitsSource = String.raw`type Unit = { start: number; end: number; text: string };
const starts = /^[ \t]*(?:[#>|*•]|[-–] |§|\(?\d+(?:\.\d+)*[.)][ \t]|\d+\.\d[\d.]*[ \t]|\(\d+\)|\(?[a-zA-Z][.)][ \t]|(?:Section|Clause|Article|Artikel)[ \t]+\d)/;
const isLabel = (line: string) => /^[ \t>*•_-]*\p{L}[^\n:：|.]{0,59}?[ \t*_]*[:：][ \t*_]+\S/u.test(line);
const cutsAt = (before: string, after: string, isFirst: boolean) =>
  starts.test(after) || isLabel(after) || isLabel(before) || /^[ \t]*(?:[#|]|§|(?:Section|Clause|Article|Artikel)[ \t]+\d)/.test(before) || (isFirst && before.trim().length < 50 && !/[,;:.]$/.test(before.trim()) && /^[ \t]*[\p{Lu}(\d]/u.test(after));
const units: Unit[] = [];
const push = (from: number, to: number) => {
  const raw = context.slice(from, to);
  const lead = raw.length - withoutNumbering(raw.trimStart()).length;
  const { start, end } = trimmed(from + lead, to);
  const line = context.slice(context.lastIndexOf("\n", start) + 1, start + 1);
  if (end > start && !/^\s*\|/.test(line)) units.push({ start, end, text: folded(start, end) });
};
for (const { start, end } of sentencesOf(0, context.length)) {
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
}`;
