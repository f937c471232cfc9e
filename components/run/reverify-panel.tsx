"use client";

import { useEffect } from "react";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { ReaskButton } from "@/components/verification/reask-button";
import { useVerification } from "@/components/verification/use-verification";
import { VerificationFacts } from "@/components/verification/verification-facts";
import { VerificationOutcome } from "@/components/verification/verification-outcome";
import { VerificationState } from "@/components/verification/verification-state";
import { fill } from "@/lib/format/fill";
import { useRun } from "./run-context";

/** Asks once when it is mounted, and shows what came out, with its cells a click away. */
export function ReverifyPanel() {
  const { m } = useMessages();
  const { runId, select } = useRun();
  const { ask, verification, isRunning, error } = useVerification(runId);
  useEffect(() => ask(), [ask]);
  if (error) return <ProblemNote error={error} onRetry={() => ask()} />;
  if (!verification || isRunning)
    return (
      <p className="state k-code mt-2">
        <span className="dot live" />
        {m.verification.running}
      </p>
    );
  return (
    <div className="mt-2 grid gap-1">
      <VerificationState verification={verification} />
      <VerificationOutcome
        verification={verification}
        cellLink={({ cell, spanId }) => (
          <button
            type="button"
            className="link"
            onClick={() => select({ kind: "span", id: spanId })}
          >
            {fill(m.verification.cell, { n: cell })}
          </button>
        )}
      />
      <VerificationFacts verification={verification} />
      {verification.result && verification.result.status !== "same" && (
        <p>
          <ReaskButton verification={verification} />
        </p>
      )}
    </div>
  );
}
