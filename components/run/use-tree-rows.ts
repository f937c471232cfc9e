"use client";

import { useCallback, useMemo, useState } from "react";
import { shownWith } from "@/lib/trace/match-steps";
import { useRun } from "./run-context";
import { rowsAround, type TreeRow, treeRows } from "./tree-rows";

/**
 * The tree's rows: what the reader has unfolded, or what fits the filter and holds the words, with what it lies in.
 * The selected step has its row, wherever it lies.
 */
export function useTreeRows() {
  const { index, match, search, filter, selection } = useRun();
  const [chosen, choose] = useState<ReadonlyMap<string, boolean>>(new Map());
  const found = useMemo(() => {
    if (filter.words.trim() === "") return match;
    const ids = search.hits.map(({ step }) => step.id);
    return shownWith(index, match === null ? ids : ids.filter((id) => match.fitting.has(id)));
  }, [filter.words, match, search.hits, index]);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const around = useMemo(() => rowsAround(index, selectedId), [index, selectedId]);
  const rows = useMemo(
    () =>
      treeRows(index, {
        ...{ chosen, around },
        shown: found?.shown ?? null,
        fitting: found?.fitting ?? null,
      }),
    [index, found, chosen, around],
  );
  const fold = useCallback((changed: readonly TreeRow[], isOpen: boolean) => {
    choose((before) => new Map([...before, ...changed.map(({ id }) => [id, isOpen] as const)]));
  }, []);
  return { rows, fold, fitting: found?.fitting.size ?? null };
}
