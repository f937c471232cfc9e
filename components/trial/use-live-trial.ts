"use client";

import { useQuery } from "@tanstack/react-query";
import { readTrial } from "@/components/api/trials-api";
import type { Trial } from "@/lib/trace/trial";

const LIVE_MS = 2_000;

/** The docket's entry, asked for again until it has settled. `isOver` says that its run has ended, so that it will soon. */
export function useLiveTrial(
  initial: Trial,
  { isOver, isImported }: { isOver: boolean; isImported: boolean },
): Trial {
  const { data } = useQuery({
    // An imported trial stands on no docket.
    enabled: !isImported,
    queryKey: ["trial", initial.id, isOver],
    queryFn: ({ signal }) => readTrial(initial.id, signal),
    initialData: initial,
    refetchInterval: ({ state }) => (isSettled(state.data) ? false : LIVE_MS),
  });
  return data;
}

function isSettled(trial: Trial | undefined): boolean {
  return trial !== undefined && trial.state !== "received" && trial.state !== "judging";
}
