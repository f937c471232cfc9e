/**
 * The exhibit check: what the prosecutor filed is held against the change and the page by code. An exhibit that does not
 * stand stays on record with its reason; nobody judges it.
 */
import type { ChangeLine } from "@/lib/change/change";
import { addressesReviewers } from "@/lib/courtroom/checks/addressed";
import { findFolded, lineAt, type Span } from "@/lib/courtroom/checks/folded-text";
import { headingsAbove, pageHeadings } from "@/lib/courtroom/evidence/page-headings";
import type { ExhibitReply } from "@/lib/courtroom/shapes";
import type { Courtroom } from "@/lib/courtroom/task";
import type { TrialSettings } from "@/lib/trace/config";
import {
  type CheckedExhibit,
  type CourtPlace,
  chargeableType,
  type DriftType,
  type FiledExhibit,
} from "@/lib/trace/court";

/** Numbers the exhibits in the order of filing. */
export function filedExhibits(exhibits: readonly ExhibitReply[]): FiledExhibit[] {
  return exhibits.map(({ doc, ...exhibit }, index) => ({
    id: `E${index + 1}`,
    path: doc.trim(),
    ...exhibit,
  }));
}

/** As the person who started the run wants them: the filing itself stays as it is on record. */
export function editedExhibits(
  exhibits: readonly FiledExhibit[],
  { exhibitEdits = [] }: Pick<TrialSettings, "exhibitEdits">,
): FiledExhibit[] {
  return exhibits.map((exhibit) => exhibitEdits.find(({ id }) => id === exhibit.id) ?? exhibit);
}

/** What the prosecutor is asked to put right before anything is rejected. */
export function exhibitComplaints(
  exhibits: readonly FiledExhibit[],
  courtroom: Courtroom,
): string[] {
  const { struckOut } = courtroom.settings;
  return checkExhibits(exhibits, courtroom).flatMap(({ id, standing, reason }) =>
    standing === "rejected" && !struckOut.includes(id) ? [`${id}: ${reason}`] : [],
  );
}

export function checkExhibits(
  exhibits: readonly FiledExhibit[],
  courtroom: Courtroom,
): CheckedExhibit[] {
  const seen = new Map<string, string>();
  const perPage = new Map<string, number>();
  return exhibits.map((exhibit) => {
    const checked = checkExhibit(exhibit, courtroom);
    if (checked.standing !== "stands" || !checked.docPlace) return checked;
    const key = `${exhibit.path}\n${checked.docPlace.start}-${checked.docPlace.end}`;
    const twin = seen.get(key);
    if (twin !== undefined)
      return rejected(checked, `It says the same of the same words as ${twin}.`);
    seen.set(key, exhibit.id);
    const onPage = (perPage.get(exhibit.path) ?? 0) + 1;
    perPage.set(exhibit.path, onPage);
    return onPage > MOST_ON_PAGE
      ? rejected(checked, `More than ${MOST_ON_PAGE} exhibits were filed against this page.`)
      : checked;
  });
}

const MOST_ON_PAGE = 6;

const SET_ASIDE: Partial<Record<DriftType, string>> = {
  "incomplete-list":
    "An incomplete list misleads nobody who follows it; it is no case against the page.",
  "new-feature-undocumented":
    "A new feature that is not described yet makes nothing on the page wrong.",
  wording: "A matter of wording is no case against the page.",
  "already-wrong": "The page was wrong before this change; noticed by the way.",
  internal: "What changed is internal: no reader meets it.",
};

function checkExhibit(exhibit: FiledExhibit, courtroom: Courtroom): CheckedExhibit {
  const bare: CheckedExhibit = {
    ...exhibit,
    standing: "stands",
    reason: null,
    notes: [],
    changePlace: null,
    docPlace: null,
    headings: [],
  };
  if (courtroom.settings.struckOut.includes(exhibit.id))
    return rejected(bare, "It was left out by the person who started this run.");
  const page = courtroom.pages.find(({ path }) => path === exhibit.path);
  const folded = courtroom.folded.get(exhibit.path);
  if (!page || !folded) return rejected(bare, "It names a page that was not shown.");
  const inPage = findFolded(folded, exhibit.docQuote);
  const inChange = courtroom.quotes.find(exhibit.changeQuote);
  const [first] = inPage;
  const docPlace = first ? placeIn(page.text, first) : null;
  const placed: CheckedExhibit = {
    ...bare,
    docPlace,
    headings: docPlace ? headingsAbove(pageHeadings(page.text.split("\n")), docPlace.line - 1) : [],
    changePlace: inChange?.place ?? null,
  };
  const reason =
    docProblem(inPage.length, page.text, first) ??
    changeProblem(inChange?.place ?? null, courtroom.patch) ??
    harmProblem(exhibit.harm);
  if (reason !== null) return rejected(placed, reason);
  const notes = inChange ? notesOf(inChange.lines) : [];
  if (isChargeable(exhibit.driftType)) return { ...placed, notes };
  return {
    ...placed,
    notes,
    standing: "set-aside",
    reason: SET_ASIDE[exhibit.driftType] ?? "It is of a kind that is no case against a page.",
  };
}

function isChargeable(type: DriftType): boolean {
  return chargeableType.options.some((option) => option === type);
}

function docProblem(count: number, text: string, first: Span | undefined): string | null {
  if (!first) return "The page's quote does not stand in the page, word for word.";
  if (count > 1) return "The page's quote stands more than once in the page: extend it.";
  return addressesReviewers(text, first)
    ? "The page's quote lies in text that speaks to reviewers."
    : null;
}

function changeProblem(place: Span | null, patch: string): string | null {
  if (!place) return "The change's quote does not stand in the change, word for word.";
  return addressesReviewers(patch, place)
    ? "The change's quote lies in text that speaks to reviewers."
    : null;
}

function harmProblem(harm: string): string | null {
  if (harm.trim().length < 20) return "The harm does not say who does what and what they then get.";
  return /\b(?:may|might|could) (?:be|get|become) confus/i.test(harm)
    ? "The harm names confusion, not what a reader does and then gets."
    : null;
}

/** A `#` right before one of these words is the C preprocessor's. */
const COMMENT =
  /^\s*(?:\/\/|\/\*|\*|#(?!\[|!|(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|pragma|error)\b)|--\s|;|<!--|"""|''')/;

function notesOf(lines: readonly ChangeLine[]): string[] {
  const notes: string[] = [];
  if (lines.every(({ side }) => side === "context")) notes.push("rests on an unchanged line");
  if (lines.every(({ text }) => COMMENT.test(text)))
    notes.push("the change quote is a comment, not code");
  return notes;
}

function rejected(exhibit: CheckedExhibit, reason: string): CheckedExhibit {
  return { ...exhibit, standing: "rejected", reason };
}

export function placeIn(text: string, { start, end }: Span): CourtPlace {
  return { start, end, line: lineAt(text, start) };
}
