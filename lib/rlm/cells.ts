/**
 * The cells of one inquiry: a sandbox whose runs stand in the log.
 *
 * What an earlier execution of the run recorded counts, also where running it again would give
 * something else (a timeout): a resumed run must ask the same requests. The sandbox is brought to the
 * same state only when the first new cell needs it.
 */
import { cellReads } from "@/lib/rlm/cell-reads";
import { hostFunctions, type RunNested } from "@/lib/rlm/host-functions";
import type { Meter } from "@/lib/rlm/limits";
import { mayNest } from "@/lib/rlm/opening";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { misquoteNote } from "@/lib/rlm/quoted-words";
import { readDocuments } from "@/lib/rlm/read-documents";
import { type InquiryTask, sandboxSeed } from "@/lib/rlm/task";
import {
  defaultSandboxLimits,
  emptyResult,
  type ReadReply,
  type Sandbox,
  type SandboxResult,
} from "@/lib/sandbox/sandbox";
import type { TraceEventOf } from "@/lib/trace/event";

export type CellRun = {
  spanId: string;
  parentSpanId: string;
  cell: number;
  read: Extract<ReadReply, { kind: "cell" | "broken" }>;
};

export type Cells = {
  readReply: Sandbox["readReply"];
  run(cell: CellRun): Promise<SandboxResult>;
  /** Ends the sandbox, and does not wait until it has ended. */
  close(): void;
};

/** The sandbox opens behind the first model call; one that does not is told to whoever needs it. */
export function openCells(options: {
  task: InquiryTask;
  ports: InquiryPorts;
  meter: Meter;
  runNested: RunNested;
}): Cells {
  const { task, ports } = options;
  let cellSpan = task.parentSpanId;
  let subCalls: { reply: string; context: string | null }[] = [];
  const opening = ports.openSandbox({
    documents: task.documents.map(({ name, path }) => ({ name, path })),
    host: hostFunctions({
      ...options,
      cellSpan: () => cellSpan,
      onSubCall: (count, call) => {
        subCalls[count - 1] = call;
      },
    }),
    limits: defaultSandboxLimits,
    seed: sandboxSeed(task),
    mayNest: mayNest(task),
    signal: ports.signal,
  });
  opening.catch(() => undefined);
  let notYetRun: CellRun[] = [];

  async function catchUp(): Promise<void> {
    const sandbox = await opening;
    const earlier = notYetRun;
    notYetRun = [];
    for (const cell of earlier) {
      cellSpan = cell.spanId;
      await sandbox.run(cell.read.code, { cell: cell.cell });
    }
  }

  return {
    readReply: async (reply, readOptions) => (await opening).readReply(reply, readOptions),
    async run(cell) {
      await recordStart(cell, ports);
      const recorded = ports.log.find(cell.spanId, "sandbox-run-end");
      if (recorded) {
        if (rebuildsState(recorded, cell)) notYetRun.push(cell);
        return await recordedResult(recorded, ports);
      }
      const result = cell.read.kind === "broken" ? brokenResult(cell.read) : await runLive(cell);
      await recordEnd(cell, result, ports);
      return result;
    },
    close: () =>
      void opening.then(
        (sandbox) => sandbox.dispose(),
        () => undefined,
      ),
  };

  async function runLive(cell: CellRun): Promise<SandboxResult> {
    await catchUp();
    const sandbox = await opening;
    cellSpan = cell.spanId;
    subCalls = [];
    const ran = await sandbox.run(cell.read.code, { cell: cell.cell });
    ports.signal.throwIfAborted();
    const result = { ...ran, reads: cellReads(ran, await readDocuments(task, ports)) };
    const note = misquoteNote(subCalls.filter((call) => call !== undefined));
    return note === null ? result : { ...result, notes: [...result.notes, note] };
  }
}

function rebuildsState(end: TraceEventOf<"sandbox-run-end">, cell: CellRun): boolean {
  if (cell.read.kind === "broken") return false;
  return end.outcome.status === "ok" || end.outcome.status === "error";
}

async function recordStart(cell: CellRun, ports: InquiryPorts): Promise<void> {
  const { code, written, repairs } = cell.read;
  ports.log.note({
    type: "sandbox-run-start",
    spanId: cell.spanId,
    parentSpanId: cell.parentSpanId,
    name: `cell ${cell.cell}`,
    cell: cell.cell,
    code: await ports.bodies.keep(code),
    written: written === code ? null : await ports.bodies.keep(written),
    repairs,
  });
}

async function recordEnd(cell: CellRun, result: SandboxResult, ports: InquiryPorts): Promise<void> {
  ports.log.note({
    type: "sandbox-run-end",
    spanId: cell.spanId,
    outcome: result.outcome,
    output: await ports.bodies.keep(result.printed),
    droppedChars: result.droppedChars,
    value: result.value === null ? null : await ports.bodies.keep(result.value),
    final: result.final,
    hostCalls: result.hostCalls,
    notes: result.notes,
    toolUses: result.toolUses,
    cpuMs: result.cpuMs,
    wallMs: result.wallMs,
    peakMemoryBytes: result.peakMemoryBytes,
    restarted: result.restarted,
    flow: result.flow,
    variables: result.variables,
    reads: result.reads,
  });
}

async function recordedResult(
  end: TraceEventOf<"sandbox-run-end">,
  ports: InquiryPorts,
): Promise<SandboxResult> {
  return {
    outcome: end.outcome,
    printed: await ports.bodies.read(end.output),
    droppedChars: end.droppedChars,
    value: end.value === null ? null : await ports.bodies.read(end.value),
    final: end.final,
    hostCalls: end.hostCalls,
    notes: end.notes,
    toolUses: end.toolUses,
    cpuMs: end.cpuMs,
    wallMs: end.wallMs,
    peakMemoryBytes: end.peakMemoryBytes,
    restarted: end.restarted,
    flow: end.flow,
    variables: end.variables,
    reads: end.reads,
  };
}

/** A cell that does not parse never reaches the sandbox; its error is its result. */
function brokenResult(read: Extract<ReadReply, { kind: "broken" }>): SandboxResult {
  return emptyResult({ status: "error", error: read.error });
}
