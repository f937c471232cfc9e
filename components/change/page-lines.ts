/** The lines of a page that matter here: those around its quotes; the rest is left out until it is asked for. */
export type PageLine = { line: number; text: string; start: number };

export type PagePart =
  | { kind: "lines"; lines: PageLine[] }
  /** Lines that are not shown, by their numbers. */
  | { kind: "gap"; from: number; to: number };

const AROUND = 6;

export function pageLines(text: string): PageLine[] {
  let start = 0;
  return text.split("\n").map((line, index) => {
    const one = { line: index + 1, text: line, start };
    start += line.length + 1;
    return one;
  });
}

/** `wanted` are line numbers that count from 1; none shows the beginning. */
export function pageParts(
  lines: readonly PageLine[],
  wanted: readonly number[],
  around = AROUND,
): PagePart[] {
  const shown = new Set<number>();
  for (const line of wanted.length > 0 ? wanted : [1])
    for (let near = line - around; near <= line + around; near += 1) shown.add(near);
  const parts: PagePart[] = [];
  for (const one of lines) {
    const last = parts.at(-1);
    if (shown.has(one.line)) {
      if (last?.kind === "lines") last.lines.push(one);
      else parts.push({ kind: "lines", lines: [one] });
    } else if (last?.kind === "gap") last.to = one.line;
    else parts.push({ kind: "gap", from: one.line, to: one.line });
  }
  return parts;
}
