"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import { useCompare } from "./compare-context";
import { DeltaCells } from "./delta-cells";
import { FoldRow } from "./fold-row";
import { HeadRow } from "./head-row";
import { partWords, placeWords } from "./row-speech";
import { StepBody } from "./step-body";
import { StepCell } from "./step-cell";

type Props = {
  row: CompareRow;
  isOpen: boolean;
  isSelected: boolean;
  /** True where the first difference begins: at its row, or at the iteration's that it opens. */
  isFirst: boolean;
  /** The row above. */
  before: CompareRow | null;
  onToggle: () => void;
};

export function CompareRowView({ row, isOpen, isSelected, isFirst, before, onToggle }: Props) {
  const { comparison, select } = useCompare();
  const toggle = () => {
    select(row.id);
    onToggle();
  };
  const shared = { isSelected, onToggle: toggle };
  return (
    <>
      {isFirst && comparison.first && <FirstDifference step={comparison.first} />}
      {row.kind === "fold" && <FoldRow row={row} {...shared} />}
      {row.kind === "head" && <HeadRow step={row.step} {...shared} />}
      {row.kind === "step" && (
        <>
          <StepRow step={row.step} before={before} isOpen={isOpen} {...shared} />
          {isOpen && <StepBody step={row.step} />}
        </>
      )}
    </>
  );
}

function FirstDifference({ step }: { step: ComparedStep }) {
  const speech = useMessages();
  const { m } = speech;
  const words = m.compare.table;
  const where = placeWords(step, speech);
  return (
    <div className="cmp-first">
      <span>
        <Icon name="flag" />
        {step.state === "changed"
          ? fill(words.first, { where, what: partWords(step.parts, m.compare.parts) })
          : fill(words.firstOnly, { where, side: step.a ? "A" : "B" })}
      </span>
    </div>
  );
}

type StepRowProps = {
  step: ComparedStep;
  before: CompareRow | null;
  isOpen: boolean;
  isSelected: boolean;
  onToggle: () => void;
};

function StepRow({ step, before, isOpen, isSelected, onToggle }: StepRowProps) {
  const isEdge = before === null || before.kind === "fold" || before.step.state !== step.state;
  return (
    <div
      className={`cmp-row ${step.state}${isOpen ? " open" : ""}${isSelected ? " sel" : ""}`}
      style={{ "--d": Math.max(0, step.depth - 1) }}
    >
      <span className="cmp-gutter" />
      <StepCell side="a" {...{ step, isOpen, isEdge, onToggle }} />
      <StepCell side="b" {...{ step, isOpen, isEdge, onToggle }} />
      <DeltaCells delta={step.figures.delta} isShown={step.state !== "waiting"} />
    </div>
  );
}
