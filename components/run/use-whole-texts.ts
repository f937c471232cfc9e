"use client";

import { useQueries } from "@tanstack/react-query";
import { readBlob } from "@/components/api/runs-api";
import type { Body } from "@/lib/trace/event";

type WholeTexts = {
  /** Of each body its whole text, or as much of it as is at hand, with a sign that it goes on. */
  texts: string[];
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
};

/** Texts of a log, whole once they are wanted: of a long one the log holds only the beginning. */
export function useWholeTexts(
  runId: string,
  bodies: readonly Body[],
  isWanted: boolean,
): WholeTexts {
  const hashes = [...new Set(bodies.flatMap(({ sha256 }) => sha256 ?? []))];
  const found = useQueries({
    queries: hashes.map((sha256) => ({
      queryKey: ["blob", sha256],
      queryFn: ({ signal }: { signal: AbortSignal }) => readBlob(runId, sha256, signal),
      enabled: isWanted,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const textOf = ({ sha256, preview }: Body) => {
    if (sha256 === null) return preview;
    const whole = isWanted ? found[hashes.indexOf(sha256)]?.data : undefined;
    return whole ?? `${preview}…`;
  };
  return {
    texts: bodies.map(textOf),
    isLoading: found.some((query) => query.isLoading),
    error: found.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of found) if (query.error) void query.refetch();
    },
  };
}
