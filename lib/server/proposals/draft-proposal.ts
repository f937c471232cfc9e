/** What the owner of a page is asked, written by code from a case that was decided: plain words, and quotes where they stand. */
import "server-only";
import type { Change } from "@/lib/change/change";
import { courtWordsIn, plainNotice } from "@/lib/courtroom/checks/check-notice";
import { quotePairOf } from "@/lib/server/proposals/quote-pair";
import type { StoredProposal } from "@/lib/store/proposal-store";
import type { CheckedEdit, CheckedExhibit, DriftType, FunnelStep } from "@/lib/trace/court";
import type { ProposalEdit, QuotePair } from "@/lib/trace/proposal";
import type { CaseView } from "@/lib/trace/select-trial";

export type DecidedCase = {
  case: CaseView;
  /** The page as the court saw it. */
  pageText: string;
  /** The change as a patch, and read. */
  patch: string;
  change: Change;
  /** What the docket says about how the case came to be. */
  steps: readonly FunnelStep[];
};

export type Draft = Pick<StoredProposal, "path" | "harm" | "data">;

/** How much a reader loses by it, in the order in which owners are told. */
const harmOf: Record<DriftType, number> = {
  removed: 90,
  renamed: 85,
  "changed-signature": 80,
  "broken-example": 80,
  "changed-requirement": 75,
  "changed-behaviour": 70,
  "changed-default": 65,
  "changed-value": 60,
  "changed-output": 50,
  "deprecated-form": 40,
  "already-wrong": 0,
  "incomplete-list": 0,
  "new-feature-undocumented": 0,
  wording: 0,
  internal: 0,
};

/** Null when the case ended without a notice. */
export function draftProposal(decided: DecidedCase): Draft | null {
  const { path, edits, ending, judgment, exhibits, jury } = decided.case;
  if (ending?.state !== "notice") return null;
  const upheldIds = judgment?.result?.upheld ?? jury?.result?.upheld ?? null;
  const upheld = exhibits.filter(
    ({ id, standing }) => standing === "stands" && (upheldIds === null || upheldIds.includes(id)),
  );
  const quotes = distinct(upheld.flatMap((exhibit) => quotePairOf(exhibit, decided)));
  const [first] = upheld;
  if (quotes.length === 0 || !first) return null;
  const notice = edits?.result?.notice ?? plainNotice(first, [decided.patch, decided.pageText]);
  const applied = (edits?.result?.edits ?? []).filter(({ applies }) => applies);
  const worst = upheld.reduce<CheckedExhibit | null>(
    (best, each) =>
      best === null || harmOf[each.driftType] > harmOf[best.driftType] ? each : best,
    null,
  );
  return {
    path,
    harm: 10 * (worst ? harmOf[worst.driftType] : 0) + (jury?.result?.votes.guilty ?? 0),
    data: {
      title: notice.title,
      sentence: notice.sentence,
      quotes,
      edits: applied.flatMap(editOf),
      withoutEdit: applied.length > 0 ? null : whyNoEdit(edits?.result?.edits ?? []),
      found: howFound(decided),
      delivery: null,
      ownEdits: null,
      driftType: worst?.driftType ?? null,
      shownAt: null,
    },
  };
}

function editOf({ oldText, newText, place }: CheckedEdit): ProposalEdit[] {
  return place === null ? [] : [{ oldText, newText, line: place.line }];
}

function whyNoEdit(edits: readonly CheckedEdit[]): string {
  const reason = edits.find((edit) => edit.reason !== null)?.reason;
  const isPlain =
    reason !== undefined &&
    reason !== null &&
    courtWordsIn(reason).length === 0 &&
    !/\bupheld\b/i.test(reason);
  return isPlain
    ? `An edit was written, but it is not offered: ${reason} Write your own.`
    : "No edit was written that could be offered. Write your own.";
}

function distinct(quotes: readonly QuotePair[]): QuotePair[] {
  const seen = new Set<string>();
  return quotes.filter(({ changeFile, changeQuote, docQuote, docLine }) => {
    const key = JSON.stringify([changeFile, changeQuote, docQuote, docLine]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** One plain sentence a step. */
function howFound({ case: { exhibits, jury, jurors }, steps }: DecidedCase): string[] {
  const evidence = steps.find(({ name }) => name === "evidence")?.reason ?? null;
  const votes = jury?.result?.votes ?? null;
  const asked = votes ? votes.guilty + votes.notGuilty + votes.abstain : 0;
  const areRules = jurors.length > 0 && jurors.every(({ model }) => model === "builtin");
  const reviewers = areRules
    ? "sets of rules, none of which saw the others,"
    : "reviewers, none of whom saw the others,";
  const rejected = exhibits.filter(({ standing }) => standing === "rejected").length;
  return [
    ...(evidence !== null && courtWordsIn(evidence).length === 0 ? [evidence] : []),
    ...(votes && asked > 0
      ? [
          `${asked === 1 ? (areRules ? "One set of rules" : "One reviewer") : `${capital(numeral(asked))} ${reviewers}`} went over the change and the page. ${opinions(votes)}`,
        ]
      : []),
    `Every quote was compared with the files by a program.${rejected > 0 ? ` ${capital(numeral(rejected))} that did not match ${rejected === 1 ? "was" : "were"} left out.` : ""}`,
  ];
}

function opinions(votes: { guilty: number; notGuilty: number; abstain: number }): string {
  const parts = [
    `${numeral(votes.guilty)} said that a reader would be misled`,
    ...(votes.notGuilty > 0 ? [`${numeral(votes.notGuilty)} said not`] : []),
    ...(votes.abstain > 0 ? [`${numeral(votes.abstain)} left it open`] : []),
  ];
  return `${capital(parts.join(", "))}.`;
}

const numerals = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function numeral(count: number): string {
  return numerals[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
