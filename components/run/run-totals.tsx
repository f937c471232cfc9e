"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { limitsNow } from "@/lib/trace/select";
import { useRun } from "./run-context";

export function RunTotals({ summary }: { summary: RunSummary }) {
  const { m, number } = useMessages();
  const { now, timeline } = useRun();
  const { usage } = summary;
  const limits = limitsNow(timeline) ?? summary.config.budget;
  const over = isOver(summary);
  const elapsed =
    over || now === null || summary.startedAt === null || summary.pause
      ? usage.wallMs
      : Math.max(usage.wallMs, now - summary.startedAt - summary.pausedMs);
  return (
    <dl className="totals">
      <div>
        <dt>{m.run.totals.time}</dt>
        <dd>
          {formatDuration(elapsed)}
          {!over && <Of limit={`${limits.seconds} s`} />}
        </dd>
      </div>
      <div title={usage.costUsd === null ? m.run.totals.unknownCost : undefined}>
        <dt>{m.run.totals.cost}</dt>
        <dd>
          {formatCost(usage.costUsd, m.common.unknown)}
          {!over && <Of limit={`$${limits.costUsd.toFixed(2)}`} />}
        </dd>
      </div>
      <div
        title={fill(m.run.totals.inOut, {
          in: number(usage.inputTokens),
          out: number(usage.outputTokens),
        })}
      >
        <dt>{m.run.totals.tokens}</dt>
        <dd>
          {number(usage.inputTokens)} <span className="muted">→</span> {number(usage.outputTokens)}
        </dd>
      </div>
      <div>
        <dt>{m.run.totals.subCalls}</dt>
        <dd>{number(usage.subCalls)}</dd>
      </div>
    </dl>
  );
}

function Of({ limit }: { limit: string }) {
  const { m } = useMessages();
  return <span className="muted font-normal"> {fill(m.run.totals.of, { limit })}</span>;
}
