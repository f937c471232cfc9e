"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { RunStateMark } from "@/components/base/run-state-mark";
import { ImportedChip } from "@/components/exchange/imported-chip";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { ActivityLine } from "./activity-line";
import { GroupLink } from "./group-link";
import type { Connection } from "./live-run";
import { OriginChip } from "./origin-chip";
import { RunActions } from "./run-actions";
import { useRun } from "./run-context";
import { RunTotals } from "./run-totals";
import type { Follow } from "./use-follow";

const ReplayNote = dynamic(
  () => patiently(() => import("./replay-note")).then((part) => part.ReplayNote),
  { loading: () => null },
);

type Props = {
  summary: RunSummary;
  connection: Connection;
  follow: Follow;
};

export function RunHeader({ summary, connection, follow }: Props) {
  const { m } = useMessages();
  const { whole } = useRun();
  return (
    <header className="run-head">
      <div className="run-name">
        <p className="crumb">
          <Link href="/">{m.run.crumb}</Link>
          <span>/</span>
          <span className="mono">{summary.id.slice(0, 12)}</span>
          <span role="status" className="flex min-w-0 items-center gap-2">
            <RunStateMark state={runState(summary)} long />
            <ActivityLine />
          </span>
          {connection.state === "lost" && whole.summary?.endedAt === null && (
            <span className="state k-repair" role="alert">
              <Icon name="alert" small />
              {m.run.connection.lost}
            </span>
          )}
          <OriginChip origin={summary.origin} />
          <ImportedChip source={summary.imported} />
          {summary.origin?.how === "replay" && <ReplayNote summary={whole.summary ?? summary} />}
          <ReadingChip summary={summary} />
          <GroupLink group={summary.config.group} />
          <OtherWorkers />
        </p>
        <h1 title={summary.question}>{summary.question}</h1>
      </div>
      <RunTotals summary={summary} />
      <RunActions summary={summary} follow={follow} />
    </header>
  );
}

function ReadingChip({ summary: { reading, readingReason } }: { summary: RunSummary }) {
  const { m } = useMessages();
  if (!reading) return null;
  const why = readingReason ? fill(m.budgeting.reading.why, { reason: readingReason }) : "";
  return (
    <span className="chip" title={why}>
      <Icon name={reading === "direct" ? "doc" : reading === "search" ? "search" : "code"} small />
      {m.budgeting.reading[reading]}
      <span className="sr-only">. {why}</span>
    </span>
  );
}

function OtherWorkers() {
  const { m } = useMessages();
  const { timeline } = useRun();
  const executions = [...timeline.spans.values()].filter((span) => span.kind === "execution");
  const pauses = [...timeline.spans.values()].filter((span) => span.kind === "pause" && span.end);
  if (executions.length - pauses.length < 2) return null;
  return (
    <span className="chip" title={m.run.otherWorker}>
      <Icon name="info" small />
      {m.run.otherWorker}
    </span>
  );
}
