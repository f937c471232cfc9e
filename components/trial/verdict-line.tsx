"use client";

import type { ReactNode } from "react";
import { InlineCode } from "@/components/base/inline-code";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { StepTools } from "@/components/panels/step-tools";
import { fill } from "@/lib/format/fill";
import type { StageResultOf } from "@/lib/trace/court";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { CaseView } from "@/lib/trace/select-trial";
import { casePhase } from "./case-phase";
import { stageElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";
import { type Ballot, VoteGlyph } from "./vote-glyph";
import { ruleInWords, VoteSlots } from "./vote-slots";

const glyphs: Record<StageResultOf<"case">["state"], Ballot> = {
  notice: "guilty",
  acquitted: "not-guilty",
  overturned: "not-guilty",
  dismissed: "abstain",
  "no-quorum": "abstain",
  failed: "failed",
};

/** The verdict in one line; before there is one, what is happening. */
export function VerdictLine({ summary, children }: { summary: RunSummary; children?: ReactNode }) {
  const speech = useMessages();
  const { m } = speech;
  const { view, shown } = useTrial();
  const phase = casePhase(summary, view, shown);
  const ending = shown?.ending ?? null;
  const isLive = summary.endedAt === null && ending === null;
  return (
    <section
      className="verdict-line"
      aria-label={m.trial.outcome.label}
      id={shown ? stageElementId(shown.span.id) : undefined}
    >
      <p className="verdict" role="status">
        {ending ? (
          <>
            <VoteGlyph ballot={glyphs[ending.state]} />
            <b>{endingName(ending.state, summary, speech)}</b>
          </>
        ) : (
          <>
            {isLive && <span className="dot live k-sub" />}
            <b>{phase === "ended" ? "" : m.trial.outcome[phase]}</b>
          </>
        )}
      </p>
      <p className="verdict-sentence">
        <InlineCode text={sentence(summary, phase, view, shown)} />
      </p>
      {shown?.jurors.some(({ view: own }) => own) && (
        <>
          <VoteSlots shown={shown} />
          {shown.jury?.result && (
            <span className="muted">
              {fill(m.trial.jury.needs, { rule: ruleInWords(shown.jury.result, shown, speech) })}
            </span>
          )}
        </>
      )}
      {shown?.edits?.result && <span className="muted">{editsInWords(shown, speech)}</span>}
      {children}
      {shown && <StepTools spanId={shown.span.id} />}
    </section>
  );
}

/** An arm has no jury: it finds a page wrong, or it does not. */
function endingName(
  state: StageResultOf<"case">["state"],
  summary: RunSummary,
  { m }: Speech,
): string {
  const isCourt = (summary.config.trial?.arm ?? "court") === "court";
  if (isCourt || state === "failed") return m.trial.caseState[state];
  return state === "notice" ? m.trial.arm.wrong : m.trial.arm.fine;
}

function sentence(
  summary: RunSummary,
  phase: ReturnType<typeof casePhase>,
  view: ReturnType<typeof useTrial>["view"],
  shown: CaseView | null,
): string {
  if (shown?.ending?.state === "notice")
    return shown.edits?.result?.notice?.sentence ?? shown.ending.reason;
  if (shown?.ending) return shown.ending.reason;
  if (phase === "declined") return view.prosecution?.result?.declineReason ?? "";
  if (phase === "reviewed") return view.review?.result?.declineReason ?? "";
  if (phase === "failed") return summary.error?.message ?? "";
  return "";
}

function editsInWords({ edits }: CaseView, { m, count }: Speech): string {
  const all = edits?.result?.edits ?? [];
  const applying = all.filter(({ applies }) => applies).length;
  if (all.length === 0) return m.trial.outcome.noEdits;
  return applying === all.length
    ? count(m.trial.outcome.editsApply, applying)
    : fill(m.trial.outcome.editsSome, { n: applying, of: all.length });
}
