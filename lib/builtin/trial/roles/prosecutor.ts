/** The prosecutor by rules: files what a fact of the change makes wrong, and declines otherwise. */
import { findFacts } from "@/lib/builtin/trial/facts/find-facts";
import { pageQuote } from "@/lib/builtin/trial/page-quote";
import { findPassages } from "@/lib/builtin/trial/passages/find-passages";
import type { Passage, PassageForm } from "@/lib/builtin/trial/passages/passage";
import type { TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";
import { afterOf, beforeOf, harmOf, short } from "@/lib/builtin/trial/words";
import type { ExhibitReply, ProsecutionReply } from "@/lib/courtroom/shapes";

const most = { onPage: 6, inAll: 12 };
const surest: readonly PassageForm[] = ["heading", "row", "item", "example", "quoted", "prose"];

export type Filed = { exhibit: ExhibitReply; passage: Passage; page: ShownPage };

/** `complaints` are those about an earlier reply: one of them may ask to extend a quote, any other drops its exhibit. */
export function prosecute(prompt: TrialPrompt, complaints: readonly string[]): ProsecutionReply {
  const exhibits = fileExhibits(prompt, complaints).map(({ exhibit }) => exhibit);
  const declineReason = exhibits.length > 0 ? null : closest(prompt);
  return {
    injectionSeen: prompt.speaksToReviewers,
    decision: exhibits.length > 0 ? "charge" : "decline",
    declineReason,
    exhibits,
  };
}

export function fileExhibits(prompt: TrialPrompt, complaints: readonly string[]): Filed[] {
  const facts = findFacts(prompt.change);
  const passages = findPassages(facts, prompt.pages, {
    isClaimed: false,
    title: prompt.title,
  });
  const filed = prompt.pages.flatMap((page) =>
    passages
      .filter((passage) => passage.path === page.path && !isSettled(passage, prompt))
      .sort((a, b) => surest.indexOf(a.form) - surest.indexOf(b.form) || a.index - b.index)
      .slice(0, most.onPage)
      .map((passage) => ({ passage, page })),
  );
  return filed.slice(0, most.inAll).flatMap(({ passage, page }, at) => {
    const complaint = complaints.find((each) => each.startsWith(`E${at + 1}: `));
    if (complaint !== undefined && !/extend it/.test(complaint)) return [];
    return [{ passage, page, exhibit: exhibitOf(passage, page, complaint === undefined ? 0 : 3) }];
  });
}

function exhibitOf(passage: Passage, page: ShownPage, around: number): ExhibitReply {
  const { fact } = passage;
  return {
    doc: page.path,
    driftType: fact.driftType,
    changeQuote: fact.quote,
    docQuote: pageQuote(page, passage.index, around),
    before: beforeOf(fact),
    after: afterOf(fact),
    harm: harmOf(passage),
  };
}

/** An owner found an earlier notice about these words not needed. */
function isSettled({ path, line }: Passage, { precedents }: TrialPrompt): boolean {
  const fold = (text: string) => text.replace(/\s+/g, " ").trim();
  const words = fold(line.text);
  return precedents.some((one) => {
    const passage = fold(one.passage);
    return one.path === path && (passage.includes(words) || words.includes(passage));
  });
}

function closest({ change }: TrialPrompt): string {
  const facts = findFacts(change).slice(0, 3);
  if (facts.length === 0) {
    return "The rules find no name, value, message or version that the change removed or set anew.";
  }
  const named = facts.map(({ old, key }) => (key === null ? `\`${old}\`` : `${key} (${old})`));
  return short(`No page teaches what the change touched: ${named.join(", ")}.`, 400);
}
