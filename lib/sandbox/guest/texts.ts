/** The documents of this isolate: each one string, with an index of where its lines begin, made when first asked for. */

type GuestText = { name: string; text: string; starts: Uint32Array | null };

const texts: GuestText[] = [];

export function loadTexts(names: readonly string[], contents: readonly string[]): void {
  names.forEach((name, doc) => {
    texts.push({ name, text: contents[doc] ?? "", starts: null });
  });
}

export function documentCount(): number {
  return texts.length;
}

function at(doc: number): GuestText {
  const found = texts[doc];
  if (!found) throw new Error(`there is no document ${doc}; ${listed()}`);
  return found;
}

export function textOf(doc: number): string {
  return at(doc).text;
}

export function nameOf(doc: number): string {
  return at(doc).name;
}

function listed(): string {
  const names = texts.map((each, index) => `${index} = ${each.name}`).join(", ");
  return `there ${texts.length === 1 ? "is one" : `are ${texts.length}`}: ${names}`;
}

/** Offsets of the line beginnings, and one more: where a further line would begin. A trailing line break is not a line. */
export function lineStarts(doc: number): Uint32Array {
  const entry = at(doc);
  entry.starts ??= indexLines(entry.text);
  return entry.starts;
}

function indexLines(text: string): Uint32Array {
  const closed = text.endsWith("\n") && text.length > 1;
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  if (closed) count -= 1;
  const starts = new Uint32Array(count + 1);
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && line < count; at = text.indexOf("\n", at + 1)) {
    starts[line] = at + 1;
    line += 1;
  }
  starts[count] = closed ? text.length : text.length + 1;
  return starts;
}

export function lineCount(doc: number): number {
  return lineStarts(doc).length - 1;
}

/** Counted from 0. */
export function lineIndexAt(doc: number, offset: number): number {
  const starts = lineStarts(doc);
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a line, counted from 0, begins and where its text ends. */
export function lineBounds(doc: number, index: number): { start: number; end: number } {
  const starts = lineStarts(doc);
  return { start: starts[index] ?? 0, end: (starts[index + 1] ?? 1) - 1 };
}

/** The place with its surroundings on its lines: never a whole line, since one line can be the whole text. */
export function windowAround(doc: number, start: number, end: number, padding: number): string {
  const first = lineBounds(doc, lineIndexAt(doc, start));
  const last = lineBounds(doc, lineIndexAt(doc, Math.max(start, end - 1)));
  const from = Math.max(first.start, start - padding);
  const to = Math.min(last.end, end + padding);
  const shown = textOf(doc)
    .slice(from, to)
    .replace(/[^\S\n]*\n\s*/g, " ⏎ ")
    .replace(/[^\S\n]{2,}/g, " ");
  return (from > first.start ? "…" : "") + shown + (to < last.end ? "…" : "");
}

/** Which document a model means: a number, a name, or an element of `documents`; the first when it says nothing. */
export function documentIndex(wanted: unknown): number {
  if (wanted === undefined || wanted === null) return 0;
  if (typeof wanted === "number" && Number.isInteger(wanted) && texts[wanted]) return wanted;
  const name =
    typeof wanted === "object" && "name" in wanted && "text" in wanted ? wanted.name : wanted;
  const found = texts.findIndex((each) => each.name === name);
  if (found >= 0) return found;
  throw new Error(`there is no document ${String(wanted)}; ${listed()}`);
}
