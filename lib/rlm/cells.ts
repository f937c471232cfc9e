/**
 * The cells of one inquiry: a sandbox whose runs stand in the log.
 *
 * What an earlier execution of the run recorded counts, also where running it again would give
 * something else (a timeout, another version of the repairs): a resumed run must ask the same requests.
 * The sandbox is brought to the same state only when the first new reply comes.
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
  type ReadCell,
  type Sandbox,
  type SandboxResult,
} from "@/lib/sandbox/sandbox";
import type { TraceEventOf } from "@/lib/trace/event";

export type CellReply = {
  spanId: string;
  parentSpanId: string;
  cell: number;
  /** The model's reply, which may hold the cell. */
  reply: string;
};

export type TakenCell = Pick<ReadCell, "code" | "repairs"> & { result: SandboxResult };

type SubCall = { reply: string; context: string | null };

export type Cells = {
  /** Runs the cell of a reply, or gives what it gave before; null when the reply holds none. */
  take(reply: CellReply): Promise<TakenCell | null>;
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
  let subCalls: SubCall[] = [];
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
  let notYetRun: { spanId: string; cell: number; code: string }[] = [];

  async function catchUp(sandbox: Sandbox): Promise<void> {
    const earlier = notYetRun;
    notYetRun = [];
    for (const { spanId, cell, code } of earlier) {
      cellSpan = spanId;
      await sandbox.run(code, { cell });
    }
  }

  return {
    async take(reply) {
      const start = ports.log.find(reply.spanId, "sandbox-run-start");
      const end = ports.log.find(reply.spanId, "sandbox-run-end");
      return start && end ? await takeRecorded(reply, start, end) : await takeLive(reply);
    },
    close: () =>
      void opening.then(
        (sandbox) => sandbox.dispose(),
        () => undefined,
      ),
  };

  async function takeRecorded(
    { spanId, cell }: CellReply,
    start: TraceEventOf<"sandbox-run-start">,
    end: TraceEventOf<"sandbox-run-end">,
  ): Promise<TakenCell> {
    const code = await ports.bodies.read(start.code);
    if (rebuildsState(end)) notYetRun.push({ spanId, cell, code });
    return { code, repairs: start.repairs, result: await recordedResult(end, ports) };
  }

  async function takeLive(reply: CellReply): Promise<TakenCell | null> {
    const sandbox = await opening;
    await catchUp(sandbox);
    cellSpan = reply.spanId;
    subCalls = [];
    const ran = await sandbox.runReply(reply.reply, {
      cell: reply.cell,
      onCell: (cell) => recordStart(reply, cell, ports),
    });
    ports.signal.throwIfAborted();
    if (ran === null) return null;
    const { code, repairs } = ran.read;
    const result = await withLookups(ran.result, subCalls, { task, ports });
    await recordEnd(reply, result, ports);
    return { code, repairs, result };
  }
}

/** With what the engine looks up unasked. */
async function withLookups(
  ran: SandboxResult,
  subCalls: readonly SubCall[],
  { task, ports }: { task: InquiryTask; ports: InquiryPorts },
): Promise<SandboxResult> {
  const result = { ...ran, reads: cellReads(ran, await readDocuments(task, ports)) };
  const note = misquoteNote(subCalls.filter((call) => call !== undefined));
  return note === null ? result : { ...result, notes: [...result.notes, note] };
}

function rebuildsState(end: TraceEventOf<"sandbox-run-end">): boolean {
  return end.outcome.status === "ok" || end.outcome.status === "error";
}

async function recordStart(
  cell: CellReply,
  { code, written, repairs }: ReadCell,
  ports: InquiryPorts,
): Promise<void> {
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

async function recordEnd(
  cell: CellReply,
  result: SandboxResult,
  ports: InquiryPorts,
): Promise<void> {
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
