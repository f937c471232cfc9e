/**
 * Where a claim's value came from: the cell and variable that held it, the statements that led there, and what these
 * read of the documents. By names, as the code says: it may name a read too many, and what it does not know it says.
 */
import type { CellFlow, CellStep, ClaimSource } from "./cell-facts";
import type { Claim, Place } from "./event";
import { findPrinting } from "./find-printing";
import type { SpanOf, Timeline } from "./reduce";
import { frameOf } from "./select-coverage";

export type Lineage = {
  source: ClaimSource;
  /** The cell to open; null when several variables held the value. */
  cell: { spanId: string; number: number; line: number | null } | null;
  /** Every cell that took part, in their order, with the lines of the statements that did. */
  cells: { spanId: string; number: number; lines: readonly number[] }[];
  /** What tools found or returned on the way; the first hits of each search. */
  places: Place[];
  /** Hits of those searches past the ones in `places`. */
  moreHits: number;
  /** Documents that the code went over by itself, past the tools. */
  wholeTexts: number[];
  /** Replies of smaller models that take part: their reading is not a computation. */
  subCalls: number;
  /** False when a cell's statements are not known, so that reads may be missing. */
  isFollowed: boolean;
};

const MAX_PLACES = 200;
const subCallTools = ["llm_query", "llm_query_batched", "rlm_query"];

type Cell = SpanOf<"sandbox-run">;

/** Null when nothing is known of where the value came from. */
export function selectLineage(timeline: Timeline, claim: Claim): Lineage | null {
  const source = claim.source ?? printedSource(timeline, claim);
  if (!source) return null;
  const cells = cellsOfRun(timeline);
  if (source.kind === "ambiguous") return { ...emptyLineage, source };
  const origin = cells.findLast(({ start }) => start.cell === source.cell);
  if (!origin) return null;
  const earlier = cells.slice(0, cells.indexOf(origin) + 1);
  const name = source.kind === "variable" ? source.name : null;
  const parts = followBack(earlier, name);
  const reads = parts.map((part) => readsOf(part, timeline));
  return {
    source,
    cell: { spanId: origin.id, number: origin.start.cell, line: lineIn(origin, name) },
    cells: parts.map(({ cell, steps }) => ({
      spanId: cell.id,
      number: cell.start.cell,
      lines: steps.map(({ line }) => line),
    })),
    places: distinct(reads.flatMap(({ places }) => places)).slice(0, MAX_PLACES),
    moreHits: reads.reduce((sum, { moreHits }) => sum + moreHits, 0),
    wholeTexts: [...new Set(reads.flatMap(({ wholeTexts }) => wholeTexts))].sort((a, b) => a - b),
    subCalls: reads.reduce((sum, { subCalls }) => sum + subCalls, 0),
    isFollowed: parts.length > 0 && parts.every(({ cell }) => cell.end?.flow != null),
  };
}

const emptyLineage = {
  cell: null,
  cells: [],
  places: [],
  moreHits: 0,
  wholeTexts: [],
  subCalls: 0,
  isFollowed: false,
};

/** Logs of older versions do not say where a value was computed: then the last cell that printed it is known. */
function printedSource(timeline: Timeline, claim: Claim): ClaimSource | null {
  if (claim.mark !== "computed") return null;
  const cell = findPrinting(cellsOfRun(timeline), claim);
  return cell && { kind: "printed", cell: cell.start.cell };
}

/** Those of the run itself, not of its nested runs. */
export function cellsOfRun(timeline: Timeline): Cell[] {
  return [...timeline.spans.values()]
    .filter((span) => span.kind === "sandbox-run")
    .filter((span) => span.end !== null && frameOf(span, timeline) === null)
    .sort((a, b) => a.seq - b.seq);
}

/** Where the variable is last changed; without one, where the cell prints, if it does so in one place only. */
function lineIn(cell: Cell, name: string | null): number | null {
  const steps = cell.end?.flow?.steps ?? [];
  if (name === null) {
    const shown = steps.filter(({ shows }) => shows);
    return shown.length === 1 ? (shown[0]?.line ?? null) : null;
  }
  const writes = steps.flatMap((step) => step.writes.filter((write) => write.name === name));
  return writes.at(-1)?.line ?? null;
}

