"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { ForkButton, ReplayButton, RunButtons } from "@/components/run/run-buttons";
import type { Follow } from "@/components/run/use-follow";
import type { RunSummary } from "@/lib/trace/run-summary";

type Props = {
  summary: RunSummary;
  /** Only of the run that the docket keeps: nobody appeals against a comparison. */
  onAppeal: (() => void) | null;
  onRerun: (() => void) | null;
  follow: Follow;
};

/** Stop while it runs; afterwards again with something changed, or the whole log as a file. */
export function TrialActions({ summary, onAppeal, onRerun, follow }: Props) {
  const words = useMessages().m.trial.actions;
  return (
    <RunButtons summary={summary} follow={follow} stop={words.stop}>
      {onAppeal && (
        <button
          type="button"
          className="btn"
          // A press would take away what is marked on the page, which is to be quoted.
          onPointerDown={(event) => event.preventDefault()}
          onClick={onAppeal}
        >
          <Icon name="scales" />
          {words.appeal}
        </button>
      )}
      <ReplayButton runId={summary.id} />
      {onRerun && <ForkButton label={words.fork} onFork={onRerun} />}
    </RunButtons>
  );
}
