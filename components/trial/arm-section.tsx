"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { StageView } from "@/lib/trace/select-trial";
import { CallDetails } from "./call-details";
import { EditList } from "./edit-list";
import { stageElementId } from "./stage-element-id";

/** The same case without a court: what one prompt, or five of them, found. */
export function ArmSection({ arm }: { arm: StageView<"arm"> }) {
  const { m } = useMessages();
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
          <li key={index} className={`exhibit${finding.stands ? "" : " rejected"}`}>
            <article className="side">
              <header>
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
                <div>
                  <dt>{m.trial.exhibits.change}</dt>
                  <dd>
                    <code>{finding.changeQuote}</code>
                  </dd>
                </div>
                <div>
                  <dt>{m.trial.exhibits.page}</dt>
                  <dd>
                    <code>{finding.docQuote}</code>
                  </dd>
                </div>
                <div>
                  <dt>{m.trial.exhibits.harm}</dt>
                  <dd>{finding.why}</dd>
                </div>
              </dl>
              {finding.reason && <p className="why">{finding.reason}</p>}
            </article>
            <div className="side edits">
              <EditList edits={finding.edits} isOver />
            </div>
          </li>
        ))}
      </ol>
      <CallDetails calls={arm.calls} />
    </section>
  );
}
