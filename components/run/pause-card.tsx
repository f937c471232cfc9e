"use client";

import { useMutation } from "@tanstack/react-query";
import { approveRun, cancelRun } from "@/components/api/runs-api";
import type { ApprovalRequest } from "@/components/api/shapes";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Budget } from "@/lib/trace/config";
import type { RunPause } from "@/lib/trace/run-summary";
import { amountWords, limitWords } from "./budget-words";
import { useRun } from "./run-context";
import { SpentOn } from "./spent-on";

const MORE = 1.5;

/** A run that waits for approval: what it has used, on what, what it asks for, and the answers to choose from. */
export function PauseCard({ runId, pause }: { runId: string; pause: RunPause }) {
  const speech = useMessages();
  const { moment } = useRun();
  const words = speech.m.budgeting.pause;
  const { limit, spent, budget } = pause;
  const raised = raisedBy(budget, MORE);
  return (
    <section className="notice k-repair mb-3" aria-labelledby="pause">
      <Icon name="clock" />
      <div className="min-w-0 flex-1">
        <h3 id="pause" className="text-[13px]">
          {words.title}
        </h3>
        <p className="mt-1">
          {fill(words[limit], {
            spent: amountWords(limit, spent[limit], speech),
            limit: amountWords(limit, budget[limit], speech),
          })}{" "}
          <Wants pause={pause} />
        </p>
        <SpentOn />
        {spent.unpriced && <p className="muted mt-1">{words.unpriced}</p>}
        {moment === null && (
          <>
            <Answers runId={runId} raised={raised} />
            <p className="muted mt-1.5">{fill(words.moreNote, limitWords(raised, speech))}</p>
          </>
        )}
      </div>
    </section>
  );
}

function Wants({ pause: { limit, wanted } }: { pause: RunPause }) {
  const speech = useMessages();
  const words = speech.m.budgeting.pause;
  const isCost = limit === "costUsd" && wanted !== null && wanted.costUsd !== null;
  if (isCost)
    return fill(words.wantsCost, { wanted: amountWords("costUsd", wanted.costUsd ?? 0, speech) });
  if (!wanted) return null;
  return fill(words.wantsTokens, { wanted: amountWords("tokens", wanted.tokens, speech) });
}

function Answers({ runId, raised }: { runId: string; raised: Budget }) {
  const { m } = useMessages();
  const words = m.budgeting.pause;
  const toast = useToast();
  const onError = (error: unknown) => toast({ text: errorText(error), kind: "error" });
  const approve = useMutation({
    mutationFn: (request: ApprovalRequest) => approveRun(runId, request),
    onError,
  });
  const cancel = useMutation({ mutationFn: () => cancelRun(runId), onError });
  const isBusy = approve.isPending || approve.isSuccess || cancel.isPending || cancel.isSuccess;
  const { tokens, costUsd, seconds, subCalls } = raised;
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <button
        type="button"
        className="btn pri"
        disabled={isBusy}
        onClick={() =>
          approve.mutate({ decision: "continue", budget: { tokens, costUsd, seconds, subCalls } })
        }
      >
        {words.more}
      </button>
      <button
        type="button"
        className="btn"
        disabled={isBusy}
        onClick={() => approve.mutate({ decision: "finish" })}
      >
        {words.finish}
      </button>
      <button type="button" className="btn" disabled={isBusy} onClick={() => cancel.mutate()}>
        {words.cancel}
      </button>
    </p>
  );
}

/** Limits that can still be raised, each by the same share; the others as they are. */
function raisedBy(budget: Budget, by: number): Budget {
  return {
    ...budget,
    tokens: Math.ceil(budget.tokens * by),
    costUsd: Number((budget.costUsd * by).toPrecision(6)),
    seconds: Math.ceil(budget.seconds * by),
    subCalls: Math.min(1_000, Math.ceil(budget.subCalls * by)),
  };
}
