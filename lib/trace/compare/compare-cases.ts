/** How two runs of a trial judged each page: exhibits, votes, verdict, notice and edits. */
import type { CheckedEdit, StageResultOf, Vote } from "@/lib/trace/court";
import type { Timeline } from "@/lib/trace/reduce";
import { type CaseView, selectTrial } from "@/lib/trace/select-trial";

export type CaseOutcome = {
  state: StageResultOf<"case">["state"] | "open";
  /** The span to look at. */
  spanId: string;
  exhibits: { id: string; standing: "stands" | "rejected" | "set-aside" }[];
  /** In the order of the jurors; null where one gave none. Empty where no jury was asked. */
  votes: (Vote | null)[];
  verdict: StageResultOf<"judgment">["verdict"] | null;
  notice: { title: string; sentence: string } | null;
  edits: Pick<CheckedEdit, "oldText" | "newText" | "applies">[];
};

export type ComparedCase = {
  path: string;
  /** Null where the page was not brought before that court. */
  a: CaseOutcome | null;
  b: CaseOutcome | null;
  differs: { state: boolean; exhibits: boolean; votes: boolean; notice: boolean; edits: boolean };
  isSame: boolean;
};

/** Pages in the order of the first run, then those that only the second judged. */
export function compareCases(a: Timeline, b: Timeline): ComparedCase[] {
  const [ours, theirs] = [casesOf(a), casesOf(b)];
  const paths = new Set([...ours.keys(), ...theirs.keys()]);
  return [...paths].map((path) => {
    const [one, other] = [ours.get(path) ?? null, theirs.get(path) ?? null];
    const is = (read: (outcome: CaseOutcome | null) => unknown) =>
      JSON.stringify(read(one)) !== JSON.stringify(read(other));
    const differs = {
      state: is((outcome) => [outcome?.state, outcome?.verdict]),
      exhibits: is((outcome) => outcome?.exhibits),
      votes: is((outcome) => outcome?.votes),
      notice: is((outcome) => outcome?.notice),
      edits: is((outcome) => outcome?.edits),
    };
    return { path, a: one, b: other, differs, isSame: !Object.values(differs).includes(true) };
  });
}

function casesOf(timeline: Timeline): Map<string, CaseOutcome> {
  const cases = selectTrial(timeline)?.cases ?? [];
  return new Map(cases.map((one) => [one.path, outcomeOf(one)]));
}

function outcomeOf({ span, ending, exhibits, jurors, judgment, edits }: CaseView): CaseOutcome {
  const wasAsked = jurors.some(({ view }) => view !== null);
  return {
    state: ending?.state ?? "open",
    spanId: span.id,
    exhibits: exhibits.map(({ id, standing }) => ({ id, standing })),
    votes: wasAsked ? jurors.map(({ view }) => view?.result?.vote ?? null) : [],
    verdict: judgment?.result?.verdict ?? null,
    notice: edits?.result?.notice ?? null,
    // Two courts may write the same edits in another order.
    edits: (edits?.result?.edits ?? [])
      .map(({ oldText, newText, applies }) => ({ oldText, newText, applies }))
      .sort((one, other) => (one.oldText < other.oldText ? -1 : 1)),
  };
}
