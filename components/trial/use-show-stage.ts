"use client";

import { useEffect } from "react";
import { exhibitElementId, stageElementId } from "./stage-element-id";
import { exhibitId } from "./trial-rows";

export const PAIR_ID = "quotes-in-place";

/** Brings what was chosen into view: a stage's part of the page, or for an exhibit its quotes and then its card. */
export function useShowStage(selectedId: string | null): void {
  useEffect(() => {
    if (selectedId === null) return;
    const prefix = exhibitId("");
    if (!selectedId.startsWith(prefix)) {
      document.getElementById(stageElementId(selectedId))?.scrollIntoView({ block: "nearest" });
      return;
    }
    const card = document.getElementById(exhibitElementId(selectedId.slice(prefix.length)));
    card?.scrollIntoView({ block: "nearest" });
    document.getElementById(PAIR_ID)?.scrollIntoView({ block: "nearest" });
  }, [selectedId]);
}
