"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import type { Step } from "@/lib/trace/select";
import { LimitStep, PauseStep, RouteStep } from "./budget-steps";
import { CallStep } from "./call-step";
import { CellStep } from "./cell-step";
import { GateStep } from "./gate-step";
import { NestedStep } from "./nested-step";
import { PlaceLinks } from "./place-links";
import { StepFrame } from "./step-frame";
import { SubCallList } from "./sub-call-list";

type Props = { step: Step; siblings: readonly Step[]; showAll: boolean };

/** A step of any kind, with the steps below it. */
export function StepView({ step, siblings, showAll }: Props) {
  const { span } = step;
  switch (span.kind) {
    case "model-call":
      if (step.kind === "sub") return <SubCallList steps={[step]} showAll={showAll} />;
      return (
        <CallStep
          span={span}
          hasCell={siblings.some(({ kind }) => kind === "code")}
          showPrompt={showAll}
        />
      );
    case "sandbox-run":
      return (
        <>
          <CellStep span={span} />
          <Below step={step} showAll={showAll} />
        </>
      );
    case "gate":
      return <GateStep span={span} />;
    case "route":
      return <RouteStep span={span} />;
    case "limit":
      return <LimitStep span={span} />;
    case "pause":
      return <PauseStep span={span} />;
    case "nested-run":
      return (
        <NestedStep
          step={step}
          span={span}
          showAll={showAll}
          renderStep={(child, around) => (
            <StepView key={child.id} step={child} siblings={around} showAll={showAll} />
          )}
        />
      );
    case "tool-call":
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
          {span.end && <PlaceLinks places={span.end.places} />}
        </StepFrame>
      );
    default:
      return null;
  }
}

/** What a cell called: sub-calls as one list, nested runs and searches one by one. */
function Below({ step, showAll }: { step: Step; showAll: boolean }) {
  const { m, number } = useMessages();
  const subs = step.children.filter(({ kind }) => kind === "sub");
  const others = step.children.filter(({ kind }) => kind !== "sub");
  if (step.children.length === 0) return null;
  return (
    <div className="below">
      {subs.length > 0 && (
        <>
          <p className="over flex items-center gap-1.5">
            <Icon name="sub" small />
            {m.run.steps.sub} × {number(subs.length)}
          </p>
          <SubCallList steps={subs} showAll={showAll} />
        </>
      )}
      {others.map((child) => (
        <StepView key={child.id} step={child} siblings={step.children} showAll={showAll} />
      ))}
    </div>
  );
}
