/**
 * The judge's edits, held against the page by code: each stands there exactly once, character for character, brings in
 * nothing that nobody showed, and leaves no link and no wrong word behind. One that fails is withheld with its reason.
 */
import { isTelling } from "@/lib/courtroom/evidence/tokens";
import type { CheckedEdit, CheckedExhibit, CourtPlace, ProposedEdit } from "@/lib/trace/court";
import { lineAt, lineEnd, lineStart, type Span } from "./folded-text";
import { linksTo, type MovedHeading, movedHeadings } from "./heading-links";
import { linkEdits } from "./link-edits";
import { inventedLiterals, literalsIn } from "./literals";

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
  const taken: CourtPlace[] = [];
  const most = concernOneName(edits) ? MOST_FOR_ONE_NAME : check.most;
  const checked = edits.map((edit): CheckedEdit => {
    const { place, reason } = placeOf(edit, check.page);
    const problem = reason ?? contentProblem(edit, check) ?? placeProblem(place, taken, check);
    if (problem !== null || !place) return withheld({ ...edit, place }, problem);
    if (taken.length >= most)
      return withheld({ ...edit, place }, `More than ${most} edits were written for this page.`);
    taken.push(place);
    return { ...edit, place, applies: true, reason: null };
  });
  return withLinks(checked, check.page);
}

function withheld(edit: ProposedEdit & Pick<CheckedEdit, "place">, reason: string | null) {
  return { ...edit, applies: false, reason: reason ?? "It does not stand in the page." };
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

/** Upheld quotes of which no edit changes a word. */
export function quotesLeft(edits: readonly CheckedEdit[], check: EditCheck): CheckedExhibit[] {
  const changed = edits
    .filter(({ applies }) => applies)
    .flatMap((edit) => changedWords(edit, check.page));
  return check.upheld.filter(
    ({ docPlace }) =>
      docPlace !== null &&
      !changed.some(({ start, end }) => start < docPlace.end && docPlace.start < end),
  );
}

/** The words of the page that an edit changes: not those that it only repeats. */
function changedWords({ oldText, newText, place }: CheckedEdit, page: string) {
  if (!place) return [];
  const shorter = Math.min(oldText.length, newText.length);
  let same = 0;
  while (same < shorter && oldText[same] === newText[same]) same += 1;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && oldText.at(-1 - sameAtEnd) === newText.at(-1 - sameAtEnd))
    sameAtEnd += 1;
  let start = place.start + same;
  let end = place.end - sameAtEnd;
  while (/\S/.test(page[start - 1] ?? "")) start -= 1;
  while (/\S/.test(page[end] ?? "")) end += 1;
  // What is put between two words changes what stands around it.
  return [start === end ? { start: start - 1, end: end + 1 } : { start, end }];
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

/** Characters that no screen shows: an owner would accept more than what can be read. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function contentProblem(
  { oldText, newText, exhibits }: ProposedEdit,
  check: EditCheck,
): string | null {
  if (!exhibits.some((id) => check.upheld.some((exhibit) => exhibit.id === id)))
    return "It is for nothing that was upheld.";
  if ((newText.match(UNSEEN) ?? []).some((unseen) => !check.page.includes(unseen)))
    return "It brings in characters that no screen shows.";
  const invented = inventedLiterals(newText, [oldText, ...check.sources]);
  if (invented.length > 0)
    return `It writes ${invented.slice(0, 3).join(", ")}, which neither the change nor the page shows.`;
  const start = check.page.indexOf(oldText);
  const isLinkedElsewhere = (address: string) =>
    isLinked(newText, address) ||
    linksTo(check.page, address).some((at) => at < start || at >= start + oldText.length);
  const orphaned = headingsMoved({ start, end: start + oldText.length }, newText, check.page).find(
    ({ from, to }) => to === null && isLinkedElsewhere(from),
  );
  return orphaned ? `It removes a heading that the page links to (#${orphaned.from}).` : null;
}

function placeProblem(
  place: CourtPlace | null,
  taken: readonly CourtPlace[],
  { page, upheld }: EditCheck,
): string | null {
  if (!place) return null;
  if (taken.some((other) => place.start < other.end && other.start < place.end))
    return "It overlaps another edit.";
  const lastLine = lineAt(page, place.end);
  const isNear = upheld.some(
    ({ docPlace }) =>
      docPlace &&
      docPlace.line >= place.line - NEAR_LINES &&
      docPlace.line <= lastLine + NEAR_LINES,
  );
  return isNear ? null : "It is far from everything that was upheld.";
}

/** With the edits that lead links to renamed headings along; a heading of which one cannot be led stays as it is. */
function withLinks(edits: readonly CheckedEdit[], page: string): CheckedEdit[] {
  const applied = edits.flatMap((edit) =>
    edit.applies && edit.place
      ? [{ edit, moved: headingsMoved(edit.place, edit.newText, page) }]
      : [],
  );
  const moves = applied.flatMap(({ edit: { exhibits }, moved }) =>
    moved.flatMap(({ from, to }) => (to === null ? [] : [{ from, to, exhibits }])),
  );
  const taken = applied.flatMap(({ edit: { place, newText } }) =>
    place ? [{ ...place, newText }] : [],
  );
  const links = linkEdits(page, moves, taken);
  const isDead = ({ from, to }: MovedHeading) =>
    to === null ? taken.some(({ newText }) => isLinked(newText, from)) : links.stuck.has(from);
  const dead = new Map(applied.map(({ edit, moved }) => [edit, moved.find(isDead)]));
  if (![...dead.values()].some(Boolean)) return [...edits, ...links.edits];
  const kept = edits.map((edit) => {
    const heading = dead.get(edit);
    if (!heading) return edit;
    return withheld(
      edit,
      `A link to the heading that it changes (#${heading.from}) would be dead.`,
    );
  });
  return withLinks(kept, page);
}

function isLinked(text: string, address: string): boolean {
  return linksTo(text, address).length > 0;
}

/** By whole lines, since an edit may begin or end inside of a heading. */
function headingsMoved({ start, end }: Span, newText: string, page: string): MovedHeading[] {
  const from = lineStart(page, start);
  const to = lineEnd(page, end);
  return movedHeadings(
    page.slice(from, to),
    page.slice(from, start) + newText + page.slice(end, to),
  );
}

function concernOneName(edits: readonly ProposedEdit[]): boolean {
  const removed = edits.map(({ oldText, newText }) => {
    const kept = literalsIn(newText);
    return [...literalsIn(oldText), ...oldText.split(/[^\p{L}\p{N}_-]+/u)].filter(
      (name) => isTelling(name) && !kept.has(name) && !newText.includes(name),
    );
  });
  const [first = [], ...rest] = removed;
  return first.some((name) => rest.every((names) => names.includes(name)));
}
