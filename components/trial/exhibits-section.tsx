"use client";

import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit, StageResultOf } from "@/lib/trace/court";
import { ExhibitCard } from "./exhibit-card";
import { StageCall } from "./stage-call";
import { stageElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";

type Props = {
  exhibits: readonly CheckedExhibit[];
  /** Ids of those that this run leaves out. */
  struckOut: readonly string[];
  /** Ids of those that a person put in other words for this run. */
  edited: readonly string[];
};

/** Exhibits, each with its rebuttal beside it; rejected ones stay, dashed, with their reason. */
export function ExhibitsSection({ exhibits, struckOut, edited }: Props) {
  const speech = useMessages();
  const { m } = speech;
  const { view, shown } = useTrial();
  const defense = shown?.defense?.result ?? null;
  return (
    <section className="part" aria-labelledby="exhibits-title" id={stageElementId("exhibits")}>
      <header>
        <h2 id="exhibits-title">{m.trial.exhibits.title}</h2>
        <span className="muted">{countsOf(exhibits, speech)}</span>
        {struckOut.length > 0 && (
          <span className="chip">
            {fill(m.trial.exhibits.struckOut, { exhibits: struckOut.join(", ") })}
          </span>
        )}
        {edited.length > 0 && (
          <span className="chip">
            {fill(m.fork.editedExhibits, { exhibits: edited.join(", ") })}
          </span>
        )}
        <span className="flex-1" />
        <span className="legend">
          <span className="tile k-repair">
            <Icon name="quote" />
          </span>
          {m.trial.exhibits.prosecutor}
        </span>
        <span className="legend">
          <span className="tile k-defense">
            <Icon name="shield" />
          </span>
          {m.trial.exhibits.defense}
        </span>
        {view.check && <StepTools spanId={view.check.span.id} />}
      </header>
      {view.check && <StepPanel spanId={view.check.span.id} />}
      {exhibits.length === 0 && view.check?.result && (
        <p className="muted">{m.trial.exhibits.none}</p>
      )}
      <ol className="exhibits">
        {exhibits.map((exhibit) => (
          <ExhibitCard key={exhibit.id} exhibit={exhibit} shown={shown} />
        ))}
      </ol>
      <StageCall name={m.trial.exhibits.prosecutor} stage={view.prosecution} />
      <StageCall name={m.trial.exhibits.defense} stage={shown?.defense ?? null}>
        {defense && <DefenseWords defense={defense} />}
      </StageCall>
    </section>
  );
}

function DefenseWords({ defense }: { defense: StageResultOf<"defense"> }) {
  const { m } = useMessages();
  return (
    <dl className="defense-words k-defense">
      <div>
        <dt>{m.trial.exhibits.main}</dt>
        <dd>{defense.mainArgument}</dd>
      </div>
      <div>
        <dt>{m.trial.exhibits.harmDispute}</dt>
        <dd>{defense.harmDispute}</dd>
      </div>
      <div>
        <dt>{m.trial.exhibits.alternative}</dt>
        <dd>{defense.alternative}</dd>
      </div>
    </dl>
  );
}

function countsOf(exhibits: readonly CheckedExhibit[], { m, count }: Speech): string {
  const of = (standing: CheckedExhibit["standing"]) =>
    exhibits.filter((one) => one.standing === standing).length;
  const parts = [count(m.trial.exhibits.stand, of("stands"))];
  if (of("rejected") > 0) parts.push(count(m.trial.exhibits.rejected, of("rejected")));
  if (of("set-aside") > 0) parts.push(count(m.trial.exhibits.setAside, of("set-aside")));
  return exhibits.length === 0 ? "" : parts.join(", ");
}
