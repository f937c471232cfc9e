/** The figures of the mutation bench, for people. */
import { shareText } from "@/lib/statistics/wilson";
import type { MutationScore, Reached } from "./score-mutation";

export type MutationFigures = {
  /** Notices that name a wrong passage, of all notices. */
  precision: { right: number; of: number };
  /** Pages with a wrong passage whose owner got a notice that names one. */
  recall: { right: number; of: number };
  /** Wrong passages that a notice names. */
  passages: { right: number; of: number };
  /** Wrong passages that are right after the edits. */
  edits: { right: number; of: number };
  /** Traps that ended without a notice. */
  quiet: { right: number; of: number };
  funnel: { right: number; of: number };
  evidence: { right: number; of: number };
  types: { right: number; of: number };
  tokens: number;
  costUsd: number;
  wallMs: number;
};

type Share = { right: number; of: number };

export function figuresOf(scores: readonly MutationScore[]): MutationFigures {
  const drifts = scores.filter(({ isDrift }) => isDrift);
  const traps = scores.filter(({ isDrift }) => !isDrift);
  const notices = scores.flatMap((score) => score.notices);
  const passages = drifts.flatMap((score) => score.passages);
  // Only a prosecutor names types.
  const filed = drifts
    .filter(({ judged }) => judged.view?.prosecution)
    .flatMap((score) => score.passages)
    .filter(({ reached }) => reached === "found" || reached === "court");
  const pages = drifts.flatMap(pagesOf);
  const sum = (value: (score: MutationScore) => number) =>
    scores.reduce((total, score) => total + value(score), 0);
  return {
    precision: share(notices, ({ isRight }) => isRight),
    recall: share(pages, ({ isFound }) => isFound),
    passages: share(passages, ({ reached }) => reached === "found"),
    edits: share(passages, ({ isEdited }) => isEdited),
    quiet: share(traps, ({ notices: sent }) => sent.length === 0),
    funnel: share(scores, ({ isFunnelRight }) => isFunnelRight),
    evidence: share(passages, ({ reached }) => reached !== "funnel" && reached !== "evidence"),
    types: share(filed, ({ isTyped }) => isTyped),
    tokens: sum(({ judged }) => judged.tokens),
    costUsd: sum(({ judged }) => judged.costUsd),
    wallMs: sum(({ judged }) => judged.wallMs),
  };
}

/** A drift of which every page was told, or a trap that was left alone; and no owner was told something wrong. */
export function isRight(score: MutationScore): boolean {
  return (
    score.notices.every((notice) => notice.isRight) &&
    pagesOf(score).every(({ isFound }) => isFound)
  );
}

function share<T>(all: readonly T[], isRight: (one: T) => boolean): Share {
  return { right: all.filter(isRight).length, of: all.length };
}

function pagesOf({ passages, notices }: MutationScore): { path: string; isFound: boolean }[] {
  const paths = [...new Set(passages.map(({ passage }) => passage.page))];
  return paths.map((path) => ({
    path,
    isFound: notices.some((notice) => notice.path === path && notice.isRight),
  }));
}

/** One line for a case that is not as it should be; null where all is well. */
export function formatProblem({
  id,
  kind,
  isFunnelRight,
  passages,
  notices,
  broken,
  judged,
}: MutationScore): string | null {
  const lost = passages.filter(({ reached }) => reached !== "found");
  const problems = [
    ...(isFunnelRight ? [] : [`the funnel ended in ${judged.state}`]),
    ...lost.map(
      ({ passage, reached }) => `lost at ${words[reached]}: ${passage.page}: ${line(passage.text)}`,
    ),
    ...passages
      .filter(({ reached, isEdited }) => reached === "found" && !isEdited)
      .map(({ passage }) => `not put right: ${passage.page}: ${line(passage.text)}`),
    ...notices.filter(({ isRight }) => !isRight).map(({ path }) => `false alarm: ${path}`),
    ...notices.flatMap(({ path, strays }) =>
      strays.map((quote) => `quoted besides: ${path}: ${line(quote)}`),
    ),
    ...broken.map((what) => `broken: ${line(what)}`),
  ];
  if (problems.length === 0) return null;
  return `${id} (${kind})\n${problems.map((problem) => `    ${problem}`).join("\n")}`;
}

const words: Readonly<Record<Reached, string>> = {
  funnel: "the funnel",
  evidence: "the choice of pages",
  prosecutor: "the prosecutor",
  check: "the exhibit check",
  court: "the court",
  found: "nothing",
};

function line(text: string): string {
  const folded = text.replaceAll(/\s+/g, " ");
  return folded.length > 90 ? `${folded.slice(0, 89)}…` : folded;
}

export function formatFigures(scores: readonly MutationScore[]): string {
  const figures = figuresOf(scores);
  const row = (name: string, { right, of }: Share) => `${name.padEnd(34)} ${shareText(right, of)}`;
  return [
    "",
    ...formatKinds(scores),
    "",
    row("funnel state as labelled", figures.funnel),
    row("wrong passages on a chosen page", figures.evidence),
    row("exhibits with a type that fits", figures.types),
    row("traps without a notice", figures.quiet),
    row("wrong passages named in a notice", figures.passages),
    row("wrong passages put right by edits", figures.edits),
    `wrong passages lost at              ${formatLost(scores)}`,
    row("precision of notices", figures.precision),
    row("recall of pages", figures.recall),
    `${scores.length} changes, ${figures.tokens} tokens, $${figures.costUsd.toFixed(4)}, ${(figures.wallMs / 1000).toFixed(1)} s`,
  ].join("\n");
}

function formatLost(scores: readonly MutationScore[]): string {
  const lost = scores
    .flatMap(({ passages }) => passages)
    .filter(({ reached }) => reached !== "found");
  const stages = [...new Set(lost.map(({ reached }) => reached))];
  const count = (stage: Reached) => lost.filter(({ reached }) => reached === stage).length;
  return stages.map((stage) => `${words[stage]} ${count(stage)}`).join(", ") || words.found;
}

/** Drift types with what was found of them, and kinds of trap with what they caught. */
function formatKinds(scores: readonly MutationScore[]): string[] {
  const kinds = [...new Set(scores.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const here = scores.filter((score) => score.kind === kind);
    const { recall, quiet } = figuresOf(here);
    return recall.of > 0
      ? `${kind.padEnd(22)} ${shareText(recall.right, recall.of)} of its pages told`
      : `${kind.padEnd(22)} ${shareText(quiet.right, quiet.of)} left alone`;
  });
}
