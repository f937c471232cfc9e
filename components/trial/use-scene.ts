"use client";

import { useMemo } from "react";
import type { Timeline } from "@/lib/trace/reduce";
import type { Selection } from "@/lib/trace/select-place";
import { selectTrial } from "@/lib/trace/select-trial";
import type { TrialScene } from "./trial-context";
import { caseOfSelection, exhibitId } from "./trial-rows";

type Options = {
  trialId: string;
  timeline: Timeline;
  selectedId: string | null;
  select: (selection: Selection) => void;
};

/** The trial as its screen reads it: folded from its run, with the case and the exhibit that are chosen. */
export function useScene({ trialId, timeline, selectedId, select }: Options): TrialScene | null {
  const view = useMemo(() => selectTrial(timeline), [timeline]);
  return useMemo(() => {
    if (!view) return null;
    const shown = view.cases[caseOfSelection(view, selectedId) ?? 0] ?? null;
    const exhibit = view.exhibits.find(({ id }) => exhibitId(id) === selectedId)?.id ?? null;
    const chooseExhibit = (id: string) => select({ kind: "span", id: exhibitId(id) });
    return { trialId, view, shown, exhibit, chooseExhibit };
  }, [view, selectedId, select, trialId]);
}
