/** A piece of code that another program ran. */
import type { Body, CellOutcome } from "@/lib/trace/event";
import { spanStart } from "./call-span";
import type { ImportedSpan } from "./imported-log";

export type ForeignCell = {
  /** Counted from 1. */
  cell: number;
  code: Body;
  output: Body;
  value: Body | null;
  outcome: CellOutcome;
  wallMs: number;
};

export function cellSpan(
  cell: ForeignCell,
  times: Pick<ImportedSpan, "id" | "parentId" | "name" | "startAt" | "endAt">,
): ImportedSpan {
  return {
    ...times,
    start: (settled) => ({
      type: "sandbox-run-start",
      ...spanStart(settled),
      cell: cell.cell,
      code: cell.code,
      written: null,
      repairs: [],
    }),
    end: (spanId) => ({
      type: "sandbox-run-end",
      spanId,
      outcome: cell.outcome,
      output: cell.output,
      droppedChars: 0,
      value: cell.value,
      final: null,
      hostCalls: 0,
      notes: [],
      toolUses: [],
      cpuMs: 0,
      wallMs: cell.wallMs,
      peakMemoryBytes: 0,
      restarted: false,
      flow: null,
      variables: [],
      reads: [],
    }),
  };
}
