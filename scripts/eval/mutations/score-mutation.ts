/** Holds what was judged of a case of the mutation bench against its labels, stage by stage. */
import { applyEdits } from "@/lib/courtroom/checks/check-edits";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { CaseView, TrialView } from "@/lib/trace/select-trial";
import type { DocketState } from "@/lib/trace/trial";
import type { MutationCase } from "./load-mutations";
import type { WrongPassage } from "./mutation-case";

export type Judged = {
  state: DocketState;
  /** Paths of the pages that the funnel chose. */
  chosen: readonly string[];
  /** Null where the funnel ended it. */
  view: TrialView | null;
  tokens: number;
  costUsd: number;
  wallMs: number;
};

/** The stage at which a wrong passage was lost; `found` where a notice names it. */
export type Reached = "funnel" | "evidence" | "prosecutor" | "check" | "court" | "found";

export type PassageScore = {
  passage: WrongPassage;
  reached: Reached;
  /** The exhibit has one of the types that name this drift. */
  isTyped: boolean;
  /** The wrong words are gone and what has to be said is there. */
  isEdited: boolean;
};

export type NoticeScore = {
  path: string;
  /** It names a passage that is wrong. */
  isRight: boolean;
  /** Quotes of the page that no label covers. */
  strays: readonly string[];
};

export type MutationScore = {
  id: string;
  kind: string;
  isDrift: boolean;
  isFunnelRight: boolean;
  passages: readonly PassageScore[];
  notices: readonly NoticeScore[];
  /** Quotes that do not stand in their page, and edits that do not apply although they are offered. */
  broken: readonly string[];
  judged: Judged;
};

export function scoreMutation(mutation: MutationCase, judged: Judged): MutationScore {
  const { id, kind, wrong, funnel } = mutation;
  const notices = noticesOf(judged);
  const stopped = judged.state === "filtered";
  return {
    id,
    kind,
    isDrift: wrong.length > 0,
    isFunnelRight: funnel === "either" || (funnel === "filtered") === stopped,
    passages: wrong.map((passage) => scorePassage(mutation, judged, passage)),
    notices: notices.map((found) => scoreNotice(mutation, found)),
    broken: notices.flatMap((found) => brokenIn(mutation, found)),
    judged,
  };
}

function noticesOf({ view }: Judged): readonly CaseView[] {
  return view?.cases.filter(({ ending }) => ending?.state === "notice") ?? [];
}

function scorePassage(mutation: MutationCase, judged: Judged, passage: WrongPassage): PassageScore {
  const about = (exhibit: CheckedExhibit) =>
    exhibit.path === passage.page && touches(mutation, exhibit, passage);
  const filed = (judged.view?.exhibits ?? []).filter(about);
  const notice = noticesOf(judged).find(({ path }) => path === passage.page);
  const isFound = notice ? isNamedIn(mutation, notice, passage) : false;
  return {
    passage,
    reached: isFound ? "found" : lostAt(judged, passage, filed),
    isTyped: filed.some(({ driftType }) => mutation.types.includes(driftType)),
    isEdited: isFound && notice !== undefined && isRightEdit(mutation, notice, passage),
  };
}

function lostAt(
  { state, chosen }: Judged,
  { page }: WrongPassage,
  filed: readonly CheckedExhibit[],
): Reached {
  if (state === "filtered" || state === "not-judged") return "funnel";
  if (!chosen.includes(page)) return "evidence";
  if (filed.length === 0) return "prosecutor";
  return filed.some(({ standing }) => standing === "stands") ? "court" : "check";
}

/** A notice names a passage when an upheld quote or an edit of it touches the passage. */
function isNamedIn(mutation: MutationCase, found: CaseView, passage: WrongPassage): boolean {
  const edits = found.edits?.result?.edits ?? [];
  return (
    upheldIn(found).some((exhibit) => touches(mutation, exhibit, passage)) ||
    edits.some(({ applies, place }) => applies && place !== null && spans(mutation, place, passage))
  );
}

function upheldIn({ exhibits, judgment }: CaseView): readonly CheckedExhibit[] {
  const upheld = judgment?.result?.upheld;
  return exhibits.filter(({ id, standing }) =>
    upheld ? upheld.includes(id) : standing === "stands",
  );
}

function touches(mutation: MutationCase, { docPlace }: CheckedExhibit, passage: WrongPassage) {
  return docPlace !== null && spans(mutation, docPlace, passage);
}

function spans(
  mutation: MutationCase,
  { start, end }: { start: number; end: number },
  { page, text }: WrongPassage,
): boolean {
  const from = textOf(mutation, page).indexOf(text);
  return from < end && start < from + text.length;
}

function isRightEdit(mutation: MutationCase, found: CaseView, passage: WrongPassage): boolean {
  const { page, gone, there } = passage;
  const before = textOf(mutation, page);
  const edited = applyEdits(before, found.edits?.result?.edits ?? []);
  return (
    edited !== before &&
    gone.every((part) => !edited.includes(part)) &&
    there.every((fact) => timesIn(edited, fact) > timesIn(before, fact))
  );
}

/** How often a fact stands in a text as a whole word; `50_000` and `50000` are one number. */
function timesIn(text: string, fact: string): number {
  const fold = (given: string) => given.replaceAll(/(?<=\d)[_,](?=\d{3})/g, "");
  const parts = fold(text).split(fold(fact));
  return parts.filter((part, index) => {
    const next = parts[index + 1];
    return next !== undefined && !(/\d$/.test(part) && /^\d/.test(fact)) && !/^\d/.test(next);
  }).length;
}

function scoreNotice(mutation: MutationCase, found: CaseView): NoticeScore {
  const here = mutation.wrong.filter(({ page }) => page === found.path);
  return {
    path: found.path,
    isRight: here.some((passage) => isNamedIn(mutation, found, passage)),
    strays: upheldIn(found)
      .filter((exhibit) => !here.some((passage) => touches(mutation, exhibit, passage)))
      .map(({ docQuote }) => docQuote),
  };
}

function brokenIn(mutation: MutationCase, found: CaseView): string[] {
  const page = textOf(mutation, found.path);
  const fold = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  const quotes = upheldIn(found)
    .filter(({ docQuote }) => !fold(page).includes(fold(docQuote)))
    .map(({ docQuote }) => `quote: ${docQuote}`);
  const edits = (found.edits?.result?.edits ?? [])
    .filter(({ applies, oldText }) => applies && page.split(oldText).length !== 2)
    .map(({ oldText }) => `edit: ${oldText}`);
  return [...quotes, ...edits];
}

function textOf({ pages }: MutationCase, path: string): string {
  return pages.find((page) => page.path === path)?.text ?? "";
}
