/**
 * The judge's edits, held against the page by code: each stands there exactly once, character for character, brings in
 * nothing that nobody showed, and leaves no link and no wrong word behind. One that fails is withheld with its reason.
 */
import { lineAt } from "@/lib/courtroom/checks/folded-text";
import { linesLinkingTo, movedHeadings } from "@/lib/courtroom/checks/heading-links";
import { inventedLiterals, literalsIn } from "@/lib/courtroom/checks/literals";
import type { CheckedEdit, CheckedExhibit, ProposedEdit } from "@/lib/trace/court";

export type EditCheck = {
  page: string;
  /** Exhibits that the judge upheld on this page. */
  upheld: readonly CheckedExhibit[];
  /** Texts that an edit may take names from: the change, the pages shown, the title. */
  sources: readonly string[];
  /** Edits for one page; up to `MOST_FOR_ONE_NAME` where each replaces or removes one name. */
  most: number;
};

const MOST_FOR_ONE_NAME = 5;
const NEAR_LINES = 40;

export function checkEdits(edits: readonly ProposedEdit[], check: EditCheck): CheckedEdit[] {
  const taken: { start: number; end: number }[] = [];
  const most = concernOneName(edits) ? MOST_FOR_ONE_NAME : check.most;
  let kept = 0;
  const checked = edits.map((edit): CheckedEdit => {
    const { place, reason } = placeOf(edit, check.page);
    const problem =
      reason ??
      contentProblem(edit, check) ??
      (place && taken.some((other) => place.start < other.end && other.start < place.end)
        ? "It overlaps another edit."
        : null) ??
      (place && !isNear(place, check) ? "It is far from everything that was upheld." : null) ??
      (kept >= most ? `More than ${most} edits were written for this page.` : null);
    if (problem !== null || !place)
      return {
        ...edit,
        place,
        applies: false,
        reason: problem ?? "It does not stand in the page.",
      };
    kept += 1;
    taken.push(place);
    return { ...edit, place, applies: true, reason: null };
  });
  return [...checked, ...linkEdits(checked, check.page)];
}

/** The page with the edits that apply. */
export function applyEdits(page: string, edits: readonly CheckedEdit[]): string {
  return edits
    .filter((edit) => edit.applies)
    .sort((a, b) => (b.place?.start ?? 0) - (a.place?.start ?? 0))
    .reduce(
      (text, { place, newText }) =>
        place ? text.slice(0, place.start) + newText + text.slice(place.end) : text,
      page,
    );
}

/** Upheld quotes that stand in the page as before when all edits are made. */
export function quotesLeft(edits: readonly CheckedEdit[], check: EditCheck): CheckedExhibit[] {
  const applied = edits.filter(({ applies }) => applies);
  return check.upheld.filter(({ docPlace }) =>
    docPlace
      ? !applied.some(
          ({ place }) => place && place.start < docPlace.end && docPlace.start < place.end,
        )
      : false,
  );
}

function placeOf(
  { oldText, newText }: ProposedEdit,
  page: string,
): { place: CheckedEdit["place"]; reason: string | null } {
  const start = page.indexOf(oldText);
  if (start < 0) return { place: null, reason: "Its old text does not stand in the page." };
  const place = { start, end: start + oldText.length, line: lineAt(page, start) };
  if (page.indexOf(oldText, start + 1) >= 0)
    return { place: null, reason: "Its old text stands more than once in the page." };
  return { place, reason: oldText === newText ? "It changes nothing." : null };
}

function contentProblem({ oldText, newText }: ProposedEdit, check: EditCheck): string | null {
  const invented = inventedLiterals(newText, [oldText, ...check.sources]);
  if (invented.length > 0)
    return `It writes ${invented.slice(0, 3).join(", ")}, which neither the change nor the page shows.`;
  const moved = movedHeadings(oldText, newText);
  const orphaned = moved.find(
    ({ from, to }) => to === null && linesOutside(check.page, oldText, from).length > 0,
  );
  return orphaned ? `It removes a heading that the page links to (#${orphaned.from}).` : null;
}

function linesOutside(page: string, oldText: string, address: string) {
  const start = page.indexOf(oldText);
  return linesLinkingTo(page, address).filter(
    (line) => line.start < start || line.start >= start + oldText.length,
  );
}

function isNear(place: { line: number }, { upheld }: EditCheck): boolean {
  return upheld.some(
    ({ docPlace }) => docPlace && Math.abs(docPlace.line - place.line) <= NEAR_LINES,
  );
}

/** Links to a renamed heading, rewritten on their lines. */
function linkEdits(edits: readonly CheckedEdit[], page: string): CheckedEdit[] {
  const applied = edits.filter(({ applies }) => applies);
  const isTaken = (start: number) =>
    applied.some(({ place }) => place && start >= place.start && start < place.end);
  const byStart = new Map<number, CheckedEdit>();
  for (const edit of applied) {
    for (const { from, to } of movedHeadings(edit.oldText, edit.newText)) {
      if (to === null || from === to) continue;
      for (const { line, start } of linesLinkingTo(page, from)) {
        if (isTaken(start) || page.indexOf(line) !== page.lastIndexOf(line)) continue;
        const before = byStart.get(start)?.newText ?? line;
        const newText = before.replaceAll(`(#${from})`, `(#${to})`);
        const place = { start, end: start + line.length, line: lineAt(page, start) };
        byStart.set(start, {
          exhibits: edit.exhibits,
          oldText: line,
          newText,
          place,
          applies: true,
          reason: null,
        });
      }
    }
  }
  return [...byStart.values()];
}

function concernOneName(edits: readonly ProposedEdit[]): boolean {
  const removed = edits.map(({ oldText, newText }) => {
    const kept = literalsIn(newText);
    return [...literalsIn(oldText), ...oldText.split(/[^\p{L}\p{N}_-]+/u)].filter(
      (name) => name.length > 2 && !kept.has(name) && !newText.includes(name),
    );
  });
  const [first = [], ...rest] = removed;
  return first.some((name) => rest.every((names) => names.includes(name)));
}
