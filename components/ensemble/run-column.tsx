"use client";

import Link from "next/link";
import type { EnsembleRun } from "@/components/api/ensemble-api";
import { ClaimCounts } from "@/components/base/claim-counts";
import { Icon } from "@/components/base/icon";
import { RunStateMark } from "@/components/base/run-state-mark";
import { PairLinks } from "@/components/compare/pair-links";
import { useMessages } from "@/components/messages/messages-provider";
import { cutText } from "@/lib/format/cut-text";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { isOver, runState } from "@/lib/trace/run-state";

/** Of a longer answer the run's own page has the rest. */
const SHOWN_CHARS = 1_200;

type Props = {
  run: EnsembleRun;
  /** All that were asked together, this one included. */
  runs: readonly EnsembleRun[];
  letter: string | null;
  now: number | null;
};

/** One run of several, as it stands now. */
export function RunColumn({ run, runs, letter, now }: Props) {
  const { m, number } = useMessages();
  const { usage } = run;
  const over = isOver(run);
  const wallMs =
    over || now === null || run.startedAt === null
      ? usage.wallMs
      : Math.max(usage.wallMs, now - run.startedAt);
  const name = fill(m.ensemble.run, { n: number(run.index + 1) });
  return (
    <li className="card run-column">
      <h3 className="flex items-center gap-2">
        {letter !== null && (
          <span
            className={letter === "A" ? "letter k-check" : "letter k-repair"}
            aria-hidden="true"
          >
            {letter}
          </span>
        )}
        <span>{name}</span>
        {letter !== null && <span className="sr-only">{fill(m.ensemble.groupOf, { letter })}</span>}
        <span className="flex-1" />
        <RunStateMark state={runState(run)} />
      </h3>
      <p className="muted mono truncate text-[11.5px]" title={run.models.root}>
        {run.models.root}
      </p>
      {run.answer && <p className="run-column-answer">{cutText(run.answer.text, SHOWN_CHARS)}</p>}
      {run.error && <p className="text-[13px] text-k k-error">{run.error.message}</p>}
      {!over && (
        <p className="muted">
          {run.status === "queued"
            ? m.runs.waiting
            : fill(m.runs.iteration, { n: Math.max(1, usage.iterations) })}
        </p>
      )}
      {run.answer && !run.answer.abstained && <ClaimCounts marks={run.marks} />}
      <p className="run-column-foot">
        <span>{formatDuration(wallMs)}</span>
        <span>{formatCost(usage.costUsd, m.common.unknown)}</span>
        <span title={m.run.totals.tokens}>
          {number(usage.inputTokens)} → {number(usage.outputTokens)}
        </span>
        <Link
          className="link ml-auto inline-flex items-center gap-1"
          href={`/runs/${run.runId}`}
          aria-label={`${m.ensemble.open}: ${name}`}
        >
          {m.ensemble.open}
          <Icon name="right" small />
        </Link>
      </p>
      <PairLinks run={run} runs={runs} />
    </li>
  );
}
