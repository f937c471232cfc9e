"use client";

import { createContext, useContext, useMemo, useState } from "react";
import { useAnnotations } from "@/components/annotation/use-annotations";
import type { ForkDraft } from "@/components/fork/fork-draft";
import type { Annotation } from "@/lib/trace/annotation";
import type { AnnotatedSteps } from "@/lib/trace/match-steps";

/** What a reader has opened at a step; a null span is the run as a whole. */
export type OpenPanel = { kind: "fork" | "notes"; spanId: string | null };

/** What stands below the steps of one run: what people wrote there, and the editor of a fork. */
export type Panels = {
  /** False while the run goes on. */
  canFork: boolean;
  open: OpenPanel | null;
  show: (panel: OpenPanel | null) => void;
  /** By the step; those about the run as a whole by null. */
  notes: ReadonlyMap<string | null, readonly Annotation[]>;
  annotated: AnnotatedSteps;
  error: unknown;
  /** What was typed into a fork's editor, which may scroll out of sight. */
  drafts: Map<string | null, ForkDraft>;
};

export const PanelContext = createContext<Panels | null>(null);

/** Null on a page that shows steps without anything to do at them, such as a comparison. */
export function usePanels(): Panels | null {
  return useContext(PanelContext);
}

/** The panels of a run's page, for a PanelContext around it. */
export function usePanelState(runId: string, canFork: boolean): Panels {
  const { notes, error } = useAnnotations(runId);
  const [open, show] = useState<OpenPanel | null>(null);
  const [drafts] = useState(() => new Map<string | null, ForkDraft>());
  const annotated = useMemo(() => annotatedSteps(notes), [notes]);
  return useMemo(
    () => ({ canFork, open, show, notes, annotated, error, drafts }),
    [canFork, open, notes, annotated, error, drafts],
  );
}

function annotatedSteps(notes: Panels["notes"]): AnnotatedSteps {
  return new Map(
    [...notes].flatMap(([spanId, own]) =>
      spanId === null ? [] : [[spanId, new Set(own.flatMap(({ score }) => score ?? []))] as const],
    ),
  );
}
