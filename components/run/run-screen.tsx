"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { usePlayback } from "@/components/strip/use-playback";
import type { TraceEvent } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import { selectSteps } from "@/lib/trace/select";
import { numberedClaims } from "@/lib/trace/select-answer";
import { selectLineage } from "@/lib/trace/select-lineage";
import { runStrip } from "@/lib/trace/strip/run-strip";
import { AnswerPanel } from "./answer-panel";
import type { CellColours } from "./colour-cells";
import { DocumentPane } from "./document-pane";
import { RunContext, type RunView } from "./run-context";
import { RunHeader } from "./run-header";
import { RunStrip } from "./run-strip";
import { RunTitle } from "./run-title";
import { StepDetails } from "./step-details";
import { stepElementId } from "./step-frame";
import { StepsTree } from "./steps-tree";
import { Trail } from "./trail";
import { useFilter } from "./use-filter";
import { useFollow } from "./use-follow";
import { useLiveRun } from "./use-live-run";
import { useRunKeys } from "./use-run-keys";
import { useSelection } from "./use-selection";

const ForkDialog = dynamic(() => import("./fork-dialog").then((part) => part.ForkDialog));

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
  const { timeline, texts, whole } = shown;
  const { summary } = timeline;
  const over = summary !== null && isOver(summary);
  const [selection, select] = useSelection();
  const [filter, setFilter] = useFilter();
  const [forkOf, setForkOf] = useState<{ callId: string | null } | null>(null);
  const steps = useMemo(() => selectSteps(timeline), [timeline]);
  const claims = useMemo(
    () => numberedClaims(summary?.answer?.text ?? "", summary?.claims ?? []),
    [summary],
  );
  const lineage = useMemo(() => {
    const claim = selection?.kind === "claim" ? claims[selection.number - 1] : undefined;
    return claim ? selectLineage(timeline, claim) : null;
  }, [selection, claims, timeline]);
  const view = useMemo<RunView>(
    () => ({
      ...shown,
      runId,
      colours,
      selection,
      select,
      filter,
      setFilter,
      claims,
      evidence: summary?.evidence ?? [],
      lineage,
      openFork: (callId) => setForkOf({ callId }),
    }),
    [shown, runId, colours, selection, select, filter, setFilter, claims, lineage, summary],
  );
  const reading = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useFollow(reading, !over, texts);
  useRunKeys({
    view,
    steps,
    isOver: whole.summary !== null && isOver(whole.summary),
    onFollow: () => setFollowing(!isFollowing),
  });
  // A cell whose line is known brings that line into view by itself.
  const computedIn = lineage?.cell?.line === null ? lineage.cell.spanId : null;
  const selectedId = selection?.kind === "span" ? selection.id : computedIn;
  useEffect(() => {
    if (selectedId === null) return;
    document.getElementById(stepElementId(selectedId))?.scrollIntoView({ block: "nearest" });
  }, [selectedId]);

  if (!summary)
    return (
      <main id="main" className="p-8 muted">
        {m.common.loading}
      </main>
    );
  return (
    <RunContext value={view}>
      <RunTitle summary={whole.summary ?? summary} />
      <main id="main" className="run">
        <RunHeader
          summary={summary}
          connection={live.connection}
          isFollowing={isFollowing}
          onFollow={setFollowing}
        />
        <RunStrip />
        <div className="run-columns">
          <StepsTree steps={steps} words={filter.words} onWords={(words) => setFilter({ words })} />
          <div ref={reading} className="pane reading">
            <AnswerPanel summary={summary} />
            <Trail steps={steps} isLive={!over} />
          </div>
          <aside className="pane doc-pane" aria-label={m.run.pane.label}>
            <DocumentPane summary={summary} />
            <StepDetails />
          </aside>
        </div>
      </main>
      {forkOf && (
        <ForkDialog summary={summary} callId={forkOf.callId} onClose={() => setForkOf(null)} />
      )}
    </RunContext>
  );
}
