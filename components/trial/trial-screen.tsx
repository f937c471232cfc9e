"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { patiently } from "@/components/base/patiently";
import { PanelContext, usePanelState } from "@/components/panels/panel-context";
import { NoRunYet } from "@/components/run/no-run-yet";
import { RunContext, type RunView } from "@/components/run/run-context";
import { useFilter } from "@/components/run/use-filter";
import { useFollow } from "@/components/run/use-follow";
import { useLiveRun } from "@/components/run/use-live-run";
import { useSelection } from "@/components/run/use-selection";
import { useSteps } from "@/components/run/use-steps";
import { useArePageCommandsWanted } from "@/components/shell/page-commands";
import { usePlayback } from "@/components/strip/use-playback";
import type { TraceEvent } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import { trialRunStrip } from "@/lib/trace/strip/trial-strip";
import type { Trial } from "@/lib/trace/trial";
import type { HeldRun } from "./run-picker";
import { selectedQuote } from "./selected-quote";
import { stepsOnPage } from "./steps-on-page";
import { trialBefore } from "./trial-before";
import { TrialContext } from "./trial-context";
import { type TrialDialog, TrialDialogs } from "./trial-dialogs";
import { TrialHeader } from "./trial-header";
import { TrialReading } from "./trial-reading";
import { TrialStrip } from "./trial-strip";
import { TrialTree } from "./trial-tree";
import { useLiveTrial } from "./use-live-trial";
import { useScene } from "./use-scene";
import { useShowStage } from "./use-show-stage";
import { useTrialKeys } from "./use-trial-keys";

const TrialCommands = dynamic(
  () =>
    patiently(() => import("@/components/commands/trial-commands")).then(
      (part) => part.TrialCommands,
    ),
  { ssr: false },
);

/** Calls have no row of their own: they stand in their stage. */
const isPlace = (kind: string) => kind === "stage";

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
  const live = useLiveRun({ runId, events, isLong });
  const shown = usePlayback(live, trialRunStrip);
  const { timeline, now, whole } = shown;
  const { summary } = timeline;
  const areCommandsWanted = useArePageCommandsWanted();
  const over = whole.summary !== null && isOver(whole.summary);
  const isImported = whole.summary?.imported !== undefined;
  const settled = useLiveTrial(initial, { isOver: over, isImported });
  const trial = shown.moment === null ? settled : trialBefore(settled);
  const [dialog, open] = useState<TrialDialog | null>(null);
  const [selection, select] = useSelection();
  const [filter, setFilter] = useFilter();
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const panels = usePanelState(runId, over && !isImported);
  const { annotated, show } = panels;
  const openFork = useCallback((spanId: string | null) => show({ kind: "fork", spanId }), [show]);
  const steps = useSteps({ runId, timeline, selection, select, filter, annotated, isPlace });
  const run = useMemo<RunView>(
    () => ({
      ...shown,
      ...steps,
      ...{ runId, selection, select, filter, setFilter, annotated, openFork },
      ...{ colours: new Map(), claims: [], evidence: [], lineage: null },
    }),
    [shown, steps, runId, selection, select, filter, setFilter, annotated, openFork],
  );
  const scene = useScene({ trialId: trial.id, timeline, selectedId, select });
  const reading = useRef<HTMLDivElement>(null);
  const growing = useRef<HTMLDivElement>(null);
  const follow = useFollow(reading, {
    isLive: summary === null || !isOver(summary),
    ...{ selectedId, growing, isPlaying: shown.isPlaying },
    steps: scene ? stepsOnPage(scene) : 0,
    // A link to an earlier moment shows it from the top.
    isWanted: shown.moment === null,
  });
  const onFollow = () => follow.setFollowing(!follow.isFollowing);
  useTrialKeys({ run, scene, panels, onFollow });
  useShowStage(selectedId);
  if (!summary || !scene) return <NoRunYet timeline={whole} connection={live.connection} />;
  return (
    <RunContext value={run}>
      <PanelContext value={panels}>
        <TrialContext value={scene}>
          <main id="main" className="run trial">
            <TrialHeader
              {...{ trial, summary, now, runs, follow }}
              shown={scene.shown}
              isLost={live.connection.state === "lost" && !over}
              onAppeal={
                runId === trial.runId
                  ? () => open({ kind: "appeal", begun: selectedQuote() })
                  : null
              }
              onRerun={isImported ? null : () => openFork(null)}
            />
            <TrialStrip />
            <div className="run-columns trial-columns">
              <TrialTree />
              <TrialReading
                {...{ trial, summary, growing, follow }}
                pane={reading}
                isOver={live.connection.state === "ended"}
              />
            </div>
          </main>
          <TrialDialogs
            dialog={dialog}
            settings={summary.config.trial}
            onClose={() => open(null)}
          />
          {areCommandsWanted && <TrialCommands onFollow={onFollow} />}
        </TrialContext>
      </PanelContext>
    </RunContext>
  );
}
