/** What a trial came to: for each page the verdict, the exhibits with both quotes, the votes, the edits and the notice. */
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit, StageResultOf } from "@/lib/trace/court";
import type { Timeline } from "@/lib/trace/reduce";
import { type CaseView, selectTrial } from "@/lib/trace/select-trial";
import type { Block } from "./report";
import type { Words } from "./words";

/** Null for a run that is no trial. */
export function trialBlocks(timeline: Timeline, words: Words): Block[] | null {
  const trial = selectTrial(timeline);
  if (trial === null) return null;
  const { court } = words;
  const tried = new Set(trial.cases.map(({ path }) => path));
  const untried = trial.exhibits.filter(({ path }) => !tried.has(path));
  return [
    heading(2, court.ruling),
    ...(trial.cases.length === 0 ? [{ kind: "paragraph" as const, text: court.noCase }] : []),
    ...trial.cases.flatMap((one) => caseBlocks(one, words)),
    ...(untried.length === 0
      ? []
      : [heading(3, court.exhibits), ...untried.flatMap((one) => exhibitBlocks(one, null, words))]),
    ...(trial.funnel.length === 0
      ? []
      : [
          heading(2, court.funnel),
          {
            kind: "list" as const,
            items: trial.funnel.map(
              ({ name, outcome, reason }) => `${name}, ${court[outcome]}: ${reason}`,
            ),
          },
        ]),
  ];
}

function heading(level: 2 | 3 | 4, text: string): Block {
  return { kind: "heading", level, text };
}

function caseBlocks(one: CaseView, words: Words): Block[] {
  const { court } = words;
  const state = court.caseState[one.ending?.state ?? "open"];
  const defense = one.defense?.result ?? null;
  return [
    heading(3, `${one.path}: ${state}`),
    ...(one.ending ? [{ kind: "paragraph" as const, text: one.ending.reason }] : []),
    ...one.exhibits.flatMap((exhibit) => exhibitBlocks(exhibit, defense, words)),
    ...voteBlocks(one, words),
    ...judgmentBlocks(one, words),
    ...editBlocks(one, words),
  ];
}

function exhibitBlocks(
  exhibit: CheckedExhibit,
  defense: StageResultOf<"defense"> | null,
  words: Words,
): Block[] {
  const { court } = words;
  const { id, standing, reason, changePlace, docPlace, before, after, harm, path } = exhibit;
  const rebuttal = defense?.challenges.find((challenge) => challenge.exhibit === id);
  const line = (at: number) => fill(words.lineOf, { document: path, line: at });
  return [
    heading(4, `${fill(court.exhibit, { id })}: ${court.standing[standing]}`),
    ...(reason === null ? [] : [{ kind: "paragraph" as const, text: reason }]),
    {
      kind: "quote",
      text: exhibit.changeQuote,
      source: changePlace
        ? `${court.ofChange} · ${fill(words.lineOf, { document: changePlace.file, line: changePlace.fileLine ?? changePlace.line })}`
        : court.ofChange,
    },
    {
      kind: "quote",
      text: exhibit.docQuote,
      source: docPlace ? `${court.ofPage} · ${line(docPlace.line)}` : court.ofPage,
    },
    {
      kind: "list",
      items: [
        `${court.before}: ${before}`,
        `${court.after}: ${after}`,
        `${court.harm}: ${harm}`,
        ...(rebuttal
          ? [`${court.defense} (${court.stance[rebuttal.stance]}): ${rebuttal.argument}`]
          : []),
      ],
    },
  ];
}

function voteBlocks(one: CaseView, words: Words): Block[] {
  const { court } = words;
  const jury = one.jury?.result ?? null;
  if (one.jurors.every(({ state }) => state === "idle")) return [];
  return [
    heading(4, court.votes),
    {
      kind: "table",
      head: [court.juror, court.vote, court.reasons],
      rows: one.jurors.map(({ juror, lens, model, state, view }) => [
        [String(juror), lens ?? "", model].filter(Boolean).join(" · "),
        view?.result ? court.voted[view.result.vote] : court.jurorState[state],
        view?.result?.reasons ?? "",
      ]),
    },
    ...(jury
      ? [
          {
            kind: "paragraph" as const,
            text: fill(court.tally, { ...jury.votes, rule: jury.rule }),
          },
        ]
      : []),
  ];
}

function judgmentBlocks({ judgment }: CaseView, { court }: Words): Block[] {
  const result = judgment?.result;
  if (!result) return [];
  return [
    heading(4, `${court.judgment}: ${court.verdict[result.verdict]}`),
    { kind: "paragraph", text: result.analysis },
  ];
}

function editBlocks({ edits }: CaseView, { court }: Words): Block[] {
  const result = edits?.result;
  if (!result) return [];
  return [
    ...(result.edits.length === 0 ? [] : [heading(4, court.edits)]),
    ...result.edits.map(
      ({ oldText, newText, reason }): Block => ({
        kind: "text",
        label: reason === null ? court.edits : fill(court.withheld, { reason }),
        language: "diff",
        text: `${lines("-", oldText)}\n${lines("+", newText)}`,
      }),
    ),
    ...(result.notice
      ? [
          heading(4, `${court.notice}: ${result.notice.title}`),
          { kind: "paragraph" as const, text: result.notice.sentence },
        ]
      : []),
  ];
}

function lines(sign: "-" | "+", text: string): string {
  return text
    .split("\n")
    .map((line) => `${sign}${line}`)
    .join("\n");
}
