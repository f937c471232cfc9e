/** The tools that look at a text without searching it: its shape, its lines, its sections. */
import { reportUse } from "./bridge";
import { cutText } from "./cut-text";
import { grep } from "./grep";
import { recordRead } from "./report";
import { Section, Span } from "./span";
import { documentIndex, lineBounds, lineCount, lineStarts, textOf } from "./texts";

/** Longer texts are sampled: the frequent kinds of line show all the same. */
const mostLinesLookedAt = 200_000;
const mostKinds = 50_000;

type Kind = { count: number; example: string; line: number };

export function textStats(doc?: unknown): Record<string, unknown> {
  const index = documentIndex(doc);
  const text = textOf(index);
  const lines = lineCount(index);
  const step = Math.max(1, Math.ceil(lines / mostLinesLookedAt));
  const kinds = new Map<string, Kind>();
  let blank = 0;
  for (let line = 0; line < lines; line += step) {
    const { start, end } = lineBounds(index, line);
    const shown = text.slice(start, Math.min(end, start + 160)).trim();
    if (shown === "") blank += step;
    else countKind(kinds, shown, line + 1);
  }
  const common = [...kinds.values()]
    .filter((kind) => kind.count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, 6);
  reportUse("text_stats", "", null, []);
  return {
    chars: text.length,
    lines,
    blankLines: blank,
    longestLine: longestLine(index),
    commonLines: common.map(
      (kind) => `${kind.count * step}× like L${kind.line}: ${kind.example.slice(0, 90)}`,
    ),
    end: text.slice(-150),
  };
}

function longestLine(doc: number): number {
  const starts = lineStarts(doc);
  let longest = 0;
  for (let line = 0; line + 1 < starts.length; line += 1)
    longest = Math.max(longest, (starts[line + 1] ?? 0) - 1 - (starts[line] ?? 0));
  return longest;
}

/** Lines are of one kind when they are equal with words and numbers blurred. */
function countKind(kinds: Map<string, Kind>, shown: string, line: number): void {
  const blurred = shown
    .replace(/[A-Za-zÀ-ÿ]+/g, "a")
    .replace(/\d+/g, "9")
    .replace(/[\u3040-\u30ff\u3400-\u9fff]+/g, "字")
    .replace(/(a[ ,'’.-]*){3,}/g, "a… ")
    .slice(0, 60);
  const kind = kinds.get(blurred);
  if (kind) kind.count += 1;
  else if (kinds.size < mostKinds) kinds.set(blurred, { count: 1, example: shown, line });
}

export function readLines(from?: unknown, to?: unknown, doc?: unknown): string {
  const index = documentIndex(doc);
  const last = lineCount(index);
  if (
    (from !== undefined && typeof from !== "number") ||
    (to !== undefined && typeof to !== "number")
  )
    throw new Error(
      'read_lines(from, to) takes line numbers; for an array of all lines use context.split("\\n")',
    );
  const first = Math.max(1, Math.floor(from ?? 1));
  const end = Math.min(last, Math.floor(to ?? from ?? last));
  if (!(first <= end)) return "";
  const bounds = { start: lineBounds(index, first - 1).start, end: lineBounds(index, end - 1).end };
  recordRead(index, bounds.start, bounds.end);
  reportUse("read_lines", `${first}..${end}`, null, [new Span(index, bounds.start, bounds.end)]);
  return textOf(index).slice(bounds.start, bounds.end);
}

export function splitSections(heading: unknown, doc?: unknown): Section[] {
  const index = documentIndex(doc);
  const pattern = heading instanceof RegExp ? heading : String(heading);
  const headings = grep(pattern, { doc: index });
  const sections = headings.map(
    (each, at) => new Section(each, headings[at + 1]?.start ?? textOf(index).length),
  );
  reportUse("split_sections", cutText(String(pattern), 80), sections.length, headings);
  return sections;
}
