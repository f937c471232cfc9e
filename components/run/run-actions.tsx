"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { RunSummary } from "@/lib/trace/run-summary";
import { askHref } from "./ask-href";
import { ForkButton, ReplayButton, RunButtons } from "./run-buttons";
import { useRun } from "./run-context";
import type { Follow } from "./use-follow";

type Props = {
  summary: RunSummary;
  follow: Follow;
};

export function RunActions({ summary, follow }: Props) {
  const { openFork } = useRun();
  const words = useMessages().m.run.actions;
  return (
    <RunButtons summary={summary} follow={follow} stop={words.stop}>
      <Link className="btn" href={askHref(summary)} title={words.askMoreNote}>
        <Icon name="plus" />
        {words.askMore}
      </Link>
      <ReplayButton runId={summary.id} />
      <ForkButton label={words.fork} onFork={() => openFork(null)} />
    </RunButtons>
  );
}
