"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { cancelRun, replayRun } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { CompareButton } from "@/components/compare/compare-button";
import { ExportMenu } from "@/components/exchange/export-menu";
import { useMessages } from "@/components/messages/messages-provider";
import { FollowButton } from "@/components/run/follow-button";
import { useRun } from "@/components/run/run-context";
import type { Follow } from "@/components/run/use-follow";
import { isOver } from "@/lib/trace/run-state";
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
  const { m } = useMessages();
  const { whole } = useRun();
  const toast = useToast();
  const stop = useMutation({
    mutationFn: () => cancelRun(summary.id),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  const router = useRouter();
  const replay = useMutation({
    mutationFn: () => replayRun(summary.id),
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  if (!isOver(whole.summary ?? summary))
    return (
      <div className="flex flex-wrap gap-1.5">
        <FollowButton {...follow} />
        <button
          type="button"
          className="btn"
          disabled={stop.isPending || stop.isSuccess}
          onClick={() => stop.mutate()}
        >
          <Icon name="stop" />
          {stop.isPending || stop.isSuccess ? m.run.activity.stopping : m.trial.actions.stop}
        </button>
      </div>
    );
  if (summary.imported)
    return (
      <div className="flex flex-wrap gap-1.5">
        <CompareButton runId={summary.id} />
        <ExportMenu runId={summary.id} />
      </div>
    );
  return (
    <div className="flex flex-wrap gap-1.5">
      {onAppeal && (
        <button
          type="button"
          className="btn"
          // A press would take away what is marked on the page, which is to be quoted.
          onPointerDown={(event) => event.preventDefault()}
          onClick={onAppeal}
        >
          <Icon name="scales" />
          {m.trial.actions.appeal}
        </button>
      )}
      <button
        type="button"
        className="btn"
        title={m.run.actions.replayNote}
        disabled={replay.isPending}
        onClick={() => replay.mutate()}
      >
        <Icon name="replay" />
        {m.run.actions.replay}
      </button>
      {onRerun && (
        <button type="button" className="btn" aria-keyshortcuts="r" onClick={onRerun}>
          <Icon name="fork" />
          {m.trial.actions.fork}
        </button>
      )}
      <CompareButton runId={summary.id} />
      <ExportMenu runId={summary.id} />
    </div>
  );
}
