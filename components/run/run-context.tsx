"use client";

import { createContext, useContext } from "react";
import type { ShownRun } from "@/components/strip/use-playback";
import type { Claim, Evidence } from "@/lib/trace/event";
import type { StepFilter } from "@/lib/trace/filter";
import type { AnnotatedSteps, StepMatch } from "@/lib/trace/match-steps";
import type { Lineage } from "@/lib/trace/select-lineage";
import type { Selection } from "@/lib/trace/select-place";
import type { StepIndex } from "@/lib/trace/step-index";
import type { CellColours } from "./colour-cells";
import type { Search } from "./use-search";

/** What every part of the run page may ask for. */
export type RunView = ShownRun & {
  runId: string;
  texts: ReadonlyMap<string, string>;
  /** Syntax colours of cells, by span id, as far as the server made them. */
  colours: CellColours;
  /** Milliseconds since the Unix epoch; null before the page is interactive. */
  now: number | null;
  selection: Selection;
  select: (selection: Selection) => void;
  /** Which steps are to be seen; a change names only what changes. */
  filter: StepFilter;
  setFilter: (patch: Partial<StepFilter>) => void;
  /** The steps of `timeline`. */
  index: StepIndex;
  /** Null where the filter hides nothing. */
  match: StepMatch | null;
  /** Where the filter's words stand. */
  search: Search;
  /** Long texts, by hash, in which the server found the words. */
  foundBodies: ReadonlySet<string>;
  annotated: AnnotatedSteps;
  /** Claims as the answer numbers them. */
  claims: readonly Claim[];
  evidence: readonly Evidence[];
  /** Where the selected claim's value came from; null when none is selected or nothing is known. */
  lineage: Lineage | null;
  openFork: (spanId: string | null) => void;
};

export const RunContext = createContext<RunView | null>(null);

export function useRun(): RunView {
  const view = useContext(RunContext);
  if (!view) throw new Error("useRun needs a RunContext above it.");
  return view;
}
