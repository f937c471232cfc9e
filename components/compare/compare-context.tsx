"use client";

import { createContext, useContext } from "react";
import type { Comparison } from "@/lib/trace/compare/compare-runs";
import type { Timeline } from "@/lib/trace/reduce";

/** One of the two runs, as it stands and moves. */
export type ComparedRun = {
  runId: string;
  timeline: Timeline;
  /** Text so far of each running model call, by span id. */
  texts: ReadonlyMap<string, string>;
};

/** What every part of the page may ask for. */
export type CompareView = {
  a: ComparedRun;
  b: ComparedRun;
  comparison: Comparison;
  /** Milliseconds since the Unix epoch; null where both runs have ended, or before the page is interactive. */
  now: number | null;
  /** The id of the row that is selected. */
  selected: string | null;
  select: (rowId: string | null) => void;
};

export const CompareContext = createContext<CompareView | null>(null);

export function useCompare(): CompareView {
  const view = useContext(CompareContext);
  if (!view) throw new Error("useCompare needs a CompareContext above it.");
  return view;
}

export type SideName = "a" | "b";

export const sideLetters = { a: "A", b: "B" } as const;
