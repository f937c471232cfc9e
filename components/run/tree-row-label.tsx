"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { NoteCount } from "@/components/panels/note-count";
import { formatSeconds } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCents } from "@/lib/format/money";
import { addTotals, type Step, type StepTotals, totalsOf } from "@/lib/trace/select";
import type { Heat } from "./heat";
import { HeatFigures, type Warmth } from "./heat-figures";
import { useRun } from "./run-context";
import { stepLooks, stepName } from "./step-names";
import type { TreeRow } from "./tree-rows";

/** What a row of the tree says: its sign, its name, its time and cost. */
export function TreeRowLabel({ row, heat }: { row: TreeRow; heat: Heat }) {
  return row.kind === "group" ? (
    <GroupLabel steps={row.steps} />
  ) : (
    <StepLabel row={row} heat={{ by: heat.by, value: heat.of(row.step) }} />
  );
}

function GroupLabel({ steps }: { steps: readonly Step[] }) {
  const { m, number } = useMessages();
  const starts = steps.map(({ span }) => span.startedAt);
  const ends = steps.map(({ span }) => span.endedAt);
  const until = ends.every((end) => end !== null) ? max(ends) : null;
  const totals = steps.map(totalsOf).reduce(addTotals);
  return (
    <>
      <span className="tile k-sub">
        <Icon name="sub" />
      </span>
      <span className="min-w-0 flex-1 truncate">
        {fill(m.run.steps.subs, { n: number(steps.length) })}
      </span>
      <Figures ms={until === null ? null : until - min(starts)} totals={totals} heat={cold} />
    </>
  );
}

function StepLabel({ row, heat }: { row: Extract<TreeRow, { kind: "step" }>; heat: Warmth }) {
  const speech = useMessages();
  const { now, timeline } = useRun();
  const { step, number, fits } = row;
  const { span } = step;
  const { name, note } = stepName(step, number, speech);
  const look = stepLooks[step.kind];
  const isFailed = span.outcome !== null && span.outcome.status !== "ok";
  const isRepaired = span.kind === "sandbox-run" && span.start.repairs.length > 0;
  const isRunning = span.endedAt === null && timeline.summary?.endedAt === null;
  const until = span.endedAt ?? timeline.summary?.endedAt ?? now;
  return (
    <>
      {step.kind === "iteration" && number > 0 ? (
        <span className="iteration-number">{number}</span>
      ) : (
        <span className={`tile ${isFailed ? "k-error" : look.kind}`}>
          <Icon name={isFailed ? "x" : look.icon} />
        </span>
      )}
      <span
        className={`min-w-0 flex-1 truncate${fits ? "" : " muted"}`}
        title={note ? `${name} ${note}` : name}
      >
        {name} {note && <span className="muted">{note}</span>}
        {isFailed && <span className="sr-only">, {speech.m.run.steps.failed}</span>}
      </span>
      {isRepaired && (
        <span className="k-repair text-k" title={speech.m.run.steps.repaired}>
          <Icon name="wrench" small />
          <span className="sr-only">{speech.m.run.steps.repaired}</span>
        </span>
      )}
      <NoteCount spanId={row.id} />
      {isRunning && <span className="dot live" />}
      <Figures
        ms={until === null ? null : until - span.startedAt}
        totals={totalsOf(step)}
        heat={heat}
      />
    </>
  );
}

function Figures({ ms, totals, heat }: { ms: number | null; totals: StepTotals; heat: Warmth }) {
  const time = ms === null ? "" : formatSeconds(ms);
  const cost = totals.modelCalls > 0 ? formatCents(totals.costUsd, "–") : "";
  return <HeatFigures time={time} cost={cost} heat={heat} />;
}

/** Not by spreading: a cell may make more calls than a function takes arguments. */
function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

function min(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

const cold: Warmth = { by: null, value: 0 };
