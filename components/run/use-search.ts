"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { searchRun } from "@/components/api/runs-api";
import { cutSteps, findInSteps, type StepHits } from "@/lib/trace/search";
import type { Selection } from "@/lib/trace/select-place";
import { type StepIndex, stepsAround } from "@/lib/trace/step-index";

export type Search = {
  /** Steps that hold the words, in the order of the run. */
  hits: readonly StepHits[];
  /** Occurrences in all of them. */
  total: number;
  /** Which of the hits is selected; null for none. */
  at: number | null;
  go: (by: 1 | -1) => void;
  /** Steps of whose long texts only the beginning was looked through; 0 once the server has searched them. */
  cut: number;
  searchWhole: () => void;
  isSearching: boolean;
  error: Error | null;
};

type Options = {
  runId: string;
  index: StepIndex;
  words: string;
  selection: Selection;
  select: (selection: Selection) => void;
  /** The steps that can be gone to: a hit below one of them counts as its own. */
  isPlace: (kind: string) => boolean;
};

const noBodies: ReadonlySet<string> = new Set();

export function useSearch(options: Options): { search: Search; foundBodies: ReadonlySet<string> } {
  const { runId, index, selection, select, isPlace } = options;
  const words = useDeferredValue(options.words).trim();
  const [asked, setAsked] = useState<string | null>(null);
  const isAsked = asked === words && words !== "";
  const whole = useQuery({
    queryKey: ["search", runId, words],
    queryFn: ({ signal }) => searchRun(runId, words, signal),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = isAsked ? whole.data : undefined;
  const cut = useMemo(() => (words === "" ? 0 : cutSteps(index.flat).length), [index, words]);
  const hits = useMemo(() => {
    const own = new Map(findInSteps(index.flat, words).map((hit) => [hit.step.id, hit.count]));
    for (const { spanId, count } of found?.matches ?? [])
      own.set(spanId, Math.max(count, own.get(spanId) ?? 0));
    return atPlaces(index, own, isPlace);
  }, [index, words, found, isPlace]);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const at = hits.findIndex(({ step }) => step.id === selectedId);
  const go = useCallback(
    (by: 1 | -1) => {
      const to = nextHit(index, hits, selectedId, by);
      if (to) select({ kind: "span", id: to.step.id });
    },
    [index, hits, selectedId, select],
  );
  const foundBodies = useMemo(
    () => new Set(found?.matches.flatMap(({ bodies }) => bodies) ?? noBodies),
    [found],
  );
  const { isLoading, error } = whole;
  const search = useMemo<Search>(
    () => ({
      ...{ hits, go, at: at < 0 ? null : at },
      total: hits.reduce((sum, { count }) => sum + count, 0),
      cut: found ? 0 : cut,
      searchWhole: () => setAsked(words),
      isSearching: isAsked && isLoading,
      error: isAsked ? error : null,
    }),
    [hits, go, at, found, cut, words, isAsked, isLoading, error],
  );
  return { search, foundBodies };
}

function atPlaces(
  index: StepIndex,
  counts: ReadonlyMap<string, number>,
  isPlace: (kind: string) => boolean,
): StepHits[] {
  const places = new Map<string, number>();
  for (const [id, count] of counts) {
    const step = index.byId.get(id);
    const around = step ? [step, ...stepsAround(index, id)] : [];
    const place = around.find(({ kind }) => isPlace(kind));
    if (place) places.set(place.id, (places.get(place.id) ?? 0) + count);
  }
  return index.flat.flatMap((step) => {
    const count = places.get(step.id);
    return count === undefined ? [] : [{ step, count }];
  });
}

/** Round the end to the beginning; from a step without a hit to the next one that has. */
function nextHit(
  { flat }: StepIndex,
  hits: readonly StepHits[],
  selectedId: string | null,
  by: 1 | -1,
): StepHits | undefined {
  const order = new Map(flat.map(({ id }, index) => [id, index]));
  const from = selectedId === null ? -1 : (order.get(selectedId) ?? -1);
  const place = ({ step }: StepHits) => order.get(step.id) ?? 0;
  return by > 0
    ? (hits.find((hit) => place(hit) > from) ?? hits[0])
    : (hits.findLast((hit) => place(hit) < from) ?? hits.at(-1));
}
