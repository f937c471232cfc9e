"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit, StageResultOf } from "@/lib/trace/court";
import type { StageView } from "@/lib/trace/select-trial";
import { CallDetails } from "./call-details";
import { EditList } from "./edit-list";
import { ExhibitBadge } from "./exhibit-badge";
import { Fact, Quote } from "./exhibit-facts";
import { GrowingReply } from "./growing-reply";
import { StageCall } from "./stage-call";
import { exhibitElementId, stageElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";

/** The same case without a court: what one prompt, or five of them, found. */
export function ArmSection({ arm }: { arm: StageView<"arm"> }) {
  const { m } = useMessages();
  const { view, shown } = useTrial();
  const { result } = arm;
  return (
    <section className="part" aria-labelledby="arm-title" id={stageElementId(arm.span.id)}>
      <header>
        <h2 id="arm-title">{result ? m.trial.arm.title[result.arm] : m.trial.steps.arm}</h2>
        <span className="muted">{m.trial.arm.lead}</span>
        <span className="flex-1" />
        <StepTools spanId={arm.span.id} />
      </header>
      <StepPanel spanId={arm.span.id} />
      {result?.findings.length === 0 && <p className="muted">{m.trial.arm.none}</p>}
      <ol className="exhibits">
        {result?.findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A finding is its place.
          <Finding key={index} finding={finding} exhibit={exhibitOf(finding, view.exhibits)} />
        ))}
      </ol>
      <GrowingReply stage={arm} />
      <CallDetails calls={arm.calls} />
      <StageCall name={m.trial.steps.check} stage={view.check} />
      <StageCall name={m.trial.steps.edits} stage={shown?.edits ?? null} />
    </section>
  );
}

type ArmFinding = StageResultOf<"arm">["findings"][number];
type FindingProps = {
  finding: ArmFinding;
  /** The same as the check of the quotes has it; null before that. */
  exhibit: CheckedExhibit | null;
};

function Finding({ finding, exhibit }: FindingProps) {
  const { m } = useMessages();
  const { exhibit: chosen } = useTrial();
  const isChosen = exhibit !== null && exhibit.id === chosen;
  return (
    <li
      id={exhibit ? exhibitElementId(exhibit.id) : undefined}
      className={`exhibit${finding.stands ? "" : " rejected"}${isChosen ? " sel" : ""}`}
    >
      <article className="side">
        <header>
          {exhibit && <ExhibitBadge id={exhibit.id} stands={finding.stands} />}
          <h3 className="mono">{finding.path}</h3>
          <span className="muted">
            {fill(m.trial.arm.samples, { n: finding.samples, of: finding.of })}
          </span>
          <span className="flex-1" />
          <span className={`state ${finding.stands ? "k-check" : "k-error"}`}>
            <Icon name={finding.stands ? "check" : "x"} />
            {finding.stands ? m.trial.arm.stands : m.trial.arm.fails}
          </span>
        </header>
        <dl>
          <Quote name={m.trial.exhibits.change} text={finding.changeQuote} />
          <Quote name={m.trial.exhibits.page} text={finding.docQuote} />
          <Fact name={m.trial.exhibits.harm}>{finding.why}</Fact>
        </dl>
        {finding.reason && <p className="why">{finding.reason}</p>}
      </article>
      <div className="side edits">
        <EditList edits={finding.edits} isOver />
      </div>
    </li>
  );
}

function exhibitOf(finding: ArmFinding, exhibits: readonly CheckedExhibit[]) {
  const isSame = ({ path, docQuote, changeQuote }: CheckedExhibit) =>
    path === finding.path && docQuote === finding.docQuote && changeQuote === finding.changeQuote;
  return exhibits.find(isSame) ?? null;
}
