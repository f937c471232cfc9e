/** The lines of a documentation that hold a clue of a change, and what each is worth as evidence. */
import type { Clue, NearWords } from "./clues";
import type { PageIndex } from "./page-index";

const perNear = 0.8;
const mostNear = 3;
/** Lines that one clue is looked for in: a digit stands in half of them. */
const mostLines = 400;

export type ClueLine = { line: number; name: string; worth: number };

/** Lines are numbered over all pages. */
export function findClueLines(clues: readonly Clue[], index: PageIndex): ClueLine[] {
  const nearLines = new Map<NearWords, ReadonlyMap<number, number>>();
  const linesNear = (near: NearWords) => {
    const known = nearLines.get(near) ?? countNear(near(), index);
    nearLines.set(near, known);
    return known;
  };
  return clues.flatMap(({ name, word, pattern, worth, near }) => {
    const lines = (index.byWord.get(word) ?? []).slice(0, mostLines);
    return lines.flatMap((line): ClueLine[] => {
      const { text, heading } = placeOf(line, index);
      if (!pattern.test(text)) return [];
      if (near === null) return [{ line, name, worth }];
      const known = linesNear(near);
      const shared = known.get(line) ?? known.get(heading) ?? 0;
      return shared === 0
        ? []
        : [{ line, name, worth: worth + Math.min(mostNear, shared) * perNear }];
    });
  });
}

/** How many of the words stand in each line, of those that are rare enough to mean something. */
function countNear(
  near: ReadonlySet<string>,
  { byWord, lineCount }: PageIndex,
): Map<number, number> {
  const common = Math.max(50, lineCount * 0.02);
  const counts = new Map<number, number>();
  for (const word of near) {
    const lines = byWord.get(word) ?? [];
    if (lines.length > common) continue;
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** The line's text, and the number of the heading that it stands under; its own where there is none. */
function placeOf(line: number, { pages }: PageIndex): { text: string; heading: number } {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle]?.firstLine ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const page = pages[low];
  const own = line - (page?.firstLine ?? 0);
  const heading = page?.headings.findLast((each) => each.line <= own)?.line ?? own;
  return { text: page?.lines[own] ?? "", heading: (page?.firstLine ?? 0) + heading };
}
