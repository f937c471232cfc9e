"use client";

import { useCallback } from "react";
import { useRun } from "@/components/run/run-context";
import type { StageView } from "@/lib/trace/select-trial";

type AnyStage = Pick<StageView<"juror">, "span">;

/** Tells whether the filter lets one of these stages be seen; without a filter all are. Words lead to stages, and hide none. */
export function useIsShown(): (...stages: readonly (AnyStage | null | undefined)[]) => boolean {
  const { match } = useRun();
  return useCallback(
    (...stages) =>
      match === null || stages.some((stage) => stage != null && match.shown.has(stage.span.id)),
    [match],
  );
}
