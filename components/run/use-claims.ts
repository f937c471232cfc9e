"use client";

import { useMemo } from "react";
import type { Claim } from "@/lib/trace/event";
import type { Timeline } from "@/lib/trace/reduce";
import { numberedClaims } from "@/lib/trace/select-answer";
import { type Lineage, selectLineage } from "@/lib/trace/select-lineage";
import type { Selection } from "@/lib/trace/select-place";

/** The claims of the answer as the screen numbers them, and where the selected one's value came from. */
export function useClaims(
  timeline: Timeline,
  selection: Selection,
): { claims: readonly Claim[]; lineage: Lineage | null } {
  const { summary } = timeline;
  const claims = useMemo(
    () => numberedClaims(summary?.answer?.text ?? "", summary?.claims ?? []),
    [summary],
  );
  const lineage = useMemo(() => {
    const claim = selection?.kind === "claim" ? claims[selection.number - 1] : undefined;
    return claim ? selectLineage(timeline, claim) : null;
  }, [selection, claims, timeline]);
  return { claims, lineage };
}
