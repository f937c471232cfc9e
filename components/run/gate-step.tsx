"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { SpanOf } from "@/lib/trace/reduce";
import { claimSign } from "./claim-signs";
import { Reveal } from "./reveal";
import { StepFrame } from "./step-frame";

/** What the machine found when it looked at a proposed answer, and what it told the model. */
export function GateStep({ span }: { span: SpanOf<"gate"> }) {
  const { m, count } = useMessages();
  const { decision, claims, message, answer } = span.start;
  const weak = claims.filter((claim) => claim.mark === "unsupported" || claim.mark === "seen");
  return (
    <StepFrame
      span={span}
      kind="k-check"
      icon="gate"
      title={m.run.gate[decision]}
      facts={count(m.run.gate.claims, claims.length)}
    >
      {claims.length > 0 && weak.length === 0 && <p className="muted">{m.run.gate.allHold}</p>}
      {weak.length > 0 && (
        <ul className="gate-list">
          {weak.map((claim) => {
            const sign = claimSign(claim.mark);
            return (
              <li key={`${claim.start} ${claim.end}`} className={sign.kind}>
                <Icon name={sign.icon} small />
                <span className="min-w-0 break-words">“{claim.text}”</span>
                <span className="text-ink-2">{m.run.answer.explain[claim.mark]}</span>
              </li>
            );
          })}
        </ul>
      )}
      {decision !== "published" && answer && (
        <Reveal name={`${span.id} answer`} texts={[answer]} summary={m.run.gate.answer}>
          <p className="think whitespace-pre-wrap">{answer}</p>
        </Reveal>
      )}
      {message && (
        <Reveal name={`${span.id} message`} texts={[message]} summary={m.run.gate.message}>
          <pre className="plain boxed">{message}</pre>
        </Reveal>
      )}
    </StepFrame>
  );
}
