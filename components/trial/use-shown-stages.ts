"use client";

import { useMemo } from "react";
import { useRun } from "@/components/run/run-context";
import { type StepMatch, shownWith } from "@/lib/trace/match-steps";

/** Stages that fit the filter and hold the words, with what they lie in; null where none is hidden. */
export function useShownStages(): StepMatch | null {
  const { index, match, search, filter } = useRun();
  return useMemo(() => {
    if (filter.words.trim() === "") return match;
    const ids = search.hits.map(({ step }) => step.id);
    return shownWith(index, match === null ? ids : ids.filter((id) => match.shown.has(id)));
  }, [index, match, search.hits, filter.words]);
}
