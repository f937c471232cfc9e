"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Which run this one forked or replayed; nothing where it did neither. */
export function OriginChip({ origin }: Pick<RunSummary, "origin">) {
  const { m } = useMessages();
  if (!origin) return null;
  const words = origin.how === "fork" ? m.run.originFork : m.run.originReplay;
  return (
    <Link className="chip" href={`/runs/${origin.runId}`}>
      <Icon name={origin.how === "fork" ? "fork" : "replay"} small />
      {fill(words, { run: origin.runId.slice(0, 8) })}
    </Link>
  );
}
