"use client";

import dynamic from "next/dynamic";
import { useCallback, useRef } from "react";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { PanelContext, usePanelState } from "@/components/panels/panel-context";
import { StepPanel } from "@/components/panels/step-panel";
import { useArePageCommandsWanted } from "@/components/shell/page-commands";
import { usePlayback } from "@/components/strip/use-playback";
import { Transcript } from "@/components/transcript/transcript";
import type { TraceEvent } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import { runStrip } from "@/lib/trace/strip/run-strip";
import { AnswerPanel } from "./answer-panel";
import type { CellColours } from "./colour-cells";
import { DamageNote } from "./damage-note";
import { DocumentPane } from "./document-pane";
import { NewStepsButton } from "./new-steps-button";
import { NoRunYet } from "./no-run-yet";
import { RunContext } from "./run-context";
import { RunHeader } from "./run-header";
import { RunStrip } from "./run-strip";
import { RunTitle } from "./run-title";
import { stepElementId } from "./step-frame";
import { StepsTree } from "./steps-tree";
import { useFollow } from "./use-follow";
import { useLiveRun } from "./use-live-run";
import { useMarks } from "./use-marks";
import { useRunKeys } from "./use-run-keys";
import { useRunView } from "./use-run-view";

const StepDetails = dynamic(
  () => patiently(() => import("./step-details")).then((part) => part.StepDetails),
  { loading: () => null },
);
const RunNotes = dynamic(
  () => patiently(() => import("./run-notes")).then((part) => part.RunNotes),
  { loading: () => null },
);
const RunCommands = dynamic(
  () =>
    patiently(() => import("@/components/commands/run-commands")).then((part) => part.RunCommands),
  { ssr: false },
);

type Props = {
  runId: string;
  events: readonly TraceEvent[];
  /** True when the log goes on well beyond `events`. */
  isLong: boolean;
  colours: CellColours;
};

/** One run, live or stored: the answer first, then how it came about, with the document beside. */
export function RunScreen({ runId, events, isLong, colours }: Props) {
  const { m } = useMessages();
  const live = useLiveRun({ runId, events, isLong });
  const shown = usePlayback(live, runStrip);
  const { timeline, whole } = shown;
  const { summary } = timeline;
  const areCommandsWanted = useArePageCommandsWanted();
  const over = summary !== null && isOver(summary);
  const canFork = whole.summary !== null && isOver(whole.summary) && !whole.summary.imported;
  const panels = usePanelState(runId, canFork);
  const { annotated, show } = panels;
  const openFork = useCallback((spanId: string | null) => show({ kind: "fork", spanId }), [show]);
  const view = useRunView({ runId, shown, colours, annotated, openFork });
  const { index, filter, selection } = view;
  const reading = useRef<HTMLDivElement>(null);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const follow = useFollow(reading, {
    isLive: !over,
    selectedId,
    steps: index.flat.length,
    // A link to an earlier moment shows it from the top.
    isWanted: shown.moment === null,
    isPlaying: shown.isPlaying,
  });
  useMarks(reading, filter.words, selectedId && stepElementId(selectedId));
  useRunKeys({
    view,
    onAnnotate: (spanId) => show({ kind: "notes", spanId }),
    isOver: canFork,
    onFollow: () => follow.setFollowing(!follow.isFollowing),
  });
  if (!summary) return <NoRunYet timeline={whole} connection={live.connection} />;
  return (
    <RunContext value={view}>
      <PanelContext value={panels}>
        <RunTitle summary={whole.summary ?? summary} />
        <main id="main" className="run">
          <RunHeader summary={summary} connection={live.connection} follow={follow} />
          <RunStrip />
          <div className="run-columns">
            <StepsTree />
            <div ref={reading} className="pane reading">
              <DamageNote timeline={whole} isOver={live.connection.state === "ended"} />
              <StepPanel spanId={null} />
              <AnswerPanel summary={summary} />
              <Transcript isLive={!over} pane={reading} />
              <NewStepsButton {...follow} />
            </div>
            <aside className="pane doc-pane" aria-label={m.run.pane.label}>
              <DocumentPane summary={summary} />
              {selectedId !== null && <StepDetails spanId={selectedId} />}
              {panels.notes.size > 0 && <RunNotes />}
            </aside>
          </div>
        </main>
        {areCommandsWanted && (
          <RunCommands onFollow={() => follow.setFollowing(!follow.isFollowing)} />
        )}
      </PanelContext>
    </RunContext>
  );
}
