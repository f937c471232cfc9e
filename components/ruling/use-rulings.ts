"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { listRulingMarks, type RulingMark } from "@/components/api/rulings-api";

const ASK_AGAIN_MS = 1_000;

/** The rulings of a trial that were called wrong; asked for again while something is under way. */
export function useRulings(trialId: string) {
  return useQuery({
    queryKey: keyOf(trialId),
    queryFn: ({ signal }) => listRulingMarks(trialId, signal),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? ASK_AGAIN_MS : false),
  });
}

export function useRefreshRulings(trialId: string): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: keyOf(trialId) });
  }, [client, trialId]);
}

export function isUnderWay({ search, test }: RulingMark): boolean {
  return isSearching({ search }) || test?.outcome === "running";
}

export function isSearching({ search }: Pick<RulingMark, "search">): boolean {
  return search.state === "queued" || search.state === "running";
}

function keyOf(trialId: string): string[] {
  return ["rulings", trialId];
}
