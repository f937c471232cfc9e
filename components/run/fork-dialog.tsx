"use client";

import type { SyntheticEvent } from "react";
import { BudgetFields } from "@/components/base/budget-fields";
import { ProblemNote } from "@/components/base/problem-note";
import { Sheet } from "@/components/base/sheet";
import { useMessages } from "@/components/messages/messages-provider";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { ForkReply } from "./fork-reply";
import { useFork } from "./use-fork";

type Props = {
  summary: RunSummary;
  /** The model call whose reply is edited; null for none at first. */
  callId: string | null;
  onClose: () => void;
};

/** An edited copy of the run: another question, other models or limits, or another reply at one iteration. */
export function ForkDialog({ summary, callId, onClose }: Props) {
  const { m } = useMessages();
  const { draft, isChanged, start, ...set } = useFork(summary, onClose);
  const { models } = draft;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isChanged) start.mutate();
  };
  return (
    <Sheet title={m.run.forking.title} onClose={onClose}>
      <form className="grid gap-3 p-4" onSubmit={submit}>
        <p className="text-ink-2">{m.run.forking.note}</p>
        <label className="grid gap-1">
          <span className="over">{m.run.forking.question}</span>
          <textarea
            className="field"
            rows={3}
            value={draft.question}
            onChange={(event) => set.setQuestion(event.target.value)}
          />
        </label>
        <div className="grid gap-3 sm:grid-cols-2">
          {(["root", "sub"] as const).map((role) => (
            <label key={role} className="grid gap-1">
              <span className="over">{m.model[role]}</span>
              <input
                className="field mono"
                value={models[role]}
                spellCheck={false}
                onChange={(event) => set.setModels({ ...models, [role]: event.target.value })}
              />
            </label>
          ))}
        </div>
        <details className="fold" open={wasLimited(summary)}>
          <summary>{m.run.forking.limits}</summary>
          <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            <BudgetFields budget={draft.budget} onChange={set.setBudget} />
          </div>
        </details>
        <ForkReply callId={callId} onReplies={set.setReplies} />
        {start.error && <ProblemNote error={start.error} />}
        <footer className="flex items-center justify-end gap-2">
          {!isChanged && <p className="muted flex-1 text-[12px]">{m.run.forking.unchanged}</p>}
          <button type="button" className="btn" onClick={onClose}>
            {m.common.cancel}
          </button>
          <button type="submit" className="btn pri" disabled={!isChanged || start.isPending}>
            {start.isPending ? m.run.forking.starting : m.run.forking.start}
          </button>
        </footer>
      </form>
    </Sheet>
  );
}

/** Whether a limit ended the run, so that another limit is what the reader came to set. */
function wasLimited(summary: RunSummary): boolean {
  return runState(summary) === "partial" || summary.error?.code === "no-answer";
}
