"use client";

import Link from "next/link";
import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { shownCode } from "@/components/run/shown-code";
import { splitReply } from "@/components/run/split-reply";
import { fill } from "@/lib/format/fill";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import type { Step } from "@/lib/trace/select";
import { sideLetters, useCompare } from "./compare-context";
import { runHref } from "./run-href";
import { SectionPair } from "./section-pair";
import { stepSections } from "./step-sections";

/** What an opened row shows: the parts that differ, then, on demand, those that are equal. */
export function StepBody({ step }: { step: ComparedStep }) {
  const { m } = useMessages();
  const { a, b } = useCompare();
  const sections = useMemo(() => {
    const hidesCode =
      isShownInReply(step.a, a.timeline.spans) && isShownInReply(step.b, b.timeline.spans);
    return stepSections(step, { trial: m.trial, gate: m.run.gate }, hidesCode);
  }, [step, m, a.timeline, b.timeline]);
  const isPair = step.a !== null && step.b !== null;
  const open = sections.filter(({ differs, name }) => (isPair ? differs : name !== "prompt"));
  const rest = sections.filter((section) => !open.includes(section));
  const row = (inner: React.ReactNode) => (
    <div className={`cmp-row cmp-body ${step.state}`}>
      <span className="cmp-gutter" />
      <div className="cmp-sections">{inner}</div>
    </div>
  );
  return row(
    <>
      <StepLinks step={step} />
      {sections.length === 0 && <p className="muted">{m.compare.body.noDetails}</p>}
      {open.map((section) => (
        <SectionPair key={section.name} section={section} isPair={isPair} />
      ))}
      {rest.length > 0 && (
        <details className="reveal">
          <summary>{isPair ? m.compare.body.showEqual : m.compare.body.prompt}</summary>
          {rest.map((section) => (
            <SectionPair key={section.name} section={section} isPair={isPair} />
          ))}
        </details>
      )}
    </>,
  );
}

/** The way to this step on the page of either run. */
function StepLinks({ step }: { step: ComparedStep }) {
  const { m } = useMessages();
  const { comparison } = useCompare();
  return (
    <p className="cmp-sides cmp-links">
      {(["a", "b"] as const).map((side) => {
        const [run, own] = [comparison[side], step[side]];
        return (
          <span key={side} className="cmp-side">
            {run && own && (
              <Link className="link" href={runHref(run, own.id)}>
                {fill(m.compare.body.open, { side: sideLetters[side] })}
              </Link>
            )}
          </span>
        );
      })}
    </p>
  );
}

/** A cell runs what the reply above it shows, unless code repaired it. A side without the step hides nothing. */
function isShownInReply(step: Step | null, spans: ReadonlyMap<string, Step["span"]>): boolean {
  if (!step) return true;
  if (step.span.kind !== "sandbox-run") return false;
  const call = [...spans.values()].find(
    (span) => span.kind === "model-call" && span.parentId === step.span.parentId,
  );
  if (call?.kind !== "model-call" || !call.end || call.end.text.sha256 !== null) return false;
  const written = splitReply(call.end.text.preview).filter(({ kind }) => kind === "code");
  return written.some(({ text }) => shownCode(text) === shownCode(codeOf(step)));
}

function codeOf({ span }: Step): string {
  return span.kind === "sandbox-run" ? span.start.code.preview : "";
}
