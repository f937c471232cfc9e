"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { CaseView } from "@/lib/trace/select-trial";
import { JurorLane } from "./juror-lane";
import { stageElementId } from "./stage-element-id";
import { useIsShown } from "./use-is-shown";
import { ruleInWords, VoteSlots, voteCounts } from "./vote-slots";

/** The jurors side by side, filling while they think, and the tally. */
export function JurySection({ shown }: { shown: CaseView }) {
  const speech = useMessages();
  const { m } = speech;
  const isShown = useIsShown();
  const jurors = shown.jurors.filter(({ view }) => isShown(view));
  const result = shown.jury?.result ?? null;
  const longest = Math.max(
    1,
    ...shown.jurors.map(({ view }) =>
      view?.span.endedAt ? view.span.endedAt - view.span.startedAt : 0,
    ),
  );
  const id = shown.jury?.span.id ?? `${shown.span.id}/jury`;
  return (
    <section className="part" aria-labelledby="jury-title" id={stageElementId(id)}>
      <header>
        <h2 id="jury-title">{m.trial.jury.title}</h2>
        <span className="muted">{m.trial.jury.note}</span>
        <span className="flex-1" />
        <VoteSlots shown={shown} />
        {result && (
          <p className="jury-tally">
            <b>{voteCounts(result.votes, speech)}</b>.{" "}
            {fill(m.trial.jury.needed, { rule: ruleInWords(result, shown, speech) })}{" "}
            <span className={`state ${result.outcome === "to-judge" ? "k-check" : "k-plain"}`}>
              <Icon name={result.outcome === "to-judge" ? "check" : "min"} />
              {m.trial.jury[result.outcome]}
            </span>
          </p>
        )}
        {shown.jury && <StepTools spanId={id} />}
      </header>
      <StepPanel spanId={id} />
      {result?.stoppedEarly && <p className="muted mb-2">{result.stoppedEarly}</p>}
      <ol className="jurors" style={{ "--n": Math.min(5, jurors.length) }}>
        {jurors.map((juror) => (
          <JurorLane key={juror.juror} juror={juror} caseId={shown.span.id} longestMs={longest} />
        ))}
      </ol>
      {jurors.map(({ juror, view }) => (
        <StepPanel
          key={juror}
          spanId={view?.span.id ?? `${shown.span.id}/juror-${juror}`}
          title={fill(m.trial.jury.juror, { n: juror })}
        />
      ))}
    </section>
  );
}
