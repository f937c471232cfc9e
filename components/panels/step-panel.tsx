"use client";

import dynamic from "next/dynamic";
import { patiently } from "@/components/base/patiently";
import { useRun } from "@/components/run/run-context";
import { usePanels } from "./panel-context";

const ForkPanel = dynamic(
  () => patiently(() => import("@/components/fork/fork-panel")).then((part) => part.ForkPanel),
  { loading: () => null },
);
const StepNotes = dynamic(
  () =>
    patiently(() => import("@/components/annotation/step-notes")).then((part) => part.StepNotes),
  { loading: () => null },
);

type Props = {
  spanId: string | null;
  /** Whose step it is, where the panel does not stand right below its name. */
  title?: string;
};

/** What is open below a step: the editor of a fork, and what people wrote. Loaded when first needed. */
export function StepPanel({ spanId, title }: Props) {
  const { runId } = useRun();
  const panels = usePanels();
  if (!panels) return null;
  const { canFork, open, show, notes, drafts } = panels;
  const own = notes.get(spanId) ?? [];
  const isHere = open !== null && open.spanId === spanId;
  const isWriting = isHere && open.kind === "notes";
  const close = () => show(null);
  return (
    <>
      {isHere && open.kind === "fork" && canFork && (
        <ForkPanel {...{ spanId, drafts }} of={title ?? null} onClose={close} />
      )}
      {(isWriting || own.length > 0) && (
        <StepNotes
          {...{ runId, spanId, isWriting }}
          of={title ?? null}
          notes={own}
          onClose={close}
        />
      )}
    </>
  );
}
