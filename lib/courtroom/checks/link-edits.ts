/** The edits that lead a page's links to where its headings have moved: each stands once, and touches no other edit. */
import { lineAt, lineEnd, lineStart, type Span } from "@/lib/courtroom/checks/folded-text";
import { linksTo, relinked } from "@/lib/courtroom/checks/heading-links";
import type { CheckedEdit } from "@/lib/trace/court";

type Move = { from: string; to: string; exhibits: readonly string[] };

type Taken = Span & { newText: string };

/** So many lines around a link make it one of a kind, or it is not moved. */
const MOST_LINES = 4;

/** `stuck`: addresses of which a link can not be led along. */
export function linkEdits(
  page: string,
  moves: readonly Move[],
  taken: readonly Taken[],
): { edits: CheckedEdit[]; stuck: Set<string> } {
  const stuck = new Set<string>();
  const spans: (Span & { exhibits: readonly string[] })[] = [];
  for (const { from, exhibits } of moves) {
    if (taken.some(({ newText }) => linksTo(newText, from).length > 0)) stuck.add(from);
    for (const at of linksTo(page, from)) {
      const isDone = [...taken, ...spans].some(({ start, end }) => at >= start && at < end);
      if (isDone) continue;
      const span = uniqueSpan(page, at, taken);
      if (span) addSpan(spans, { ...span, exhibits });
      else stuck.add(from);
    }
  }
  const edits = spans.map(({ start, end, exhibits }): CheckedEdit => {
    const oldText = page.slice(start, end);
    return {
      exhibits: [...exhibits],
      oldText,
      newText: relinked(oldText, moves),
      place: { start, end, line: lineAt(page, start) },
      applies: true,
      reason: null,
    };
  });
  return { edits, stuck };
}

/** The link's line, or as much of it as no other edit holds, with neighbours until it stands once. */
function uniqueSpan(page: string, at: number, taken: readonly Span[]): Span | null {
  const left = Math.max(0, ...taken.filter(({ end }) => end <= at).map(({ end }) => end));
  const right = Math.min(
    page.length,
    ...taken.filter(({ start }) => start > at).map(({ start }) => start),
  );
  let start = Math.max(left, lineStart(page, at));
  let end = Math.min(right, lineEnd(page, at));
  for (let lines = 1; lines <= MOST_LINES; lines += 1) {
    const text = page.slice(start, end);
    if (page.indexOf(text) === page.lastIndexOf(text)) return { start, end };
    end = Math.min(right, lineEnd(page, end + 1));
    if (lines % 2 === 0) start = Math.max(left, lineStart(page, start - 1));
  }
  return null;
}

/** Spans that meet become one: what stands once stands once with more around it. */
function addSpan<Item extends Span>(spans: Item[], span: Item): void {
  const meets = (other: Span) => span.start < other.end && other.start < span.end;
  const met = spans.filter(meets);
  const kept = spans.filter((other) => !meets(other));
  const start = Math.min(span.start, ...met.map((other) => other.start));
  const end = Math.max(span.end, ...met.map((other) => other.end));
  spans.splice(0, spans.length, ...kept, { ...span, start, end });
}
