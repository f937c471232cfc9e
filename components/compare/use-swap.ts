"use client";

import { useRouter } from "next/navigation";
import { flattenCompared, turnedId } from "@/lib/trace/compare/compared-step";
import { useCompare } from "./compare-context";
import { compareHref } from "./compare-href";

/** Opens the same comparison with its sides swapped, at the same row. */
export function useSwap(): () => void {
  const router = useRouter();
  const { a, b, comparison, selected } = useCompare();
  return () => {
    const step =
      selected === null
        ? undefined
        : flattenCompared(comparison.steps).find(({ id }) => id === selected);
    router.replace(compareHref(b.runId, a.runId, step ? turnedId(step) : null));
  };
}
