/** Logs of cells for tests of what follows from them: lineage and coverage. */
import type { CellFlow, CellVariable, TextRead } from "@/lib/trace/cell-facts";
import type { NewTraceEvent, ToolUse, TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { sampleConfig, text } from "./sample-log";

export type CellFacts = {
  flow?: CellFlow | null;
  variables?: CellVariable[];
  reads?: TextRead[];
  toolUses?: ToolUse[];
  output?: string;
  /** Events of what the cell called, hung on its span. */
  below?: (cellSpan: string) => NewTraceEvent[];
};

export function cellEvents(cells: readonly CellFacts[], prefix = ""): NewTraceEvent[] {
  return cells.flatMap((cell, index): NewTraceEvent[] => {
    const spanId = `${prefix}iteration-${index + 1}/cell`;
    return [
      {
        type: "sandbox-run-start",
        spanId,
        parentSpanId: prefix === "" ? "run" : prefix.slice(0, -1),
        name: `cell ${index + 1}`,
        cell: index + 1,
        code: text(""),
        written: null,
        repairs: [],
      },
      ...(cell.below?.(spanId) ?? []),
      {
        type: "sandbox-run-end",
        spanId,
        outcome: { status: "ok" },
        output: text(cell.output ?? ""),
        droppedChars: 0,
        value: null,
        final: null,
        hostCalls: 0,
        notes: [],
        toolUses: cell.toolUses ?? [],
        cpuMs: 1,
        wallMs: 1,
        peakMemoryBytes: 0,
        restarted: false,
        flow: cell.flow ?? null,
        variables: cell.variables ?? [],
        reads: cell.reads ?? [],
      },
    ];
  });
}

export function subCall(spanId: string, parentSpanId: string, reads: TextRead[]): NewTraceEvent {
  return {
    type: "model-call-start",
    spanId,
    parentSpanId,
    name: "sub-call",
    role: "sub",
    model: "scripted",
    requestHash: spanId,
    continues: null,
    added: [],
    temperature: null,
    maxOutputTokens: null,
    reads,
  };
}

/** A timeline of a run over documents of these sizes. */
export function timelineOf(events: readonly NewTraceEvent[], chars: readonly number[]): Timeline {
  const start: NewTraceEvent = {
    type: "run-start",
    spanId: "run",
    parentSpanId: null,
    name: "inquiry",
    version: 1,
    kind: "inquiry",
    config: {
      ...sampleConfig,
      documents: chars.map((length, index) => ({
        id: `d${index}`,
        name: `document-${index}.txt`,
        textSha256: "0".repeat(64),
        chars: length,
        lines: 1,
      })),
    },
    origin: null,
  };
  const log = [start, ...events].map((event, seq): TraceEvent => ({ ...event, seq, at: seq }));
  return extendTimeline("r1", emptyTimeline, log);
}
