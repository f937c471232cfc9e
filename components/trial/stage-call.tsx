"use client";

import type { ReactNode } from "react";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { CallDetails } from "./call-details";
import { type AnyStage, GrowingReply } from "./growing-reply";
import { stageElementId } from "./stage-element-id";
import { useIsShown } from "./use-is-shown";

type Props = {
  name: string;
  stage: AnyStage | null;
  /** What it found out, where that is shown as a part of its own. */
  children?: ReactNode;
};

/** A stage inside a section of others: its words while they come, its calls, and what can be done at it. */
export function StageCall({ name, stage, children }: Props) {
  const isShown = useIsShown();
  if (!stage || !isShown(stage)) return null;
  const { span, calls } = stage;
  return (
    <div id={stageElementId(span.id)} className="stage-part">
      {children}
      <div className="stage-call">
        <span className="muted">{name}</span>
        <CallDetails calls={calls} />
        <StepTools spanId={span.id} />
      </div>
      {calls.length > 0 && <GrowingReply stage={stage} />}
      <StepPanel spanId={span.id} title={name} />
    </div>
  );
}
