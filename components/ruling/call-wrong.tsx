"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { type SelectedQuote, selectedQuote } from "@/components/trial/selected-quote";
import { useTrial } from "@/components/trial/trial-context";
import { isOver } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";

const RulingDialog = dynamic(
  () => patiently(() => import("./ruling-dialog")).then((part) => part.RulingDialog),
  { loading: () => null },
);

/** Beside a verdict that stands: only a court has stages to look into, and what tries one is no ruling. */
export function CallWrong({ summary }: { summary: RunSummary }) {
  const { m } = useMessages();
  const { trialId, view, shown } = useTrial();
  const [begun, begin] = useState<{ quote: SelectedQuote | null } | null>(null);
  const settings = summary.config.trial;
  if (!settings || !isOver(summary) || settings.arm !== "court" || settings.triesFault) return null;
  return (
    <>
      <button
        type="button"
        className="btn"
        // A press would take away what is marked on the page, which is to be quoted.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => begin({ quote: selectedQuote() })}
      >
        <Icon name="flag" />
        {m.ruling.call}
      </button>
      {begun && (
        <RulingDialog
          {...{ trialId, view, settings }}
          runId={summary.id}
          path={shown?.path ?? null}
          begun={begun.quote}
          onClose={() => begin(null)}
        />
      )}
    </>
  );
}
