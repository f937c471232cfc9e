"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import type { TrialSettings } from "@/lib/trace/config";
import { MarkCard } from "./mark-card";
import { useRulings } from "./use-rulings";

type Props = {
  trialId: string;
  runId: string;
  /** The page on screen. */
  path: string | null;
  settings: TrialSettings | undefined;
  /** The run that this one was made from. */
  parentRunId: string | null;
};

/** What people called wrong of the run on screen, about the page on screen; and what this run is, where it tries a stage. */
export function RulingsNote({ trialId, runId, path, settings, parentRunId }: Props) {
  const { m } = useMessages();
  const { data = [], error, refetch } = useRulings(trialId);
  const marks = data.filter((one) => one.runId === runId && (path === null || one.path === path));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {settings?.triesFault && parentRunId !== null && (
        <p className="notice k-plain m-4 mb-0" role="note">
          <Icon name="flag" />
          <span>
            {m.ruling.tries}{" "}
            <Link
              className="link"
              href={`/trials/${trialId}?run=${parentRunId}#ruling-${settings.triesFault.markId}`}
            >
              {m.ruling.triesLink}
            </Link>
          </span>
        </p>
      )}
      {marks.length > 0 && (
        <section className="part rulings" aria-label={m.ruling.marks}>
          {marks.map((mark) => (
            <MarkCard key={mark.id} mark={mark} />
          ))}
        </section>
      )}
    </>
  );
}
