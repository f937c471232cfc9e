"use client";

import { useMemo } from "react";
import { Icon } from "@/components/base/icon";
import { useNow } from "@/components/base/use-now";
import { useMessages } from "@/components/messages/messages-provider";
import { DamageNote } from "@/components/run/damage-note";
import { useLiveRun } from "@/components/run/use-live-run";
import { compareRuns } from "@/lib/trace/compare/compare-runs";
import type { TraceEvent } from "@/lib/trace/event";
import { isOver } from "@/lib/trace/run-state";
import { AnswerDiff } from "./answer-diff";
import { CaseDiff } from "./case-diff";
import { CompareContext, type CompareView } from "./compare-context";
import { CompareHeader } from "./compare-header";
import { CompareNotes } from "./compare-notes";
import { CompareTable } from "./compare-table";
import { NoPairYet } from "./no-pair-yet";
import { PairStrip } from "./pair-strip";
import { RunSides } from "./run-sides";
import { SideMark } from "./side-mark";
import { useRowSelection } from "./use-row-selection";

const TICK_MS = 500;

export type ComparedLog = {
  runId: string;
  events: readonly TraceEvent[];
  /** True when the log goes on well beyond `events`. */
  isLong: boolean;
};

/** Two runs, live or stored, held against each other: what they came to, then where they part. */
export function CompareScreen({ a: logA, b: logB }: { a: ComparedLog; b: ComparedLog }) {
  const { m } = useMessages();
  const a = useLiveRun(logA);
  const b = useLiveRun(logB);
  const comparison = useMemo(() => compareRuns(a.timeline, b.timeline), [a.timeline, b.timeline]);
  const running = [comparison.a, comparison.b].filter(
    (summary) => summary !== null && !isOver(summary),
  ).length;
  const now = useNow(running === 0 ? null : TICK_MS);
  const [selected, select] = useRowSelection();
  const view = useMemo<CompareView>(
    () => ({
      a: { runId: logA.runId, timeline: a.timeline, texts: a.texts },
      b: { runId: logB.runId, timeline: b.timeline, texts: b.texts },
      comparison,
      now: running === 0 ? null : now,
      selected,
      select,
    }),
    [logA.runId, logB.runId, a, b, comparison, running, now, selected, select],
  );
  const sides = [["a", a] as const, ["b", b] as const];
  const summaries = comparison.a && comparison.b ? { a: comparison.a, b: comparison.b } : null;
  if (!summaries) return <NoPairYet a={a} b={b} />;
  const isLost = running > 0 && [a, b].some(({ connection }) => connection.state === "lost");
  // A run that was recorded elsewhere is of the kind that it was there.
  const trials = [summaries.a, summaries.b].filter(({ config }) => config.trial).length;
  return (
    <CompareContext value={view}>
      <main id="main" className="compare">
        <CompareHeader {...summaries} />
        {isLost && (
          <p className="compare-note k-repair" role="alert">
            <Icon name="alert" />
            {m.compare.notes.lost}
          </p>
        )}
        <CompareNotes {...summaries} running={running} />
        {sides.map(([side, { timeline, connection }]) => (
          <DamageNote
            key={side}
            timeline={timeline}
            isOver={connection.state === "ended"}
            lead={<SideMark side={side} small />}
          />
        ))}
        <RunSides {...summaries} />
        {trials === 2 && <CaseDiff />}
        {trials === 0 && <AnswerDiff {...summaries} />}
        <PairStrip />
        <CompareTable />
      </main>
    </CompareContext>
  );
}
