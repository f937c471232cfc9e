"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { StepLink } from "@/components/run/step-link";
import type { Annotation } from "@/lib/trace/annotation";
import { usePanels } from "./panel-context";

type Props = { spanId: string };

/** What a reader can do at a step: fork the run from here, comment or score it. */
export function StepTools({ spanId }: Props) {
  const { m, count } = useMessages();
  const panels = usePanels();
  const { whole } = useRun();
  if (!panels) return null;
  const { canFork, open, show, notes } = panels;
  const own = notes.get(spanId) ?? [];
  const isOpen = (kind: "fork" | "notes") => open?.kind === kind && open.spanId === spanId;
  const toggle = (kind: "fork" | "notes") => show(isOpen(kind) ? null : { kind, spanId });
  return (
    <span className="step-tools">
      {whole.summary?.config.callEdits?.some((edit) => edit.spanId === spanId) && (
        <span className="edited" title={m.fork.askedOtherwise}>
          <Icon name="pen" small />
          <span className="sr-only">{m.fork.askedOtherwise}</span>
        </span>
      )}
      <StepLink id={spanId} />
      {canFork && (
        <button
          type="button"
          className="btn ghost icon sm"
          aria-label={m.fork.here}
          title={`${m.fork.here} (r)`}
          aria-expanded={isOpen("fork")}
          onClick={() => toggle("fork")}
        >
          <Icon name="fork" small />
        </button>
      )}
      <button
        type="button"
        className={`btn ghost icon sm${own.length > 0 ? " has-notes" : ""}`}
        aria-label={
          own.length > 0
            ? `${m.annotation.add}, ${count(m.annotation.count, own.length)}`
            : m.annotation.add
        }
        title={`${m.annotation.add} (m)`}
        aria-expanded={isOpen("notes")}
        onClick={() => toggle("notes")}
      >
        <NoteSigns notes={own} />
      </button>
    </span>
  );
}

function NoteSigns({ notes }: { notes: readonly Annotation[] }) {
  const scored = notes.find(({ score }) => score === "bad") ?? notes.find(({ score }) => score);
  return (
    <>
      <Icon name={scored?.score ?? "comment"} small />
      {notes.length > 0 && <span className="num">{notes.length}</span>}
    </>
  );
}
