"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { RunContext, type RunView } from "@/components/run/run-context";
import { useLiveRun } from "@/components/run/use-live-run";
import { useSelection } from "@/components/run/use-selection";
import type { TraceEvent } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import { selectTrial } from "@/lib/trace/select-trial";
import type { Trial } from "@/lib/trace/trial";
import type { HeldRun } from "./run-picker";
import { TrialContext, type TrialScene } from "./trial-context";
import { TrialHeader } from "./trial-header";
import { TrialReading } from "./trial-reading";
import { caseOfSelection, exhibitId } from "./trial-rows";
import { TrialStrip } from "./trial-strip";
import { TrialTree } from "./trial-tree";
import { useLiveTrial } from "./use-live-trial";
import { useShowStage } from "./use-show-stage";
import { useTrialKeys } from "./use-trial-keys";

const RerunDialog = dynamic(() => import("./rerun-dialog").then((part) => part.RerunDialog));

const TICK_MS = 100;

type Props = {
  trial: Trial;
  runId: string;
  events: readonly TraceEvent[];
  /** True when the log goes on well beyond `events`. */
  isLong: boolean;
  /** Every run of the trial, newest first. */
  runs: readonly HeldRun[];
};

/** One trial, live or stored: the verdict first, then what it rests on. */
export function TrialScreen({ trial: initial, runId, events, isLong, runs }: Props) {
  const { m } = useMessages();
  const { timeline, texts, connection } = useLiveRun({ runId, events, isLong });
  const { summary } = timeline;
  const over = summary !== null && isOver(summary);
  const trial = useLiveTrial(initial, over);
  const now = useNow(over ? null : TICK_MS);
  const [isRerunning, setRerunning] = useState(false);
  const [selection, select] = useSelection();
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const view = useMemo(() => selectTrial(timeline), [timeline]);
  const run = useMemo<RunView>(
    () => ({
      runId,
      timeline,
      texts,
      colours: {},
      now,
      selection,
      select,
      claims: [],
      evidence: [],
      lineage: null,
      openFork: () => undefined,
    }),
    [runId, timeline, texts, now, selection, select],
  );
  const scene = useMemo<TrialScene | null>(() => {
    if (!view) return null;
    const shown = view.cases[caseOfSelection(view, selectedId) ?? 0] ?? null;
    const exhibit = view.exhibits.find(({ id }) => exhibitId(id) === selectedId)?.id ?? null;
    const chooseExhibit = (id: string) => select({ kind: "span", id: exhibitId(id) });
    return { trialId: trial.id, view, shown, exhibit, chooseExhibit };
  }, [view, selectedId, select, trial.id]);
  useTrialKeys({ run, scene, onRerun: over ? () => setRerunning(true) : null });
  useShowStage(selectedId);
  if (!summary || !scene)
    return (
      <main id="main" className="muted p-8">
        {m.common.loading}
      </main>
    );
  return (
    <RunContext value={run}>
      <TrialContext value={scene}>
        <main id="main" className="run trial">
          <TrialHeader
            trial={trial}
            summary={summary}
            shown={scene.shown}
            now={now}
            isLost={connection.state === "lost" && !over}
            runs={runs}
            onRerun={() => setRerunning(true)}
          />
          <TrialStrip />
          <div className="run-columns trial-columns">
            <TrialTree />
            <TrialReading trial={trial} summary={summary} />
          </div>
        </main>
        {isRerunning && summary.config.trial && (
          <RerunDialog
            runId={runId}
            settings={summary.config.trial}
            onClose={() => setRerunning(false)}
          />
        )}
      </TrialContext>
    </RunContext>
  );
}
