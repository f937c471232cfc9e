"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { SpanOf, Timeline } from "@/lib/trace/reduce";
import { useRun } from "./run-context";

type Used = { calls: number; tokens: number; costUsd: number };

/** What a run's calls have used, by who asked. */
export function SpentOn() {
  const { m, number, count } = useMessages();
  const { timeline } = useRun();
  const words = m.budgeting.pause;
  const roles = (["root", "sub"] as const).map((role) => ({ role, used: usedBy(timeline, role) }));
  return (
    <dl className="mt-1 flex flex-wrap gap-x-4 text-[12px]">
      <dt className="font-medium">{words.spentOn}</dt>
      {roles
        .filter(({ used }) => used.calls > 0)
        .map(({ role, used }) => (
          <dd key={role}>
            {count(words[role], used.calls)}: {fill(words.tokensEach, { n: number(used.tokens) })}
            {used.costUsd > 0 && `, ${formatCost(used.costUsd, "")}`}
          </dd>
        ))}
    </dl>
  );
}

function usedBy(timeline: Timeline, role: "root" | "sub"): Used {
  const used = { calls: 0, tokens: 0, costUsd: 0 };
  for (const span of timeline.spans.values())
    if (span.kind === "model-call" && span.start.role === role && span.end) add(used, span.end);
  return used;
}

function add(used: Used, end: NonNullable<SpanOf<"model-call">["end"]>): void {
  used.calls += 1;
  used.tokens += (end.usage?.inputTokens ?? 0) + (end.usage?.outputTokens ?? 0);
  if (end.source === "live") used.costUsd += end.costUsd ?? 0;
}
