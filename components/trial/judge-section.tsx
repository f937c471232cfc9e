"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { InlineCode } from "@/components/base/inline-code";
import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { CaseView, StageView } from "@/lib/trace/select-trial";
import { CallDetails, CallMeta } from "./call-details";
import { EditList } from "./edit-list";
import { GrowingReply } from "./growing-reply";
import { stageElementId } from "./stage-element-id";
import { useIsShown } from "./use-is-shown";
import { VoteGlyph } from "./vote-glyph";

type Props = {
  shown: CaseView;
  /** The owner's notice; null where none went out. */
  proposalId: string | null;
};

/** The analysis, the verdict, the sentence for the owner, and the edits. */
export function JudgeSection({ shown, proposalId }: Props) {
  const { m } = useMessages();
  const isShown = useIsShown();
  const { judgment, edits } = shown;
  if (!judgment) return null;
  const call = judgment.calls.findLast(({ end }) => end !== null);
  return (
    <section className="part" aria-labelledby="judge-title" id={stageElementId(judgment.span.id)}>
      <header>
        <h2 id="judge-title">{m.trial.judge.title}</h2>
        {call && <CallMeta call={call} />}
        <span className="flex-1" />
        <StepTools spanId={judgment.span.id} />
      </header>
      <StepPanel spanId={judgment.span.id} />
      {edits && <StepPanel spanId={edits.span.id} />}
      <div className="judge">
        {isShown(judgment) && <Analysis judgment={judgment} edits={edits} />}
        {isShown(edits) && <Edits edits={edits} proposalId={proposalId} />}
      </div>
    </section>
  );
}

type AnalysisProps = { judgment: StageView<"judgment">; edits: CaseView["edits"] };

function Analysis({ judgment, edits }: AnalysisProps) {
  const { m } = useMessages();
  const { result } = judgment;
  return (
    <div className="analysis">
      {result ? (
        <>
          <p className="verdict">
            <VoteGlyph ballot={result.verdict === "dismissed" ? "abstain" : result.verdict} />
            <b>{m.trial.verdict[result.verdict]}</b>
            {result.upheld.length > 0 && (
              <span className="muted">
                {fill(m.trial.judge.on, { exhibits: result.upheld.join(", ") })}
              </span>
            )}
          </p>
          <p>
            <InlineCode text={result.analysis} />
          </p>
          {result.overturned && <p className="muted">{m.trial.judge.overturned}</p>}
          {edits?.result?.notice && (
            <p className="one-sentence">
              <Icon name="quote" />
              <span>
                <InlineCode text={edits.result.notice.sentence} />
              </span>
            </p>
          )}
        </>
      ) : (
        <JudgeWords judgment={judgment} />
      )}
      <CallDetails calls={judgment.calls} />
    </div>
  );
}

function Edits({ edits, proposalId }: Pick<Props, "proposalId"> & Pick<CaseView, "edits">) {
  const { m, count } = useMessages();
  return (
    <div className="edits" id={edits ? stageElementId(edits.span.id) : undefined}>
      <EditList edits={edits?.result?.edits ?? []} isOver={edits?.result != null} />
      {edits?.result && edits.result.repairs.length > 0 && (
        <p className="edit-note muted">
          {m.trial.judge.repairs}: {edits.result.repairs.join("; ")}
        </p>
      )}
      {edits?.result && (
        <p className="edit-note">
          {proposalId && (
            <Link className="btn" href={`/proposals/${proposalId}`}>
              <Icon name="right" />
              {m.trial.judge.notice}
            </Link>
          )}
          <span className="muted">{count(m.trial.judge.count, edits.result.edits.length)}</span>
        </p>
      )}
    </div>
  );
}

function JudgeWords({ judgment }: { judgment: StageView<"judgment"> }) {
  const { m } = useMessages();
  if (judgment.span.endedAt !== null) return <p className="muted">{m.trial.call.failed}</p>;
  return <GrowingReply stage={judgment} field="analysis" />;
}
