"use client";

import { useEffect } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

const MAX_CHARS = 60;

/** The tab says how the run stands, so that a reader elsewhere sees it end. */
export function RunTitle({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const state = m.run.statusShort[runState(summary)];
  const title = `${state}: ${summary.question.slice(0, MAX_CHARS)} · ${m.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
