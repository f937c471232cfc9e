/** The strip of a trial: who spoke when. Jurors, and pages judged at once, have rows of their own. */
import type { Timeline } from "@/lib/trace/reduce";
import {
  type CaseView,
  type StageView,
  selectTrial,
  type TrialView,
} from "@/lib/trace/select-trial";
import {
  callWait,
  type Head,
  type LaneName,
  type Mark,
  type MarkFlags,
  type MarkKind,
  plainMark,
  type Strip,
  stripClock,
  type TrialPhase,
} from "./mark";
import { createRowPacker } from "./pack-rows";

const MOST_ROWS = 6;
const MOST_JURORS = 12;

type AnyStage = Pick<StageView<"juror">, "span" | "calls">;
type Speaker = { stage: AnyStage; lane: LaneName; kind: MarkKind; shape: Mark["shape"] };

const noTrial: TrialView = {
  ...{ funnel: [], review: null, prosecution: null, check: null, exhibits: [] },
  ...{ cases: [], arm: null },
};

/** The strip of a trial's run. */
export function trialRunStrip(timeline: Timeline): Strip {
  return trialStrip(timeline, selectTrial(timeline) ?? noTrial);
}

function trialStrip(timeline: Timeline, view: TrialView): Strip {
  const { startedAt, lastMs, isLive, extent } = stripClock(timeline);
  const rows = {
    advocates: createRowPacker(MOST_ROWS),
    jurors: createRowPacker(MOST_JURORS),
  };
  const speakers = speakersOf(view).sort((a, b) => a.stage.span.seq - b.stage.span.seq);
  const marks = speakers.map(({ stage, lane, kind, shape }): Mark => {
    const when = extent(stage.span);
    const packer = lane === "advocates" || lane === "jurors" ? rows[lane] : null;
    const row = packer?.take(when.from, when.to) ?? 0;
    return { id: stage.span.id, lane, row, kind, shape, ...when, ...flagsOf(stage) };
  });
  return {
    ...{ startedAt, lastMs, isLive, marks },
    heads: headsOf(view, extent),
    pauses: [],
    lanes: [
      { name: "advocates", rows: Math.max(1, rows.advocates.count()) },
      { name: "jurors", rows: Math.max(1, rows.jurors.count()) },
      { name: "checks", rows: 1 },
    ],
  };
}

function speakersOf(view: TrialView): Speaker[] {
  const said = (stage: AnyStage | null, kind: MarkKind): Speaker[] =>
    stage ? [{ stage, lane: "advocates", kind, shape: "bar" }] : [];
  const checked = (stage: AnyStage | null): Speaker[] =>
    stage ? [{ stage, lane: "checks", kind: "check", shape: "dot" }] : [];
  return [
    ...said(view.review, "model"),
    ...said(view.prosecution, "charge"),
    ...said(view.arm, "model"),
    ...checked(view.check),
    ...view.cases.flatMap((one) => [
      ...said(one.defense, "defense"),
      ...one.jurors.flatMap(({ view: stage }): Speaker[] =>
        stage ? [{ stage, lane: "jurors", kind: "sub", shape: "bar" }] : [],
      ),
      ...said(one.judgment, "model"),
      ...checked(one.edits),
    ]),
  ];
}

function flagsOf({ span, calls }: AnyStage): MarkFlags & { waitMs: number } {
  const first = calls[0];
  return {
    ...plainMark,
    isReplayed: calls.length > 0 && calls.every(({ end }) => end && end.source !== "live"),
    isFailed: span.outcome !== null && span.outcome.status !== "ok",
    waitMs: first ? callWait(first) : 0,
  };
}

type Extent = ReturnType<typeof stripClock>["extent"];
type Named = { phase: TrialPhase; stages: readonly (AnyStage | null)[] };

/** One page is told by its phases; of several, each has a stretch of its own after the prosecutor's. */
function headsOf(view: TrialView, extent: Extent): Head[] {
  const common: Named[] = [
    { phase: "review", stages: [view.review] },
    { phase: "prosecution", stages: [view.prosecution] },
    { phase: "arm", stages: [view.arm] },
  ];
  const [only] = view.cases;
  const phases = view.cases.length === 1 && only ? [...common, ...phasesOf(only)] : common;
  return [
    ...phases.flatMap((one) => phaseHead(one, extent)),
    ...(view.cases.length > 1 ? pageHeads(view.cases, extent) : []),
  ];
}

/** Pages that are judged at once share a stretch. */
function pageHeads(cases: readonly CaseView[], extent: Extent): Head[] {
  const heads: Head[] = [];
  for (const { span, path } of cases) {
    const { from, to } = extent(span);
    const last = heads.at(-1);
    const isTogether = last && (last.to === null || from < last.to);
    if (!isTogether) heads.push({ id: span.id, name: { kind: "page", path }, from, to });
    else {
      const count = last.name.kind === "pages" ? last.name.count + 1 : 2;
      const ends = last.to === null || to === null ? null : Math.max(last.to, to);
      heads[heads.length - 1] = { ...last, name: { kind: "pages", count }, to: ends };
    }
  }
  return heads;
}

function phasesOf({ defense, jurors, judgment }: CaseView): Named[] {
  return [
    { phase: "defense", stages: [defense] },
    { phase: "jury", stages: jurors.map(({ view }) => view) },
    { phase: "judgment", stages: [judgment] },
  ];
}

function phaseHead({ phase, stages }: Named, extent: Extent): Head[] {
  const spans = stages.flatMap((stage) => (stage ? [stage.span] : []));
  const [first] = spans;
  if (!first) return [];
  const extents = spans.map(extent);
  const from = Math.min(...extents.map((one) => one.from));
  const isOpen = extents.some(({ to }) => to === null);
  const to = isOpen ? null : Math.max(...extents.map((one) => one.to ?? 0));
  return [{ id: first.id, name: { kind: "phase", phase }, from, to }];
}
