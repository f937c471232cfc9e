"use client";

import { formatDuration } from "@/lib/format/duration";
import type { SpanOf } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import { LimitStep, PauseStep, RouteStep } from "./budget-steps";
import { CallStep } from "./call-step";
import { CellStep } from "./cell-step";
import { ForeignStep } from "./foreign-step";
import { GateStep } from "./gate-step";
import { NestedStep } from "./nested-step";
import { PlaceLinks } from "./place-links";
import { StepFrame } from "./step-frame";
import { stepLooks } from "./step-names";

type Props = { step: Step; siblings: readonly Step[]; showPrompt: boolean };

/** A step of any kind, without the steps below it. Here at once: rows that are still empty would make room for all others. */
export function StepView({ step, siblings, showPrompt }: Props) {
  const { span } = step;
  switch (span.kind) {
    case "model-call":
      return (
        <CallStep
          span={span}
          hasCell={siblings.some(({ kind }) => kind === "code")}
          showPrompt={showPrompt}
        />
      );
    case "sandbox-run":
      return <CellStep span={span} />;
    case "gate":
      return <GateStep span={span} />;
    case "route":
      return <RouteStep span={span} />;
    case "limit":
      return <LimitStep span={span} />;
    case "pause":
      return <PauseStep span={span} />;
    case "nested-run":
      return <NestedStep span={span} />;
    case "tool-call":
      return <ToolStep span={span} />;
    case "foreign":
      return <ForeignStep span={span} />;
    default:
      return (
        <StepFrame
          span={span}
          {...stepLooks[step.kind]}
          title={span.name}
          facts={span.endedAt === null ? "" : formatDuration(span.endedAt - span.startedAt)}
        />
      );
  }
}

function ToolStep({ span }: { span: SpanOf<"tool-call"> }) {
  return (
    <StepFrame
      span={span}
      kind="k-code"
      icon="search"
      title={
        <code className="text-[11.5px]">
          {span.start.tool}({span.start.argument})
        </code>
      }
      facts={span.end ? formatDuration(span.end.at - span.startedAt) : ""}
    >
      {span.end && <PlaceLinks name={`${span.id} places`} places={span.end.places} />}
    </StepFrame>
  );
}
