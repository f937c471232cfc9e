/** Two texts of code line by line, side by side: a line that one side lacks leaves a gap, and equal stretches can be folded. */
import { diffArrays } from "diff";

export type CodeLine = { number: number; text: string };

export type CodePair =
  | { kind: "same"; a: CodeLine; b: CodeLine }
  | { kind: "differs"; a: CodeLine | null; b: CodeLine | null }
  /** Equal lines that are not shown. */
  | { kind: "fold"; count: number };

/** Equal lines around a difference that are shown. */
const CONTEXT_LINES = 2;
/** Shorter stretches are shown whole. */
const MIN_FOLDED = 3;
const MAX_MS = 300;

/** Null when the texts are too long and too different to be aligned in a moment. */
export function pairCode(a: string, b: string): CodePair[] | null {
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  const parts = diffArrays(linesA, linesB, { timeout: MAX_MS });
  if (!parts) return null;
  const pairs: CodePair[] = [];
  let [atA, atB] = [0, 0];
  let gone: CodeLine[] = [];
  let come: CodeLine[] = [];
  const flush = () => {
    for (let row = 0; row < Math.max(gone.length, come.length); row += 1)
      pairs.push({ kind: "differs", a: gone[row] ?? null, b: come[row] ?? null });
    [gone, come] = [[], []];
  };
  for (const { added, removed, value } of parts) {
    if (!added && !removed) flush();
    for (const text of value) {
      if (added) come.push({ number: ++atB, text });
      else if (removed) gone.push({ number: ++atA, text });
      else pairs.push({ kind: "same", a: { number: ++atA, text }, b: { number: ++atB, text } });
    }
  }
  flush();
  return pairs;
}

/** The same with its long equal stretches folded. */
export function foldCode(pairs: readonly CodePair[]): CodePair[] {
  const shown: CodePair[] = [];
  for (let at = 0; at < pairs.length; ) {
    let end = at;
    while (pairs[end]?.kind === "same") end += 1;
    if (end === at) {
      const pair = pairs[at];
      if (pair) shown.push(pair);
      at += 1;
      continue;
    }
    const from = at === 0 ? at : at + CONTEXT_LINES;
    const to = end === pairs.length ? end : end - CONTEXT_LINES;
    if (to - from < MIN_FOLDED) shown.push(...pairs.slice(at, end));
    else
      shown.push(
        ...pairs.slice(at, from),
        { kind: "fold", count: to - from },
        ...pairs.slice(to, end),
      );
    at = end;
  }
  return shown;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
