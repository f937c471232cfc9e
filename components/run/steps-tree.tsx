"use client";

import { useMemo } from "react";
import { useMedia } from "@/components/base/use-media";
import { useMessages } from "@/components/messages/messages-provider";
import { Tree } from "@/components/tree/tree";
import { heatOf } from "./heat";
import { HeatHeads } from "./heat-heads";
import { useRun } from "./run-context";
import { stepElementId } from "./step-frame";
import { stepName } from "./step-names";
import { TreeRowLabel } from "./tree-row-label";
import type { TreeRow } from "./tree-rows";
import { TreeTools } from "./tree-tools";
import { useHeat } from "./use-heat";
import { useTreeRows } from "./use-tree-rows";

/** Every step in one column, with its time and cost; what finds and filters stands above. */
export function StepsTree({ onLeave }: { onLeave?: () => void }) {
  const speech = useMessages();
  const { m, count } = speech;
  const { index, selection, select } = useRun();
  const { rows, fold, fitting } = useTreeRows();
  const [heatBy, setHeatBy] = useHeat();
  const heat = useMemo(() => heatOf(index.flat, heatBy), [index, heatBy]);
  const isCoarse = useMedia("(pointer: coarse)");
  const enter = (row: TreeRow) => {
    onLeave?.();
    focusStep(row.id);
  };
  return (
    <nav className="pane tree" aria-label={m.run.steps.title}>
      <TreeTools
        title={m.run.steps.title}
        all={count(m.run.steps.steps, index.flat.length)}
        fitting={fitting === null ? null : { steps: fitting, of: index.flat.length }}
      />
      <HeatHeads heat={heatBy} onHeat={setHeatBy} />
      <Tree
        items={rows}
        label={m.run.steps.label}
        prefix="tree-"
        selectedId={selection?.kind === "span" ? selection.id : null}
        canSelect={(row) => row.kind === "step"}
        onSelect={(row) => select({ kind: "span", id: row.id })}
        onFold={fold}
        onEnter={enter}
        onPick={onLeave}
        nameOf={(row) =>
          row.kind === "step" ? stepName(row.step, row.number, speech).name : m.run.steps.sub
        }
        renderItem={(row) => <TreeRowLabel row={row} heat={heat} />}
        isCoarse={isCoarse}
      />
      <TreeKeys />
    </nav>
  );
}

/** To the step itself: its first control, so that what is in it can be reached on. */
function focusStep(id: string): void {
  const element = document.getElementById(stepElementId(id));
  element?.querySelector<HTMLElement>("button, summary, a[href]")?.focus();
}

function TreeKeys() {
  const { m } = useMessages();
  return (
    <p className="tree-keys">
      <span>
        <kbd>j</kbd> <kbd>k</kbd> {m.run.steps.title.toLowerCase()}
      </span>
      <span>
        <kbd>/</kbd> {m.keys.find.toLowerCase()}
      </span>
      <span>
        <kbd>?</kbd> {m.keys.title.toLowerCase()}
      </span>
    </p>
  );
}
