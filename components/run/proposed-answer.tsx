"use client";

import { MarkedAnswer } from "./marked-answer";
import { useRun } from "./run-context";

/** While the run goes on: the answer that was proposed last, if any. */
export function ProposedAnswer() {
  const { timeline } = useRun();
  const last = [...timeline.spans.values()]
    .flatMap((span) => (span.kind === "gate" ? [span] : []))
    .sort((a, b) => b.seq - a.seq)[0];
  if (!last?.start.answer) return null;
  return (
    <div className="proposed">
      <MarkedAnswer text={last.start.answer} claims={last.start.claims} />
    </div>
  );
}
