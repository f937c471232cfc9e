"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { toldWarnings } from "@/lib/trace/left-out";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { useRun } from "./run-context";

const AbstainedNotice = dynamic(
  () => patiently(() => import("./abstained-notice")).then((part) => part.AbstainedNotice),
  { loading: () => null },
);

/** Model failures that the settings page can mend. */
const settingsErrors = new Set(["unauthorized", "unreachable", "unknown-model", "timeout"]);

/** What the reader must know before the answer: that it is partial, withheld, stopped or failed, and what to do. */
export function AnswerNotices({ summary }: { summary: RunSummary }) {
  const { m, locale } = useMessages();
  const { openFork } = useRun();
  const state = runState(summary);
  return (
    <div className="mb-2 grid gap-2 empty:hidden">
      {state === "failed" && summary.error && (
        <div className="notice k-error" role="alert">
          <Icon name="alert" />
          <div className="flex-1">
            <p>
              <b>{m.run.status.failed}.</b> {summary.error.message}
            </p>
            <p className="mt-1.5 flex flex-wrap gap-2">
              {settingsErrors.has(summary.error.code) && (
                <Link className="btn" href="/settings">
                  {m.run.explain.toSettings}
                </Link>
              )}
              {!summary.imported && (
                <button type="button" className="btn" onClick={() => openFork(null)}>
                  {m.run.explain.forkAction}
                </button>
              )}
            </p>
          </div>
        </div>
      )}
      {state === "partial" && (
        <p className="notice k-repair">
          <Icon name="half" />
          <span>
            <b>{m.run.status.partial}.</b> {m.run.explain.partial}
          </span>
        </p>
      )}
      {state === "abstained" && <AbstainedNotice summary={summary} />}
      {state === "cancelled" && !summary.imported && (
        <p className="notice k-plain">
          <Icon name="stop" />
          <span>
            <b>{m.run.status.cancelled}.</b> {m.run.explain.cancelled}
          </span>
        </p>
      )}
      {toldWarnings(summary, m.exchange.leftOut, locale).map((warning) => (
        <p key={warning} className="notice k-repair">
          <Icon name="alert" />
          <span>{warning}</span>
        </p>
      ))}
    </div>
  );
}
