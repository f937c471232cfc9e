"use client";

import { useCallback, useMemo, useState } from "react";
import { useRun } from "@/components/run/run-context";
import type { Step } from "@/lib/trace/select";
import { stepsAround } from "@/lib/trace/step-index";
import type { RowFolds } from "./transcript-rows";
import type { Detail } from "./use-detail";

/** A long run opens with its last iterations only, so that it draws at once. */
const MAX_OPEN_AT_FIRST = 8;

type Chosen = {
  detail: Detail;
  /** What the reader opened and closed since the detail was chosen. */
  iterations: ReadonlyMap<string, boolean>;
  calls: ReadonlySet<string>;
};

type Options = { detail: Detail; isLive: boolean };

/** Which rows are unfolded: as the reader said, else what is selected or found, else as much as the detail asks for. */
export function useRowFolds({ detail, isLive }: Options) {
  const { index, match, selection, lineage } = useRun();
  const [all, setAll] = useState<Chosen>({ detail, iterations: new Map(), calls: new Set() });
  const chosen = all.detail === detail ? all : { detail, iterations: none, calls: noCalls };
  const selectedId = selection?.kind === "span" ? selection.id : (lineage?.cell?.spanId ?? null);
  const around = useMemo(
    () => new Set(selectedId === null ? [] : stepsAround(index, selectedId).map(({ id }) => id)),
    [index, selectedId],
  );
  const folds = useMemo<RowFolds>(() => {
    const isOpen = (step: Step, at: number | null): boolean => {
      if (around.has(step.id)) return true;
      const own = chosen.iterations.get(step.id);
      if (own !== undefined) return own;
      if (match !== null) return step.children.some(({ id }) => match.shown.has(id));
      if (detail !== "steps") return detail === "everything";
      if (at === null) return false;
      const fromEnd = index.top.length - 1 - at;
      return isLive ? fromEnd < 2 : index.top.length <= MAX_OPEN_AT_FIRST || fromEnd < 3;
    };
    const hasAllCalls = ({ id, children }: Step) =>
      chosen.calls.has(id) || match !== null || children.some((child) => child.id === selectedId);
    return { isOpen, hasAllCalls, shown: match?.shown ?? null };
  }, [index, match, around, selectedId, chosen, detail, isLive]);
  const toggle = useCallback(
    (id: string, isOpen: boolean) =>
      setAll((before) => ({
        detail,
        iterations: new Map(before.detail === detail ? before.iterations : []).set(id, isOpen),
        calls: before.detail === detail ? before.calls : noCalls,
      })),
    [detail],
  );
  const showAllCalls = useCallback(
    (id: string) =>
      setAll((before) => ({
        detail,
        iterations: before.detail === detail ? before.iterations : none,
        calls: new Set(before.detail === detail ? before.calls : []).add(id),
      })),
    [detail],
  );
  return { folds, toggle, showAllCalls };
}

const none: ReadonlyMap<string, boolean> = new Map();
const noCalls: ReadonlySet<string> = new Set();
