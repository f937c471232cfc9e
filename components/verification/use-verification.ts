"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { readVerification, verifyRun } from "@/components/api/verifications-api";

const ASK_AGAIN_MS = 1_000;

/** Asks whether a run's answer still holds, and follows until that is known. */
export function useVerification(runId: string) {
  const asked = useMutation({ mutationFn: () => verifyRun(runId) });
  const first = asked.data;
  const isOpen = first !== undefined && first.state === "queued";
  const followed = useQuery({
    queryKey: ["verification", first?.id],
    queryFn: ({ signal }) => (first ? readVerification(first, signal) : null),
    enabled: isOpen,
    refetchInterval: ({ state }) => (state.data?.state === "queued" ? ASK_AGAIN_MS : false),
  });
  const verification = (isOpen && followed.data) || first;
  const isRunning = asked.isPending || verification?.state === "queued";
  return { ask: asked.mutate, verification, isRunning, error: asked.error ?? followed.error };
}
