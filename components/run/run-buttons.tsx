"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cancelRun, replayRun } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { CompareButton } from "@/components/compare/compare-button";
import { ExportMenu } from "@/components/exchange/export-menu";
import { useMessages } from "@/components/messages/messages-provider";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { FollowButton } from "./follow-button";
import { NewRunButton } from "./new-run-button";
import { useRun } from "./run-context";
import type { Follow } from "./use-follow";

type Props = {
  summary: RunSummary;
  follow: Follow;
  /** The words of the button that stops it. */
  stop: string;
  /** What can be done with a run of this installation that is over, beside comparing and taking it out. */
  children: ReactNode;
};

/** What can be done with a run or trial as a whole: stop it while it runs; compare it and take it out when it is over. */
export function RunButtons({ summary, follow, stop, children }: Props) {
  const { whole } = useRun();
  const isRunning = !isOver(whole.summary ?? summary);
  return (
    <div className="flex flex-wrap gap-1.5">
      {isRunning ? (
        <>
          <FollowButton {...follow} />
          <StopButton runId={summary.id} label={stop} />
        </>
      ) : (
        <>
          {!summary.imported && children}
          <CompareButton runId={summary.id} />
          <ExportMenu runId={summary.id} />
        </>
      )}
    </div>
  );
}

function StopButton({ runId, label }: { runId: string; label: string }) {
  const { m } = useMessages();
  const toast = useToast();
  const stop = useMutation({
    mutationFn: () => cancelRun(runId),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  const isStopping = stop.isPending || stop.isSuccess;
  return (
    <button type="button" className="btn" disabled={isStopping} onClick={() => stop.mutate()}>
      <Icon name="stop" />
      {isStopping ? m.run.activity.stopping : label}
    </button>
  );
}

export function ReplayButton({ runId }: { runId: string }) {
  const words = useMessages().m.run.actions;
  return (
    <NewRunButton label={words.replay} note={words.replayNote} make={() => replayRun(runId)} />
  );
}

/** Opens what can be changed in a new run. */
export function ForkButton({ label, onFork }: { label: string; onFork: () => void }) {
  return (
    <button type="button" className="btn" aria-keyshortcuts="r" onClick={onFork}>
      <Icon name="fork" />
      {label}
    </button>
  );
}
