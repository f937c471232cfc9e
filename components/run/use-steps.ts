"use client";

import { useMemo } from "react";
import { isNarrowing } from "@/lib/trace/filter";
import { matchSteps, type StepMatch } from "@/lib/trace/match-steps";
import { lastMoment } from "@/lib/trace/select";
import { indexSteps, type StepIndex } from "@/lib/trace/step-index";
import type { RunView } from "./run-context";
import { type Search, useSearch } from "./use-search";

type Options = Pick<
  RunView,
  "runId" | "timeline" | "selection" | "select" | "filter" | "annotated"
> & {
  /** Kinds of steps that the page has a place for. Must stay the same function. */
  isPlace: (kind: string) => boolean;
};

type Steps = {
  index: StepIndex;
  match: StepMatch | null;
  search: Search;
  foundBodies: ReadonlySet<string>;
};

/** The steps of a run, those that fit the filter, and those that hold its words. */
export function useSteps({ timeline, filter, annotated, ...rest }: Options): Steps {
  const index = useMemo(() => indexSteps(timeline), [timeline]);
  const match = useMemo(() => {
    if (!isNarrowing(filter)) return null;
    const { startedAt, createdAt } = timeline.summary ?? { startedAt: 0, createdAt: 0 };
    const facts = { startedAt: startedAt ?? createdAt, until: lastMoment(timeline), annotated };
    return matchSteps(index, filter, facts);
  }, [index, filter, annotated, timeline]);
  const { search, foundBodies } = useSearch({ ...rest, index, words: filter.words });
  return useMemo(
    () => ({ index, match, search, foundBodies }),
    [index, match, search, foundBodies],
  );
}
