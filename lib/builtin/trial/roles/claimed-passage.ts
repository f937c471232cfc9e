/** Finds again, in what a later role is shown, the passage that an exhibit is about. */
import { findFacts } from "@/lib/builtin/trial/facts/find-facts";
import { findPassages } from "@/lib/builtin/trial/passages/find-passages";
import type { Passage } from "@/lib/builtin/trial/passages/passage";
import type { Claim, TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";

export type Claimed = {
  claim: Claim;
  page: ShownPage | null;
  /** The lines of the page that the quote covers. */
  lines: readonly PageLine[];
  /** What the rules themselves find wrong in those lines. */
  passages: readonly Passage[];
};

export function claimedPassages(prompt: TrialPrompt): Claimed[] {
  const facts = findFacts(prompt.change);
  const found = findPassages(facts, prompt.pages, { isClaimed: true, title: prompt.title });
  return prompt.claims.map((claim) => {
    const page = prompt.pages.find(({ path }) => path === claim.path) ?? prompt.pages[0] ?? null;
    if (page === null) return { claim, page, lines: [], passages: [] };
    const lines = quotedLines(page, claim.docQuote);
    const passages = found.filter(({ line }) => lines.includes(line));
    return { claim, page, lines, passages };
  });
}

function quotedLines(page: ShownPage, quote: string): PageLine[] {
  const wanted = quote.split("\n").map(fold).filter(Boolean);
  const first = page.lines.findIndex((_line, index) =>
    wanted.every((text, at) => fold(nonBlank(page, index)[at]?.text ?? "").includes(text)),
  );
  return first < 0 ? [] : nonBlank(page, first).slice(0, wanted.length);
}

function nonBlank(page: ShownPage, from: number): PageLine[] {
  const lines: PageLine[] = [];
  for (let index = from; index < page.lines.length && lines.length < 12; index += 1) {
    const line = page.lines[index];
    if (line && line.text.trim() !== "") lines.push(line);
  }
  return lines;
}

export function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
