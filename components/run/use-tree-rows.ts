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
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
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
        ...{ closed, opened, around },
        shown: found?.shown ?? null,
        fitting: found?.fitting ?? null,
      }),
    [index, found, closed, opened, around],
  );
  const fold = useCallback((changed: readonly TreeRow[], isOpen: boolean) => {
    const ids = changed.map(({ id }) => id);
    const change = (before: ReadonlySet<string>, isIn: boolean) => {
      const next = new Set(before);
      for (const id of ids) isIn ? next.add(id) : next.delete(id);
      return next;
    };
    setClosed((before) => change(before, !isOpen));
    setOpened((before) => change(before, isOpen));
  }, []);
  return { rows, fold, fitting: found?.fitting.size ?? null };
}
