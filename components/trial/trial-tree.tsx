"use client";

import { useMemo, useState } from "react";
import { useMedia } from "@/components/base/use-media";
import { useMessages } from "@/components/messages/messages-provider";
import { heatOf } from "@/components/run/heat";
import { HeatHeads } from "@/components/run/heat-heads";
import { useRun } from "@/components/run/run-context";
import { TreeTools } from "@/components/run/tree-tools";
import { useHeat } from "@/components/run/use-heat";
import { Tree } from "@/components/tree/tree";
import type { StepMatch } from "@/lib/trace/match-steps";
import { rowName } from "./row-names";
import { stageElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";
import { stageRows, type TrialRow, treeItems } from "./trial-rows";
import { TrialTreeRow } from "./trial-tree-row";
import { useShownStages } from "./use-shown-stages";

/** Every stage in one column, with its time and cost; what finds and filters stands above. */
export function TrialTree({ onLeave }: { onLeave?: () => void }) {
  const speech = useMessages();
  const { m, count } = speech;
  const { index, selection, select } = useRun();
  const { view } = useTrial();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const found = useShownStages();
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const rows = useMemo(
    () => treeItems(view, { closed, selectedId, shown: found?.shown ?? null }),
    [view, closed, selectedId, found],
  );
  const [heatBy, setHeatBy] = useHeat();
  const heat = useMemo(() => heatOf(index.flat, heatBy), [index, heatBy]);
  const isCoarse = useMedia("(pointer: coarse)");
  const stages = rows.filter(({ level }) => level === 1).length;
  return (
    <nav className="pane tree" aria-label={m.trial.steps.title}>
      <TreeTools
        title={m.trial.steps.title}
        all={count(m.trial.steps.counts, stages)}
        fitting={found && fittingOf(stageRows(view), found)}
      />
      <HeatHeads heat={heatBy} onHeat={setHeatBy} />
      <Tree
        items={rows}
        label={m.trial.steps.label}
        prefix="row-"
        selectedId={selectedId}
        canSelect={() => true}
        onSelect={(row) => select({ kind: "span", id: row.id })}
        onFold={(changed, isOpen) =>
          setClosed((before) => {
            const next = new Set(before);
            for (const { id } of changed) isOpen ? next.delete(id) : next.add(id);
            return next;
          })
        }
        onEnter={(row) => {
          onLeave?.();
          focusStage(row.id);
        }}
        onPick={onLeave}
        nameOf={(row) => rowName(row, view, speech).name}
        renderItem={(row) => <TrialTreeRow row={row} heat={heat} />}
        isCoarse={isCoarse}
      />
      <TrialTreeKeys />
    </nav>
  );
}

function fittingOf(stages: readonly TrialRow[], { fitting }: StepMatch) {
  const steps = stages.filter(({ span }) => span && fitting.has(span.id)).length;
  return { steps, of: stages.length };
}

/** To the stage itself: its first control, so that what is in it can be reached on. */
function focusStage(id: string): void {
  const element = document.getElementById(stageElementId(id));
  element?.querySelector<HTMLElement>("button, summary, a[href]")?.focus();
}

function TrialTreeKeys() {
  const { m } = useMessages();
  return (
    <p className="tree-keys">
      <span>
        <kbd>j</kbd> <kbd>k</kbd> {m.trial.steps.keyStep}
      </span>
      <span>
        <kbd>e</kbd> {m.trial.steps.keyExhibit}
      </span>
      <span>
        <kbd>1</kbd>–<kbd>5</kbd> {m.trial.steps.keyJuror}
      </span>
      <span>
        <kbd>?</kbd> {m.trial.steps.keyAll}
      </span>
    </p>
  );
}
