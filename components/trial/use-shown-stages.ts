"use client";

import { useMemo } from "react";
import { useRun } from "@/components/run/run-context";
import { type StepMatch, shownWith } from "@/lib/trace/match-steps";
import { type StepIndex, stepsAround } from "@/lib/trace/step-index";

/** Stages that fit the filter, or hold a call that does, and hold the words, with what they lie in; null where none is hidden. */
export function useShownStages(): StepMatch | null {
  const { index, match, search, filter } = useRun();
  return useMemo(() => {
    const fitting = match && stagesWith(index, match.fitting);
    if (filter.words.trim() === "") return match && fitting && { ...match, fitting };
    const ids = search.hits.map(({ step }) => step.id);
    return shownWith(index, match === null ? ids : ids.filter((id) => match.shown.has(id)));
  }, [index, match, search.hits, filter.words]);
}

/** A call has no row of its own: it stands in its stage. */
function stagesWith(index: StepIndex, ids: ReadonlySet<string>): Set<string> {
  const stages = [...ids].flatMap((id) => {
    const step = index.byId.get(id);
    const stage = [...(step ? [step] : []), ...stepsAround(index, id)].find(
      ({ kind }) => kind === "stage",
    );
    return stage ? [stage.id] : [];
  });
  return new Set(stages);
}
