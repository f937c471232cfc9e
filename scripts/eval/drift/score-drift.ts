/** Holds what a trial proposed against what a case says: which passages were found, which edits are right, what was a false alarm. */
import type { JudgedTrial } from "@/scripts/eval/trial-runner";
import type { DriftCase } from "./drift-case";

type Span = { path: string; start: number; end: number };

export type Proposed = Span & { quote: string; isExpected: boolean };

export type DriftScore = {
  case: DriftCase;
  judged: JudgedTrial;
  /** Pages that a notice goes out for. */
  notices: readonly string[];
  /** Passages that the notices name, each once. */
  proposed: readonly Proposed[];
  /** Of the required passages, those that a notice names. */
  found: number;
  required: number;
  /** Null where nothing was proposed, or nothing was to be. */
  editRight: boolean | null;
  /** Edits that code withheld, since they did not apply. */
  withheld: number;
};

export function scoreDrift(given: DriftCase, judged: JudgedTrial): DriftScore {
  const cases = (judged.view?.cases ?? []).filter(({ ending }) => ending?.state === "notice");
  const spans = cases.flatMap(proposedSpans);
  const expected = given.expected.map((passage) => ({
    ...passage,
    spans: spansOf(given, passage),
  }));
  const proposed = spans.map((span) => ({
    ...span,
    quote: pageText(given, span.path).slice(span.start, span.end),
    isExpected: expected.some((passage) => passage.spans.some((each) => overlap(each, span))),
  }));
  const required = expected.filter(({ isRequired }) => isRequired);
  const found = required.filter((passage) =>
    passage.spans.some((each) => spans.some((span) => overlap(each, span))),
  );
  const edits = cases.flatMap(({ path, edits: stage }) =>
    (stage?.result?.edits ?? []).map((edit) => ({ path, ...edit })),
  );
  return {
    case: given,
    judged,
    notices: cases.map(({ path }) => path),
    proposed,
    found: found.length,
    required: required.length,
    editRight: given.isPositive && cases.length > 0 ? isRight(given, edits) : null,
    withheld: edits.filter(({ applies }) => !applies).length,
  };
}

/** The upheld exhibits, and the edits that lie elsewhere. */
function proposedSpans(found: NonNullable<JudgedTrial["view"]>["cases"][number]): Span[] {
  const { path, exhibits, judgment, edits } = found;
  const upheld = judgment?.result?.upheld;
  const spans = exhibits
    .filter(({ id, standing }) => standing === "stands" && (upheld?.includes(id) ?? true))
    .flatMap(({ docPlace }) => (docPlace ? [{ path, ...docPlace }] : []));
  for (const { place, applies } of edits?.result?.edits ?? []) {
    if (!applies || !place) continue;
    const span = { path, ...place };
    if (!spans.some((each) => overlap(each, span))) spans.push(span);
  }
  return spans;
}

/** Where an expected passage stands: at its line where it stands more than once. */
function spansOf(given: DriftCase, passage: DriftCase["expected"][number]): Span[] {
  const { path, text, line } = passage;
  const page = pageText(given, path);
  const spans: (Span & { line: number })[] = [];
  for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1)) {
    const number = page.slice(0, at).split("\n").length;
    spans.push({ path, start: at, end: at + text.length, line: number });
  }
  const near = spans.filter((span) => line !== null && Math.abs(span.line - line) <= 2);
  return near.length > 0 ? near : spans;
}

function isRight(
  given: DriftCase,
  edits: readonly { path: string; oldText: string; newText: string; applies: boolean }[],
): boolean {
  const after = new Map(given.pages.map(({ path, text }) => [path, text]));
  for (const { path, oldText, newText, applies } of edits) {
    if (!applies) return false;
    after.set(
      path,
      (after.get(path) ?? "").replace(oldText, () => newText),
    );
  }
  const count = (text: string, words: string) => fold(text).split(fold(words)).length - 1;
  const isGone = given.mustDisappear.every(
    ({ path, text }) =>
      count(after.get(path) ?? "", text) < Math.max(1, count(pageText(given, path), text)),
  );
  const isThere = given.mustAppear.every(
    ({ path, text }) => count(after.get(path) ?? "", text) > 0,
  );
  return edits.length > 0 && isGone && isThere;
}

function pageText({ pages }: DriftCase, path: string): string {
  return pages.find((page) => page.path === path)?.text ?? "";
}

function overlap(one: Span, other: Span): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
