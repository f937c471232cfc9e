/**
 * Which variable of which cell held the value of a claim, as far as the cells say.
 *
 * Guest code speaks of its variables itself, so this helps a reader to find the place and changes no mark. A value
 * that several variables held is told as such; where nothing tells, nothing is said.
 */
import type { CellFlow, CellVariable, ClaimSource } from "@/lib/trace/cell-facts";
import type { Claim } from "@/lib/trace/event";
import { claimCandidates, type DraftClaim } from "./claims";
import { CHECKED_CHARS } from "./mark-claims";
import { readFacts } from "./text-facts";

export type TracedCell = {
  cell: number;
  flow: CellFlow | null;
  variables: readonly CellVariable[];
  /** What it printed, with its value. */
  shown: string;
};

export type SourcesInput = {
  answer: string;
  claims: readonly Claim[];
  /** The cells of the run up to the one that proposed the answer, in their order. */
  cells: readonly TracedCell[];
};

const kinds: readonly Claim["kind"][] = ["number", "date", "time"];
const MAX_CANDIDATES = 5;

/** The claims, each with where its value was computed. */
export function withSources({ answer, claims, cells }: SourcesInput): Claim[] {
  const drafts = new Map(
    claimCandidates(answer.slice(0, CHECKED_CHARS)).others.map((draft) => [keyOf(draft), draft]),
  );
  const held = variablesHeld(cells);
  const distances = distancesFromFinal(cells);
  return claims.map((claim) => {
    const draft = drafts.get(keyOf(claim));
    const isValue = kinds.includes(claim.kind) && claim.mark !== "unsupported";
    if (!draft || !isValue) return claim;
    const source =
      sourceAmong(draft, held, distances) ??
      (claim.mark === "computed" ? printedSource(draft, cells) : null);
    return source ? { ...claim, source } : claim;
  });
}

function keyOf({ kind, start, end }: Pick<Claim, "kind" | "start" | "end">): string {
  return `${kind} ${start} ${end}`;
}

type Held = { cell: TracedCell; variable: CellVariable };

/** The variables as they stood when the answer was proposed, by name: a later cell's value takes the place. */
function variablesHeld(cells: readonly TracedCell[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const cell of cells) {
    for (const { writes } of cell.flow?.steps ?? [])
      for (const { name } of writes) held.delete(name);
    for (const variable of cell.variables) held.set(variable.name, { cell, variable });
  }
  return held;
}

/** How many statements lie between a name and the call of FINAL in the last cell; names that are not used there have none. */
function distancesFromFinal(cells: readonly TracedCell[]): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  const steps = cells.at(-1)?.flow?.steps ?? [];
  let open = steps.filter(({ reads }) => reads.includes("FINAL")).flatMap(({ reads }) => reads);
  for (let distance = 0; open.length > 0; distance += 1) {
    const fresh = open.filter((name) => !distances.has(name));
    for (const name of fresh) distances.set(name, distance);
    open = cells
      .flatMap(({ flow }) => flow?.steps ?? [])
      .filter(({ writes }) => writes.some(({ name }) => fresh.includes(name)))
      .flatMap(({ reads }) => reads);
  }
  return distances;
}

type Candidate = { held: Held; isSize: boolean; rank: number; distance: number };

function sourceAmong(
  draft: DraftClaim,
  held: ReadonlyMap<string, Held>,
  distances: ReadonlyMap<string, number>,
): ClaimSource | null {
  const candidates = [...held.values()].flatMap((each): Candidate[] => {
    const how = holding(each.variable, draft);
    const distance = distances.get(each.variable.name) ?? null;
    // Of a value that the answer's code does not use, only one that was printed may be the one.
    if (how === null || (distance === null && !printed(each.cell, draft))) return [];
    return [{ held: each, ...how, distance: distance ?? Number.POSITIVE_INFINITY }];
  });
  const used = candidates.filter(({ distance }) => Number.isFinite(distance));
  const among = used.length > 0 ? used : candidates;
  const rank = Math.min(...among.map((each) => each.rank));
  const best = among.filter((each) => each.rank === rank);
  const distance = Math.min(...best.map((each) => each.distance));
  const found = best.filter((each) => each.distance === distance).map(toVariable);
  if (found.length > 1) return { kind: "ambiguous", candidates: found.slice(0, MAX_CANDIDATES) };
  return found[0] ? { kind: "variable", ...found[0] } : null;
}

function toVariable({ held: { cell, variable }, isSize }: Candidate) {
  return { cell: cell.cell, name: variable.name, isSize };
}

/** A single value says more than the number of entries, and that more than one entry of many. */
function holding(
  { kind, values, size }: CellVariable,
  draft: DraftClaim,
): { isSize: boolean; rank: number } | null {
  if (kind === "number" && holds(values.join("\n"), draft)) return { isSize: false, rank: 0 };
  if (size !== null && draft.kind === "number" && holds(String(size), draft))
    return { isSize: true, rank: 1 };
  if (kind === "number" || !holds(values.join("\n"), draft)) return null;
  return { isSize: false, rank: kind === "text" ? 3 : 2 };
}

function holds(text: string, draft: DraftClaim): boolean {
  return text !== "" && readFacts(text, [draft]).holds(draft);
}

function printed(cell: TracedCell, draft: DraftClaim): boolean {
  return holds(cell.shown, draft);
}

function printedSource(draft: DraftClaim, cells: readonly TracedCell[]): ClaimSource | null {
  const found = cells.findLast((cell) => printed(cell, draft));
  return found ? { kind: "printed", cell: found.cell } : null;
}
