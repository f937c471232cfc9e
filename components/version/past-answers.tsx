"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { PastAnswer } from "@/components/api/shapes";
import { listPastAnswers, verifyPastAnswers } from "@/components/api/verifications-api";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { ReaskButton } from "@/components/verification/reask-button";
import { VerificationOutcome } from "@/components/verification/verification-outcome";
import { VerificationState } from "@/components/verification/verification-state";
import { fill } from "@/lib/format/fill";

const ASK_AGAIN_MS = 1_500;

/** Answers found in earlier versions: whether each holds on this one, and a click to ask again where it does not. */
export function PastAnswers({ documentId }: { documentId: string }) {
  const { m } = useMessages();
  const words = m.verification.past;
  const past = useQuery({
    queryKey: ["past-answers", documentId],
    queryFn: ({ signal }) => listPastAnswers(documentId, signal),
    refetchInterval: ({ state }) =>
      state.data?.some(({ verification }) => verification.state === "queued")
        ? ASK_AGAIN_MS
        : false,
  });
  const again = useMutation({
    mutationFn: () => verifyPastAnswers(documentId),
    onSuccess: () => past.refetch(),
  });
  return (
    <section aria-labelledby="past-answers" className="mt-4">
      <header className="flex flex-wrap items-center gap-2">
        <h3 id="past-answers" className="flex-1">
          {words.title}
        </h3>
        <button
          type="button"
          className="btn sm"
          disabled={again.isPending}
          onClick={() => again.mutate()}
        >
          {words.again}
        </button>
      </header>
      <p className="muted text-[12px]">{words.note}</p>
      {past.error && <ProblemNote error={past.error} onRetry={() => void past.refetch()} />}
      {again.error && <ProblemNote error={again.error} />}
      {past.data?.length === 0 && <p className="muted text-[12px]">{words.none}</p>}
      <ul className="mt-2 grid gap-3">
        {past.data?.map((answer) => (
          <PastAnswerRow key={answer.run.id} answer={answer} />
        ))}
      </ul>
    </section>
  );
}

function PastAnswerRow({ answer: { run, verification } }: { answer: PastAnswer }) {
  const { m } = useMessages();
  const { result } = verification;
  const holds = result?.status === "same";
  return (
    <li className="grid min-w-0 gap-1 border-t border-line pt-2">
      <Link className="link line-clamp-2" href={`/runs/${run.id}`}>
        {run.question}
      </Link>
      <VerificationState verification={verification} />
      <div className="min-w-0 text-[12.5px]">
        <VerificationOutcome
          verification={verification}
          cellLink={({ cell, spanId }) => (
            <Link className="link" href={`/runs/${run.id}?span=${encodeURIComponent(spanId)}`}>
              {fill(m.verification.cell, { n: cell })}
            </Link>
          )}
        />
      </div>
      {verification.state !== "queued" && !holds && (
        <p>
          <ReaskButton verification={verification} />
        </p>
      )}
    </li>
  );
}
