"use client";

import Link from "next/link";
import { Popover } from "@/components/base/popover";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import type { Arm } from "@/lib/trace/court";

export type HeldRun = {
  id: string;
  arm: Arm;
  createdAt: number;
  /** Held to try a stage of a ruling that was called wrong. */
  triesFault: boolean;
};

type Props = {
  trialId: string;
  /** The run that the docket keeps. */
  ownRunId: string | null;
  /** Newest first. */
  runs: readonly HeldRun[];
  /** The run on screen. */
  runId: string;
};

/** The runs of a trial that was held more than once. */
export function RunPicker({ trialId, ownRunId, runs: all, runId }: Props) {
  const { m, locale } = useMessages();
  const now = useNow(null);
  // What tries a stage is found from the ruling that it is about.
  const runs = all.filter(({ id, triesFault }) => !triesFault || id === runId);
  if (runs.length < 2) return null;
  const at = runs.length - runs.findIndex(({ id }) => id === runId);
  return (
    <Popover button={`${m.trial.actions.runs} ${at}`} label={m.trial.actions.runs} className="chip">
      {(close) => (
        <ol className="grid gap-1">
          {runs.map((run, index) => (
            <li key={run.id} className="flex gap-2 text-[12px]">
              <Link
                className="link"
                href={`/trials/${trialId}?run=${run.id}`}
                aria-current={run.id === runId ? "page" : undefined}
                onClick={close}
              >
                {runs.length - index} {run.triesFault ? m.ruling.try : m.trial.arm.title[run.arm]}
              </Link>
              <span className="muted">
                {now === null ? "" : (formatAge(run.createdAt, now, locale) ?? m.common.now)}
                {run.id === ownRunId && ` · ${m.trial.actions.own}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Popover>
  );
}
