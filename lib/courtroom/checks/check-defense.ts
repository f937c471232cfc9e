/** The defense's answers, held against change and page by code: a contest needs a quote that stands. */
import { addressedLines, addressesReviewers } from "@/lib/courtroom/checks/addressed";
import { findFolded } from "@/lib/courtroom/checks/folded-text";
import type { DefenseReply } from "@/lib/courtroom/shapes";
import type { Courtroom } from "@/lib/courtroom/task";
import type { Challenge, CheckedExhibit } from "@/lib/trace/court";

/** One answer to each exhibit; one that was not answered counts as conceded. */
export function checkChallenges(
  { challenges }: Pick<DefenseReply, "challenges">,
  exhibits: readonly CheckedExhibit[],
  courtroom: Courtroom,
): Challenge[] {
  return exhibits.map((exhibit) => {
    const answer = challenges.find((one) => one.exhibit === exhibit.id);
    if (!answer)
      return { ...conceded(exhibit.id, "The defense said nothing to it."), unanswered: true };
    if (answer.stance === "concede") return conceded(exhibit.id, answer.argument);
    const { ground, quoteFrom, quote, argument } = answer;
    return {
      exhibit: exhibit.id,
      stance: "contest",
      ground,
      quoteFrom,
      quote,
      argument,
      quoteStands: stands({ quoteFrom, quote, path: exhibit.path }, courtroom),
      unanswered: false,
    };
  });
}

function conceded(exhibit: string, argument: string): Challenge {
  return {
    exhibit,
    stance: "concede",
    ground: null,
    quoteFrom: null,
    quote: null,
    argument,
    quoteStands: null,
    unanswered: false,
  };
}

const MOST_PLACES = 100;

/** Whether a quote stands, and not in text that speaks to reviewers. Several places are no fault here. */
export function stands(
  asked: { quoteFrom: "change" | "doc"; quote: string; path: string },
  { quotes, folded, pages, patch }: Pick<Courtroom, "quotes" | "folded" | "pages" | "patch">,
): boolean {
  if (addressedLines(asked.quote).length > 0) return false;
  if (asked.quoteFrom === "change") {
    const found = quotes.find(asked.quote);
    return found !== null && !addressesReviewers(patch, found.place);
  }
  const page = folded.get(asked.path);
  const text = pages.find(({ path }) => path === asked.path)?.text;
  if (!page || text === undefined) return false;
  return findFolded(page, asked.quote, MOST_PLACES).some(
    (found) => !addressesReviewers(text, found),
  );
}
