/** The headings of a page in Markdown, AsciiDoc or reStructuredText. A `#` inside a fenced example is none. */
export type PageHeading = {
  /** 1 is the outermost. */
  level: number;
  text: string;
  /** Counted from 0. */
  line: number;
};

export function pageHeadings(lines: readonly string[]): PageHeading[] {
  const headings: PageHeading[] = [];
  const underlines: string[] = [];
  let fence: string | null = null;
  lines.forEach((text, line) => {
    const mark = /^\s{0,3}(```+|~~~+|-{4,}$|\.{4,}$)/.exec(text)?.[1];
    const isFence = mark !== undefined && (mark[0] === "`" || mark[0] === "~");
    if (isFence && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark.slice(0, 3) : null;
      return;
    }
    if (fence !== null) return;
    const marked = /^(#{1,6}|={1,6})\s+(\S.*)$/.exec(text);
    if (marked) {
      const title = (marked[2] ?? "")
        .trimEnd()
        .replace(/(?<=\s)#+$/, "")
        .trimEnd();
      headings.push({ level: marked[1]?.length ?? 1, text: title, line });
      return;
    }
    const under = /^([=\-~^"'*+#`])\1{2,}\s*$/.exec(lines[line + 1] ?? "");
    const isTitle = under && /^\S/.test(text) && text.length <= (lines[line + 1] ?? "").length + 1;
    if (isTitle && !/^([=\-~^"'*+#`|])\1*$/.test(text.trim()) && under[1] !== undefined) {
      if (!underlines.includes(under[1])) underlines.push(under[1]);
      headings.push({ level: underlines.indexOf(under[1]) + 1, text: text.trim(), line });
    }
  });
  return headings;
}

/** The headings above a line, outermost first; the line's own included. */
export function headingsAbove(headings: readonly PageHeading[], line: number): string[] {
  const open: PageHeading[] = [];
  for (const heading of headings) {
    if (heading.line > line) break;
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
  }
  return open.map(({ text }) => text);
}
