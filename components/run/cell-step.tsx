"use client";

import dynamic from "next/dynamic";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { SpanOf } from "@/lib/trace/reduce";
import { BodyText } from "./body-text";
import { CellCode } from "./cell-code";
import { CellOutcomeNote } from "./cell-outcome-note";
import { CellVariables } from "./cell-variables";
import { FinalNote } from "./final-note";
import { useRun } from "./run-context";
import { StepFrame } from "./step-frame";
import { ToolUses } from "./tool-uses";

const CellRepair = dynamic(
  () => patiently(() => import("./cell-repair")).then((part) => part.CellRepair),
  { loading: () => null },
);

/** Below this a wait is not worth a word. */
const MIN_WAIT_MS = 100;

/** A cell: what was repaired in it, its code, what it printed and searched, and how it ended. */
export function CellStep({ span }: { span: SpanOf<"sandbox-run"> }) {
  const speech = useMessages();
  const { m } = speech;
  const { now, timeline } = useRun();
  const { start, end } = span;
  const error = end?.outcome.status === "error" ? end.outcome.error : null;
  return (
    <>
      {start.written && start.repairs.length > 0 && (
        <CellRepair written={start.written} code={start.code} repairs={start.repairs} />
      )}
      <StepFrame
        span={span}
        kind="k-code"
        icon="code"
        title={m.run.cell.runs}
        facts={cellFacts(span, timeline.summary?.endedAt ?? now, speech)}
      >
        <CellCode
          spanId={span.id}
          code={start.code}
          label={fill(m.run.cell.code, { n: start.cell })}
          errorLine={error?.line ?? null}
        />
        {end && <CellOutcomeNote outcome={end.outcome} />}
        {end && <Output span={span} />}
        {end?.restarted && <p className="muted">{m.run.cell.restarted}</p>}
        {end?.notes.map((note) => (
          <p key={note} className="k-repair mt-1.5 flex gap-2 text-[12px]">
            <span className="text-k">
              <Icon name="info" small />
            </span>
            {note}
          </p>
        ))}
        {end && end.toolUses.length > 0 && <ToolUses spanId={span.id} uses={end.toolUses} />}
        {end && <CellVariables spanId={span.id} variables={end.variables} flow={end.flow} />}
        {end?.final && <FinalNote final={end.final} />}
      </StepFrame>
    </>
  );
}

function Output({ span }: { span: SpanOf<"sandbox-run"> }) {
  const { m, number } = useMessages();
  const end = span.end;
  if (!end) return null;
  const isSilent = end.output.bytes === 0 && (end.value === null || end.value.bytes === 0);
  if (isSilent)
    return end.outcome.status === "ok" && !end.final ? (
      <p className="muted mt-1.5">{m.run.cell.noOutput}</p>
    ) : null;
  return (
    <>
      {end.output.bytes > 0 && (
        <div className="out">
          <span className="over">{m.run.cell.output}</span>
          <BodyText name={`${span.id} output`} body={end.output} />
        </div>
      )}
      {end.value && end.value.bytes > 0 && (
        <div className="out">
          <span className="over">{m.run.cell.value}</span>
          <BodyText name={`${span.id} value`} body={end.value} />
        </div>
      )}
      {end.droppedChars > 0 && (
        <p className="muted">{fill(m.run.cell.dropped, { n: number(end.droppedChars) })}</p>
      )}
    </>
  );
}

function cellFacts(span: SpanOf<"sandbox-run">, until: number | null, { m }: Speech): string {
  const { end } = span;
  if (!end) return until === null ? "" : formatDuration(until - span.startedAt);
  const wait = end.wallMs - end.cpuMs;
  const facts = [
    end.hostCalls > 0 && wait > MIN_WAIT_MS
      ? fill(m.run.cell.wait, {
          time: formatDuration(end.wallMs),
          wait: formatDuration(wait),
        })
      : formatDuration(end.wallMs),
  ];
  if (end.peakMemoryBytes > 0) facts.push(formatBytes(end.peakMemoryBytes));
  return facts.join(" · ");
}
