"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { ImportedChip } from "@/components/exchange/imported-chip";
import { useMessages } from "@/components/messages/messages-provider";
import { OriginChip } from "@/components/run/origin-chip";
import type { Follow } from "@/components/run/use-follow";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import type { CaseView } from "@/lib/trace/select-trial";
import type { Trial } from "@/lib/trace/trial";
import { changeName } from "./change-name";
import { DocketStateMark } from "./docket-state-mark";
import { type HeldRun, RunPicker } from "./run-picker";
import { TrialActions } from "./trial-actions";

const ReplayNote = dynamic(
  () => patiently(() => import("@/components/run/replay-note")).then((part) => part.ReplayNote),
  { loading: () => null },
);

type Props = {
  trial: Trial;
  /** The run that is shown; null where the funnel ended it. */
  summary: RunSummary | null;
  shown: CaseView | null;
  now: number | null;
  /** True while the stream of the run is broken. */
  isLost: boolean;
  /** Every run of it, newest first. */
  runs: readonly HeldRun[];
  onAppeal?: (() => void) | null;
  onRerun?: (() => void) | null;
  /** Null where there is no run to follow. */
  follow: Follow | null;
};

export function TrialHeader({
  trial,
  summary,
  shown,
  now,
  isLost,
  runs,
  onAppeal,
  onRerun,
  follow,
}: Props) {
  const { m } = useMessages();
  const arm = summary?.config.trial?.arm ?? trial.arm;
  return (
    <header className="run-head">
      <div className="run-name">
        <div className="crumb">
          <Link href="/trials">{m.trial.crumb}</Link>
          {trial.repository && (
            <>
              <span>/</span>
              <Link href={`/trials?repository=${trial.repository.id}`}>
                {trial.repository.name}
              </Link>
            </>
          )}
          <span>/</span>
          <ChangeName trial={trial} />
          <span role="status">
            <DocketStateMark state={trial.state} />
          </span>
          {summary?.imported ? (
            <ImportedChip source={summary.imported} />
          ) : (
            <span className="chip">{m.trial.source[trial.source]}</span>
          )}
          {arm !== "court" && <span className="chip">{m.trial.arm.title[arm]}</span>}
          {isLost && (
            <span className="state k-repair" role="alert">
              <Icon name="alert" small />
              {m.run.connection.lost}
            </span>
          )}
          {summary && <OriginChip origin={summary.origin} />}
          {summary?.origin?.how === "replay" && <ReplayNote summary={summary} />}
          {summary && (
            <RunPicker trialId={trial.id} ownRunId={trial.runId} runs={runs} runId={summary.id} />
          )}
        </div>
        <h1 title={trial.title}>{trial.title}</h1>
      </div>
      {summary && <Totals summary={summary} shown={shown} now={now} />}
      {summary && follow && (
        <TrialActions
          {...{ summary, follow }}
          onAppeal={onAppeal ?? null}
          onRerun={onRerun ?? null}
        />
      )}
    </header>
  );
}

/** What the forge calls the change: the number in its address, or the merge commit. */
function ChangeName({ trial }: { trial: Trial }) {
  const name = changeName(trial);
  if (trial.url === null || !/^https?:\/\//.test(trial.url))
    return <span className="mono">{name}</span>;
  return (
    <a className="mono" href={trial.url} rel="noreferrer" target="_blank">
      {name}
    </a>
  );
}

function Totals({
  summary,
  shown,
  now,
}: Omit<Props, "trial" | "isLost" | "runs" | "follow"> & { summary: RunSummary }) {
  const { m, number } = useMessages();
  const { usage } = summary;
  const elapsed =
    isOver(summary) || now === null || summary.startedAt === null
      ? usage.wallMs
      : Math.max(usage.wallMs, now - summary.startedAt);
  const jury = shown?.jury?.result ?? null;
  return (
    <dl className="totals">
      <Figure name={m.trial.totals.time}>{formatDuration(elapsed)}</Figure>
      <Figure name={m.trial.totals.cost}>{formatCost(usage.costUsd, m.common.unknown)}</Figure>
      <Figure name={m.trial.totals.calls}>{number(usage.modelCalls)}</Figure>
      {jury && shown && (
        <Figure name={m.trial.totals.votes}>
          {number(jury.votes.guilty)}{" "}
          <span className="muted font-normal">
            {fill(m.trial.totals.votesOf, { of: shown.jurors.length, needed: jury.needed })}
          </span>
        </Figure>
      )}
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