type Part = { cell: Cell; steps: CellStep[] };

/** The statements of the cells, the last of them first, that the variable's value rests on. */
function followBack(cells: readonly Cell[], name: string | null): Part[] {
  const parts: Part[] = [];
  let wanted = new Set(name === null ? [] : [name]);
  for (const cell of cells.toReversed()) {
    const flow = cell.end?.flow;
    if (!flow) continue;
    const takesOutput = name === null && cell === cells.at(-1);
    const found = followInCell(flow, wanted, takesOutput);
    wanted = found.wanted;
    if (found.steps.length > 0) parts.unshift({ cell, steps: found.steps });
  }
  return parts;
}

function followInCell(
  flow: CellFlow,
  given: ReadonlySet<string>,
  takesOutput: boolean,
): { steps: CellStep[]; wanted: Set<string> } {
  const wanted = new Set(given);
  const taken = new Set<CellStep>();
  const functions = flow.steps.filter(({ isFunction }) => isFunction);
  for (const step of flow.steps.toReversed()) {
    if (step.isFunction) continue;
    const called = functionsCalledBy(step, functions);
    const writes = [step, ...called].flatMap((each) =>
      each === step ? each.writes : each.writes.filter(({ isNew }) => !isNew),
    );
    const changes = writes.some((write) => wanted.has(write.name));
    if (!changes && !(takesOutput && step.shows)) continue;
    for (const { name, isNew } of step.writes) if (isNew) wanted.delete(name);
    for (const each of [step, ...called]) {
      taken.add(each);
      for (const name of each.reads) wanted.add(name);
    }
  }
  // A function that an earlier or later cell calls is made here.
  for (const step of functions) {
    if (!step.writes.some(({ name }) => wanted.has(name))) continue;
    taken.add(step);
    for (const { name, isNew } of step.writes) if (isNew) wanted.delete(name);
    for (const each of [step, ...functionsCalledBy(step, functions)]) {
      taken.add(each);
      for (const name of each.reads) wanted.add(name);
    }
  }
  return { steps: flow.steps.filter((step) => taken.has(step)), wanted };
}

/** The cell's own functions that a statement names, and those that they name. */
function functionsCalledBy(step: CellStep, functions: readonly CellStep[]): CellStep[] {
  const called = new Set<CellStep>();
  const open = [step];
  for (let at = open.pop(); at; at = open.pop()) {
    const { reads } = at;
    for (const each of functions) {
      if (called.has(each) || !each.writes.some(({ name, isNew }) => isNew && reads.includes(name)))
        continue;
      called.add(each);
      open.push(each);
    }
  }
  return [...called];
}

function readsOf(
  { cell, steps }: Part,
  timeline: Timeline,
): { places: Place[]; moreHits: number; wholeTexts: number[]; subCalls: number } {
  const names = new Set(steps.flatMap(({ reads }) => reads));
  const below = [...timeline.spans.values()].filter(({ parentId }) => parentId === cell.id);
  const uses = cell.end?.toolUses.filter(({ tool }) => names.has(tool)) ?? [];
  const searches = below.flatMap((span) =>
    span.kind === "tool-call" && names.has(span.start.tool) && span.end ? [span.end] : [],
  );
  const found = [...uses, ...searches];
  const documents = timeline.summary?.config.documents ?? [];
  const natives = (cell.end?.flow?.nativeReads ?? []).filter(({ line }) =>
    steps.some((step) => line >= step.line && line <= step.endLine),
  );
  const isReadByModels = subCallTools.some((tool) => names.has(tool));
  return {
    places: found.flatMap(({ places }) => places),
    moreHits: found.reduce(
      (sum, { hits, places }) => sum + (hits ?? places.length) - places.length,
      0,
    ),
    wholeTexts: natives.flatMap(({ doc }) => (doc === null ? [...documents.keys()] : [doc])),
    subCalls: isReadByModels
      ? below.filter(({ kind }) => kind === "model-call" || kind === "nested-run").length
      : 0,
  };
}

function distinct(places: readonly Place[]): Place[] {
  const known = new Map(places.map((place) => [`${place.doc} ${place.start} ${place.end}`, place]));
  return [...known.values()];
}
