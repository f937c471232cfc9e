"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { StepPanel } from "@/components/panels/step-panel";
import { StepTools } from "@/components/panels/step-tools";
import { OutcomeNote } from "@/components/run/outcome-note";
import type { StageView } from "@/lib/trace/select-trial";
import { CallDetails, CallMeta } from "./call-details";
import { GrowingReply } from "./growing-reply";
import { stageElementId } from "./stage-element-id";

/** What a light model decided before the prosecutor was asked: whether there is anything to ask about. */
export function ReviewSection({ review }: { review: StageView<"prosecution"> }) {
  const { m } = useMessages();
  const { span, result, calls } = review;
  const call = calls.findLast(({ end }) => end !== null);
  return (
    <section className="part" aria-labelledby="review-title" id={stageElementId(span.id)}>
      <header>
        <h2 id="review-title">{m.trial.review.title}</h2>
        {call && <CallMeta call={call} />}
        <span className="flex-1" />
        <StepTools spanId={span.id} />
      </header>
      <StepPanel spanId={span.id} />
      {result && (
        <p className="max-w-[78ch]">
          <b>{m.trial.review[result.decision]}</b> {result.declineReason}
        </p>
      )}
      {span.end && <OutcomeNote outcome={span.end.outcome} />}
      <GrowingReply stage={review} />
      <CallDetails calls={calls} />
    </section>
  );
}
