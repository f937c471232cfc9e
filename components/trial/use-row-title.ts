"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { rowName } from "./row-names";
import { useTrial } from "./trial-context";
import { trialRows } from "./trial-rows";

/** What a row of the trial's tree is called, without what came of it. */
export function useRowTitle(): (id: string) => string {
  const speech = useMessages();
  const { view } = useTrial();
  return useMemo(() => {
    const titles = new Map(trialRows(view).map((row) => [row.id, rowName(row, view, speech).name]));
    return (id: string) => titles.get(id) ?? id;
  }, [view, speech]);
}
