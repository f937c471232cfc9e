"use client";

import { useEffect, useState } from "react";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { flattenSteps, type Step } from "@/lib/trace/select";
import { IterationCard } from "./iteration-card";
import { useRun } from "./run-context";
import { StepView } from "./step-view";

const details = ["outline", "steps", "everything"] as const;
type Detail = (typeof details)[number];

/** A long run opens with its last iterations only, so that it draws at once. */
const MAX_OPEN_AT_FIRST = 8;

/** How the run got to its answer: iteration by iteration, as deep as the reader wants. */
export function Trail({ steps, isLive }: { steps: readonly Step[]; isLive: boolean }) {
  const { m } = useMessages();
  const { selection, lineage } = useRun();
  const [detail, setDetail] = useState<Detail>("steps");
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const computedIn = lineage?.cell?.spanId ?? null;
  useEffect(() => {
    // The cell behind a claim opens, whatever the reader had folded before.
    if (computedIn !== null)
      setChosen((all) => new Map([...all].filter(([id]) => !computedIn.startsWith(`${id}/`))));
  }, [computedIn]);
  const isOpen = (step: Step, index: number): boolean => {
    const own = chosen.get(step.id);
    if (own !== undefined) return own;
    if (computedIn?.startsWith(`${step.id}/`)) return true;
    if (detail === "outline") return false;
    if (detail === "everything") return true;
    if (selectedId && flattenSteps([step]).some(({ id }) => id === selectedId)) return true;
    const fromEnd = steps.length - 1 - index;
    return isLive ? fromEnd < 2 : steps.length <= MAX_OPEN_AT_FIRST || fromEnd < 3;
  };
  let number = 0;
  return (
    <section className="trail" aria-labelledby="trail">
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="trail" className="flex-1">
          {m.run.trail.title}
        </h2>
        <Segmented
          label={m.run.trail.detail}
          value={detail}
          options={details.map((value) => ({ value, label: m.run.trail[value] }))}
          onChange={(next) => {
            setDetail(next);
            setChosen(new Map());
          }}
        />
      </header>
      {steps.length === 0 && <p className="muted">{m.run.steps.empty}</p>}
      {steps.map((step, index) => {
        if (step.kind !== "iteration")
          return (
            <div key={step.id} className="it px-3 py-1">
              <StepView step={step} siblings={steps} showAll={detail === "everything"} />
            </div>
          );
        number += 1;
        return (
          <IterationCard
            key={step.id}
            step={step}
            number={number}
            isOpen={isOpen(step, index)}
            onToggle={(open) => setChosen(new Map(chosen).set(step.id, open))}
            renderStep={(child) => (
              <StepView
                key={child.id}
                step={child}
                siblings={step.children}
                showAll={detail === "everything"}
              />
            )}
          />
        );
      })}
    </section>
  );
}
