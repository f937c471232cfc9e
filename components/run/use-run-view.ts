"use client";

import { useMemo } from "react";
import type { ShownRun } from "@/components/strip/use-playback";
import type { CellColours } from "./colour-cells";
import type { RunView } from "./run-context";
import { useClaims } from "./use-claims";
import { useFilter } from "./use-filter";
import { useSelection } from "./use-selection";
import { useSteps } from "./use-steps";

type Options = {
  runId: string;
  shown: ShownRun;
  colours: CellColours;
  annotated: RunView["annotated"];
  openFork: RunView["openFork"];
};

const isPlace = () => true;

/** What the parts of the run page share. */
export function useRunView({ runId, shown, colours, annotated, openFork }: Options): RunView {
  const { timeline } = shown;
  const [selection, select] = useSelection();
  const [filter, setFilter] = useFilter();
  const { claims, lineage } = useClaims(timeline, selection);
  const steps = useSteps({ runId, timeline, selection, select, filter, annotated, isPlace });
  const evidence = timeline.summary?.evidence ?? none;
  return useMemo<RunView>(
    () => ({
      ...shown,
      ...steps,
      ...{ runId, colours, annotated, openFork },
      ...{ selection, select, filter, setFilter },
      ...{ claims, lineage, evidence },
    }),
    [
      shown,
      steps,
      runId,
      colours,
      annotated,
      openFork,
      selection,
      select,
      filter,
      setFilter,
      claims,
      lineage,
      evidence,
    ],
  );
}

const none: RunView["evidence"] = [];
