"use client";

import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/base/icon";
import { StepTools } from "@/components/panels/step-tools";
import type { Span } from "@/lib/trace/reduce";
import { useRun } from "./run-context";

type Props = {
  span: Span;
  kind: string;
  icon: IconName;
  title: ReactNode;
  facts: string;
  children?: ReactNode;
};

export function stepElementId(spanId: string): string {
  return `step-${spanId}`;
}

/** One step in the trail: its sign, its name, its figures; choosing its name selects it. */
export function StepFrame({ span, kind, icon, title, facts, children }: Props) {
  const { selection, select, timeline } = useRun();
  const isSelected = selection?.kind === "span" && selection.id === span.id;
  const isRunning = span.endedAt === null && timeline.summary?.endedAt === null;
  return (
    <article
      id={stepElementId(span.id)}
      className={`st ${kind}${isSelected ? " sel" : ""}`}
      aria-current={isSelected ? "step" : undefined}
    >
      <header>
        <span className={`tile ${kind}`}>
          <Icon name={icon} />
        </span>
        <h4>
          <button type="button" onClick={() => select({ kind: "span", id: span.id })}>
            {title}
          </button>
          {isRunning && <span className="dot live" />}
        </h4>
        <span className="meta">{facts}</span>
        <StepTools spanId={span.id} />
      </header>
      {children}
    </article>
  );
}
