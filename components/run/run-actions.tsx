"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { cancelRun, replayRun } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { CompareButton } from "@/components/compare/compare-button";
import { ExportMenu } from "@/components/exchange/export-menu";
import { useMessages } from "@/components/messages/messages-provider";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { askHref } from "./ask-href";
import { FollowButton } from "./follow-button";
import { useRun } from "./run-context";
import type { Follow } from "./use-follow";

type Props = {
  summary: RunSummary;
  follow: Follow;
};

export function RunActions({ summary, follow }: Props) {
  const { m } = useMessages();
  const { openFork, whole } = useRun();
  const toast = useToast();
  const router = useRouter();
  const onError = (error: unknown) => toast({ text: errorText(error), kind: "error" });
  const stop = useMutation({ mutationFn: () => cancelRun(summary.id), onError });
  const replay = useMutation({
    mutationFn: () => replayRun(summary.id),
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
    onError,
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
          {stop.isPending || stop.isSuccess ? m.run.activity.stopping : m.run.actions.stop}
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
      <Link className="btn" href={askHref(summary)} title={m.run.actions.askMoreNote}>
        <Icon name="plus" />
        {m.run.actions.askMore}
      </Link>
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
      <button type="button" className="btn" aria-keyshortcuts="r" onClick={() => openFork(null)}>
        <Icon name="fork" />
        {m.run.actions.fork}
      </button>
      <CompareButton runId={summary.id} />
      <ExportMenu runId={summary.id} />
    </div>
  );
}
