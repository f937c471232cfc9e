/**
 * The part of a cell that reads labelled lines, `Net sales: 410,228 EUR`, into a table: a block of them is a row.
 * A block begins at a heading of its own, or where the first label comes again; what is repeated or missing is told.
 */
export const labelledSource = `(() => {
type Labelled = { label: string; value: string; start: number; end: number };
const tidy = (label: string) => label.normalize("NFKC").replace(/\\s+/g, " ").trim();
const labelled: Labelled[] = [], lineStarts: { text: string; start: number }[] = [];
eachLine((line, start) => {
  lineStarts.push({ text: line, start });
  const match = /^[ \\t>*•_-]*(\\p{L}[^\\n:：|]{0,59}?)[ \\t*_]*(?:：|:(?=[ \\t*_]))[ \\t*_]*(\\S.*?)[ \\t*_]*$/u.exec(line);
  if (match) labelled.push({ label: tidy(match[1]), value: match[2], start, end: start + line.length });
});
const counted = (labels: string[]) => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};
// "Report 3 of 40: Elm": a label that differs by its running number only is a heading.
const masked = counted(labelled.map(({ label }) => label.replace(/\\d+/, "#")));
const numbered = [...masked].filter(([mask, count]) => mask.includes("#") && count > 1).map(([mask]) => labelled.filter(({ label }) => label.replace(/\\d+/, "#") === mask)).filter((lines) => lines.every(({ label }, i) => Number(/\\d+/.exec(label)?.[0]) === i + 1))[0] ?? [];
const repeated = new Map([...counted(labelled.filter((line) => !numbered.includes(line)).map(({ label }) => label))].filter(([, count]) => count > 1));
const most = Math.max(0, ...repeated.values());
const anchor = [...repeated].find(([, count]) => count === most)?.[0] ?? "";
const anchors = labelled.filter(({ label }) => label === anchor);
const isRule = (text: string) => /^[\\s=~_*#-]*$/.test(text);
const isLabelled = new Set(labelled.map(({ start }) => start));
/** The headings that set blocks apart, each with its name; empty where there are none. */
const headingsOf = (): { name: string; start: number }[] => {
  if (numbered.length > 1) return numbered.map(({ value, start }) => ({ name: value, start }));
  for (const level of [1, 2, 3, 4, 5, 6]) {
    const found = lineStarts.filter(({ text }) => text.startsWith("#".repeat(level) + " ")).map(({ text, start }) => ({ name: text.slice(level).replace(/^[\\s\\d.)]+/, "").trim(), start }));
    const own = anchors.map(({ start }) => found.findLast((heading) => heading.start < start));
    if (found.length > 1 && own.every((heading) => heading !== undefined) && new Set(own).size === anchors.length) return found;
  }
  const places = new Map(lineStarts.map(({ start }, i) => [start, i]));
  const above = anchors.map(({ start }) => {
    let i = (places.get(start) ?? 0) - 1;
    while (i > 0 && (isRule(lineStarts[i].text) || isLabelled.has(lineStarts[i].start))) i -= 1;
    const text = (lineStarts[i]?.text ?? "").replace(/^[\\s#*=~-]+|[\\s#*=~-]+$/g, "");
    const isHeading = text !== "" && text.length <= 80 && !/[.!?,;。、]$/.test(text) && (i === 0 || isRule(lineStarts[i - 1].text));
    return isHeading ? { name: text.replace(/^\\d+[.)]\\s*/, ""), start: lineStarts[i].start } : null;
  });
  const whole = above.flatMap((heading) => (heading ? [heading] : []));
  return whole.length === anchors.length && new Set(whole.map(({ name }) => name)).size === whole.length ? whole : [];
};
const headings = most > 1 ? headingsOf() : [];
const beginnings = headings.length > 0 ? headings : anchors.map(({ start }) => ({ name: "", start }));
const perBlock = [...repeated].filter(([, count]) => count >= Math.max(2, 0.4 * most)).map(([label]) => label);
const noun = headings.length > 0 ? (numbered.length > 1 ? tidy(numbered[0].label.replace(/\\d.*/, "")) : "part") : "";
const sizes: (number | null)[] = [];
if (perBlock.length > 0 && most > (headings.length > 0 || perBlock.length > 1 ? 1 : 2)) {
  const table = newTable("parts", [...(noun ? [noun] : []), ...perBlock]);
  const offset = noun ? 1 : 0;
  for (const [i, { name, start }] of beginnings.entries()) {
    const end = beginnings[i + 1]?.start ?? context.length;
    const inside = labelled.filter((line) => line.start >= start && line.start < end);
    const own = perBlock.map((label) => inside.filter((line) => line.label === label));
    if (own.every((lines) => lines.length === 0)) continue;
    // A label that comes twice in a block has no one value there.
    table.rows.push([...(noun ? [name] : []), ...own.map((lines) => [...new Set(lines.map(({ value }) => value))].join(" / "))]);
    table.starts.push(start);
    table.ends.push(Math.min(end, inside.at(-1)?.end ?? end));
    table.cells.push([...(noun ? [null] : []), ...own.map((lines) => lines[0] ? { start: lines[0].start, end: lines[0].end } : null)]);
  }
  const counts = [...context.matchAll(/(?<![\\d.,])(\\d+) ?(?:of )?(?:の)?(\\p{Script=Han}{2,4}|\\p{Script=Latin}{3,20})/gu)].filter((hit) => Number(hit[1]) === table.rows.length && hit.index < (beginnings[0]?.start ?? 0)).map((hit) => hit[2].toLowerCase());
  table.rowNames = noun ? [...new Set(counts)].slice(0, 3) : [];
  // Numbers with one unit throughout: the unit is the column's, the number the field's.
  const all = table.rows.flatMap((row) => row.slice(offset));
  const commaDecimal = all.some((value) => /\\d\\.\\d{3},\\d|(?<!\\d)\\d+,(?:\\d{1,2})(?!\\d)/.test(value));
  const pointDecimal = all.some((value) => /\\d,\\d{3}\\.\\d|(?<!\\d)\\d+\\.(?:\\d{1,2})(?!\\d)/.test(value));
  const pointThousands = all.some((value) => /\\d\\.\\d{3}\\.\\d{3}/.test(value)) || commaDecimal;
  table.columns.forEach((_, c) => {
    if (c < offset) return;
    const parsed = table.rows.map((row) => /^([$€£¥]?)\\s*([-−(]?\\d[\\d.,]*\\)?)\\s*(\\p{L}[\\p{L}²³%./]*|%|円|[$€£¥])?$/u.exec(row[c]));
    const present = parsed.filter((_, i) => !/^(?:|-|–|n\\/?a)$/i.test(table.rows[i][c]));
    const units = new Set(present.map((match) => (match ? match[1] + (match[3] ?? "") : null)));
    const unclear = present.some((match) => match && (commaDecimal && pointDecimal || (/\\.\\d{3}\\b/.test(match[2]) && !pointThousands && !/,/.test(match[2]))));
    if (present.length === 0 || units.has(null) || units.size !== 1 || unclear) return;
    table.units[c] = [...units][0] ?? "";
    table.raw[c] = table.rows.map((row) => row[c]);
    parsed.forEach((match, i) => {
      if (!match) return;
      const digits = match[2].replace("−", "-").replace(/^\\((.*)\\)$/, "-$1");
      table.rows[i][c] = commaDecimal ? digits.replaceAll(".", "").replace(",", ".") : pointThousands ? digits.replaceAll(".", "") : digits.replaceAll(",", "");
    });
  });
}
})();`;
