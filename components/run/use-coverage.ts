"use client";

import { useMemo } from "react";
import { type DocumentCoverage, selectCoverage } from "@/lib/trace/select-coverage";
import { useRun } from "./run-context";

/** What the run has seen of its documents, by their index; none of it is known from logs of older versions. */
export function useCoverage(): readonly (DocumentCoverage | null)[] {
  const { timeline } = useRun();
  return useMemo(
    () => selectCoverage(timeline).map((one) => (one.sizes.unseen < one.chars ? one : null)),
    [timeline],
  );
}
