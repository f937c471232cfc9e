"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { checkReplay } from "@/components/api/runs-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { compareHref } from "@/components/compare/compare-href";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

/** The proof of a replay: every event held against the recorded one, and the calls that it made. */
export function ReplayNote({ summary }: { summary: RunSummary }) {
  const { m, count } = useMessages();
  const words = m.fork.replayCheck;
  const { data, error } = useQuery({
    queryKey: ["replay-check", summary.id],
    queryFn: ({ signal }) => checkReplay(summary.id, signal),
    enabled: isOver(summary),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error)
    return (
      <span className="chip k-error" role="alert">
        <Icon name="alert" small />
        {errorText(error)}
      </span>
    );
  if (!data) return <span className="chip">{words.running}</span>;
  if (data.isEqual)
    return (
      <span className="state k-check" title={words.note}>
        <Icon name="check" small />
        {fill(words.equal, { calls: count(words.calls, data.liveCalls) })}
      </span>
    );
  const step = data.differing[0] ?? "";
  return (
    <span className="state k-error" title={words.note}>
      <Icon name="alert" small />
      {fill(words.differs, { step })}{" "}
      <Link className="link" href={compareHref(data.originalId, summary.id, step)}>
        {words.compare}
      </Link>
    </span>
  );
}
