/**
 * The parts of a page that a model is shown. Each begins with `[lines 120-134 of 702; under: A > B]`; no line number
 * stands inside the text, where it would get into quotes.
 */
import { headingsAbove, pageHeadings } from "./page-headings";

const around = 3;
const longestLine = 1_200;
const countedLine = 600;

/** The whole page where it fits `budget` characters, else the strongest of `lines` (from 1, strongest first) with their neighbours. */
export function excerptPage(text: string, lines: readonly number[], budget: number): string {
  const all = text.split("\n");
  if (text.length <= budget) return show(all, [[0, all.length]]);
  const kept = new Set<number>();
  let size = 0;
  for (const line of lines) {
    const near = neighbours(line - 1, around, all.length).filter((each) => !kept.has(each));
    const cost = near.reduce((sum, each) => sum + countOf(all[each]), 0);
    if (size + cost > budget) continue;
    for (const each of near) kept.add(each);
    size += cost;
  }
  return show(all, ranges(kept));
}

/** The page around the given lines (from 1). */
export function pageAround(text: string, lines: readonly number[], radius: number): string {
  const all = text.split("\n");
  const kept = new Set(lines.flatMap((line) => neighbours(line - 1, radius, all.length)));
  return show(all, ranges(kept));
}

function neighbours(line: number, radius: number, count: number): number[] {
  const from = Math.max(0, line - radius);
  const to = Math.min(count, line + radius + 1);
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function countOf(line = ""): number {
  return Math.min(line.length, countedLine) + 1;
}

function ranges(kept: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = [];
  for (const line of [...kept].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && line <= last[1] + 1) last[1] = line + 1;
    else found.push([line, line + 1]);
  }
  return found;
}

function show(lines: readonly string[], parts: readonly (readonly [number, number])[]): string {
  const headings = pageHeadings(lines);
  return parts
    .map(([from, to]) => {
      const under = headingsAbove(headings, from).join(" > ") || "(top)";
      const head = `[lines ${from + 1}-${to} of ${lines.length}; under: ${under}]`;
      return [head, ...lines.slice(from, to).map(cut)].join("\n");
    })
    .join("\n");
}

function cut(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)} [line cut]`;
}
