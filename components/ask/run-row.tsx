"use client";

import Link from "next/link";
import { ClaimCounts } from "@/components/base/claim-counts";
import { RunStateMark } from "@/components/base/run-state-mark";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { RunItem } from "@/lib/trace/run-item";
import { isOver, runState } from "@/lib/trace/run-state";

type Props = { run: RunItem; now: number | null };

export function RunRow({ run, now }: Props) {
  const speech = useMessages();
  const { m, locale } = speech;
  const over = isOver(run);
  return (
    <tr>
      <td>
        <RunStateMark state={runState(run)} />
      </td>
      <td className="question">
        <Link href={`/runs/${run.id}`}>{run.question}</Link>
        <span className="muted block truncate text-[11.5px] leading-[15px]">
          {namesOf(run, speech)}
          {run.origin && <span> · {m.runs[run.origin.how]}</span>}
          {run.group && (
            <Link className="link" href={`/ensembles/${run.group.id}`}>
              {" · "}
              {fill(m.ensemble.runOf, { n: run.group.index + 1, of: run.group.of })}
            </Link>
          )}
        </span>
        {!over && <BudgetUse run={run} now={now} />}
      </td>
      <td>
        <RunRemark run={run} />
      </td>
      <td className="num">{formatDuration(wallMs(run, now))}</td>
      <td className="num">{formatCost(run.usage.costUsd, m.common.unknown)}</td>
      <td className="num muted">
        {now === null ? "" : (formatAge(run.createdAt, now, locale) ?? m.common.now)}
      </td>
    </tr>
  );
}

function namesOf(run: RunItem, { m, count }: Speech): string {
  const name = run.documents[0]?.name ?? "";
  const more = run.documentCount - 1;
  return more > 0 ? count(m.runs.more_documents, more, { name }) : name;
}

function wallMs(run: RunItem, now: number | null): number {
  if (isOver(run) || now === null || run.startedAt === null) return run.usage.wallMs;
  return Math.max(run.usage.wallMs, now - run.startedAt);
}

function RunRemark({ run }: { run: RunItem }) {
  const { m } = useMessages();
  if (run.error) return <span className="muted line-clamp-2">{run.error.message}</span>;
  if (run.status === "queued") return <span className="muted">{m.runs.waiting}</span>;
  if (!isOver(run))
    return (
      <span className="muted">
        {fill(m.runs.iteration, { n: Math.max(1, run.usage.iterations) })}
      </span>
    );
  if (run.answer?.abstained) return <span className="muted line-clamp-2">{run.answer.text}</span>;
  return run.answer ? <ClaimCounts marks={run.marks} /> : null;
}

/** How much of its tightest limit a run has used. */
function BudgetUse({ run, now }: Props) {
  const { m } = useMessages();
  const { budget } = run;
  const share = Math.max(
    run.usage.iterations / budget.iterations,
    wallMs(run, now) / 1000 / budget.seconds,
    budget.costUsd > 0 ? (run.usage.costUsd ?? 0) / budget.costUsd : 0,
  );
  const percent = Math.min(100, Math.round(share * 100));
  return (
    <span
      className="progress"
      role="progressbar"
      aria-label={m.budget.title}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
