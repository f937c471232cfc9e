/** What a person says was right, held against the change, the page and the record by code: a quote that does not stand shows nothing. */
import { stands } from "@/lib/courtroom/checks/check-defense";
import { checkEdits } from "@/lib/courtroom/checks/check-edits";
import { checkExhibits, filedExhibits } from "@/lib/courtroom/checks/check-exhibits";
import { isRight } from "@/lib/courtroom/fault/read-attempt";
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import { exhibitReply } from "@/lib/courtroom/fault/stage-replies";
import type { Courtroom } from "@/lib/courtroom/task";
import type { FaultStage, RightRuling } from "@/lib/trace/ruling-mark";

/** `pointer`: as in RFC 6901, into the ruling as given. */
export type RightProblem = { pointer: string; message: string };

/** Empty where everything that was said can be tried. */
export function checkRight(
  right: RightRuling,
  ruled: RuledCase,
  courtroom: Courtroom,
): RightProblem[] {
  return [
    ...outcomeProblems(right, ruled, courtroom),
    ...soundProblems(right),
    ...struckProblems(right, ruled),
    ...addedProblems(right, ruled, courtroom),
    ...rebuttalProblems(right, ruled, courtroom),
    ...voteProblems(right, ruled),
    ...editProblems(right, ruled, courtroom),
  ];
}

function outcomeProblems(
  right: RightRuling,
  ruled: RuledCase,
  courtroom: Courtroom,
): RightProblem[] {
  const page = pageOf(ruled, courtroom);
  if (!isRight(ruled.found, { path: ruled.path, right, page })) return [];
  const message =
    right.outcome === "notice"
      ? "The case ended in a notice, as you say was right. Say what its edit should have been, if that was wrong."
      : "The case ended without a notice, as you say was right.";
  return [{ pointer: "/outcome", message }];
}

function soundProblems({ sound, ...right }: RightRuling): RightProblem[] {
  const given: Partial<Record<FaultStage, unknown>> = {
    exhibits: right.exhibits,
    defense: right.rebuttals,
    jury: right.votes,
    judgment: right.verdict,
    edits: right.edit,
  };
  return sound.flatMap((stage, index) =>
    given[stage] === undefined
      ? []
      : [
          {
            pointer: `/sound/${index}`,
            message: "You say that this stage was right, and what it should have been instead.",
          },
        ],
  );
}

function struckProblems({ exhibits }: RightRuling, { filed, path }: RuledCase): RightProblem[] {
  return (exhibits?.struck ?? []).flatMap((id, index) =>
    filed.some((one) => one.id === id)
      ? []
      : [
          {
            pointer: `/exhibits/struck/${index}`,
            message: `No exhibit ${id} was filed against ${path}.`,
          },
        ],
  );
}

function addedProblems(
  { exhibits }: RightRuling,
  { path, filed }: RuledCase,
  courtroom: Courtroom,
): RightProblem[] {
  const { added = [], struck = [] } = exhibits ?? {};
  const recorded = filed
    .filter(({ id, standing }) => standing === "stands" && !struck.includes(id))
    .map(({ id: _, path: doc, ...exhibit }) => ({ doc, ...exhibit }));
  const all = filedExhibits([...recorded, ...added.map((one) => exhibitReply(path, one))]);
  const unstruck = { ...courtroom, settings: { ...courtroom.settings, struckOut: [] } };
  return checkExhibits(all, unstruck)
    .slice(recorded.length)
    .flatMap(({ standing, reason }, index) =>
      standing === "stands"
        ? []
        : [
            {
              pointer: `/exhibits/added/${index}`,
              message: reason ?? "This exhibit does not stand.",
            },
          ],
    );
}

function rebuttalProblems(
  { rebuttals = [] }: RightRuling,
  { path, standing }: RuledCase,
  courtroom: Courtroom,
): RightProblem[] {
  return rebuttals.flatMap(({ exhibit, quoteFrom, quote }, index): RightProblem[] => {
    if (!standing.some(({ id }) => id === exhibit))
      return [
        {
          pointer: `/rebuttals/${index}/exhibit`,
          message: `No exhibit ${exhibit} stood against ${path}.`,
        },
      ];
    if (stands({ quoteFrom, quote, path }, courtroom)) return [];
    const where = quoteFrom === "change" ? "change" : "page";
    return [
      {
        pointer: `/rebuttals/${index}/quote`,
        message: `This quote does not stand in the ${where}, word for word. Copy it from there.`,
      },
    ];
  });
}

function voteProblems({ votes = [] }: RightRuling, { settings }: RuledCase): RightProblem[] {
  const most = settings.rules.jurors.length;
  return votes.flatMap(({ juror }, index) => {
    const pointer = `/votes/${index}/juror`;
    if (juror > most) return [{ pointer, message: `This jury had ${most} jurors.` }];
    return votes.findIndex((one) => one.juror === juror) === index
      ? []
      : [{ pointer, message: `Juror ${juror} is given two votes.` }];
  });
}

/** Held against the page as a judge's edit is, with every exhibit that stood. */
function editProblems(
  { edit, outcome }: RightRuling,
  ruled: RuledCase,
  courtroom: Courtroom,
): RightProblem[] {
  if (!edit) return [];
  const pointer = "/edit";
  if (outcome === "no-notice")
    return [{ pointer, message: "Without a notice there is no edit. Leave it out." }];
  const { patch, pages, settings } = courtroom;
  // An exhibit that is yet to be added has no edit of its own in the record: its page's text alone counts.
  const upheld = ruled.standing;
  if (upheld.length === 0) return [];
  const [checked] = checkEdits([{ exhibits: upheld.map(({ id }) => id), ...edit }], {
    page: pageOf(ruled, courtroom),
    upheld,
    sources: [patch, ...pages.map(({ text }) => text), settings.title],
    most: settings.rules.edits,
  });
  return checked?.applies
    ? []
    : [{ pointer, message: checked?.reason ?? "This edit does not apply." }];
}

function pageOf({ path }: RuledCase, { pages }: Courtroom): string {
  return pages.find((page) => page.path === path)?.text ?? "";
}
