"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { StepTools } from "@/components/panels/step-tools";
import { useRun } from "@/components/run/run-context";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import type { JurorView } from "@/lib/trace/select-trial";
import { CallDetails } from "./call-details";
import { GrowingReply } from "./growing-reply";
import { stageElementId } from "./stage-element-id";
import { VoteGlyph } from "./vote-glyph";
import { ballotOf } from "./vote-slots";

type Props = { juror: JurorView; caseId: string; longestMs: number };

/** One juror: its words as they come, then its findings and its vote. */
export function JurorLane({ juror, caseId, longestMs }: Props) {
  const { m } = useMessages();
  const { now, selection } = useRun();
  const { view, state } = juror;
  const took = view ? (view.span.endedAt ?? now ?? view.span.startedAt) - view.span.startedAt : 0;
  const lens = m.trial.lens[lensName(juror.lens)];
  const id = view?.span.id ?? `${caseId}/juror-${juror.juror}`;
  const isChosen = selection?.kind === "span" && selection.id === id;
  return (
    <li
      id={stageElementId(id)}
      className={`juror${isChosen ? " sel" : ""}${state === "thinking" ? " thinking" : ""}`}
      style={{ "--d": `${Math.min(100, (took / longestMs) * 100)}%` }}
    >
      <header>
        <h3>{fill(m.trial.jury.juror, { n: juror.juror })}</h3>
        <span className="muted">{view ? formatDuration(took) : ""}</span>
        {view && <StepTools spanId={id} />}
      </header>
      <p className="juror-model">
        <span className="mono">{juror.model}</span> {lens}
      </p>
      <JurorWords juror={juror} />
      {view && <CallDetails calls={view.calls} />}
      <JurorVote juror={juror} />
    </li>
  );
}

const lenses = ["words", "follower", "maintainer", "proof", "owner"] as const;

function lensName(lens: string | null): (typeof lenses)[number] {
  return lenses.find((name) => name === lens) ?? "words";
}

function JurorWords({ juror: { view, state } }: { juror: JurorView }) {
  const { m } = useMessages();
  const result = view?.result;
  if (result)
    return (
      <div className="juror-words">
        <p>{result.reasons}</p>
        <ul className="findings">
          {result.findings.map(({ exhibit, finding }) => (
            <li key={exhibit} className={`finding-${finding}`}>
              <b>{exhibit}</b> {m.trial.jury.finding[finding]}
            </li>
          ))}
        </ul>
        {result.overwritten && <p className="muted">{m.trial.jury.overwritten}</p>}
      </div>
    );
  if (!view || state !== "thinking")
    return <p className="juror-words muted">{stateWords(state, m)}</p>;
  return (
    <div className="juror-words">
      <GrowingReply stage={view} field="reasons" />
    </div>
  );
}

function stateWords(state: JurorView["state"], m: ReturnType<typeof useMessages>["m"]): string {
  if (state === "failed") return m.trial.jury.failed;
  return state === "spared" ? m.trial.jury.spared : m.trial.jury.idle;
}

function JurorVote({ juror }: { juror: JurorView }) {
  const { m, number } = useMessages();
  const ballot = ballotOf(juror);
  const vote = juror.view?.result?.vote;
  const tokens = juror.view?.calls.reduce(
    (sum, { end }) => sum + (end?.usage?.outputTokens ?? 0),
    0,
  );
  const words = {
    thinking: m.trial.jury.thinking,
    idle: m.trial.jury.idle,
    spared: m.trial.jury.spared,
    failed: m.trial.jury.failed,
    voted: vote ? m.trial.vote[vote] : "",
  }[juror.state];
  return (
    <footer>
      <VoteGlyph ballot={ballot} />
      <b className="flex-1">{words}</b>
      {tokens ? (
        <span className="muted">{fill(m.trial.jury.tokens, { n: number(tokens) })}</span>
      ) : null}
    </footer>
  );
}
