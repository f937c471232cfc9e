/** An inquiry over doubles: a scripted model, cells that are TypeScript functions, and a log in memory. */
import type { CallModel } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import { createMeter, type MeterOptions } from "@/lib/rlm/limits";
import { answeredPauses } from "@/lib/rlm/pauses";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { InquiryResult } from "@/lib/rlm/result";
import { runInquiry } from "@/lib/rlm/run-inquiry";
import type { InquiryTask } from "@/lib/rlm/task";
import {
  emptyResult,
  type HostFunctions,
  type OpenSandbox,
  type ReadCell,
  type SandboxResult,
} from "@/lib/sandbox/sandbox";
import type { EventLog } from "@/lib/store/event-log";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createRecorder } from "@/lib/store/recorder";
import { type CallEdit, defaultBudget } from "@/lib/trace/config";
import type { Place, TraceEvent } from "@/lib/trace/event";
import { sampleConfig } from "@/lib/trace/testing/sample-log";

export const documentText = "north 10\nsouth 20\nnorth 5\nThe total stated here is 34.\n";

/** What a cell does when it runs; the code is the key. */
export type CellScript = Record<
  string,
  (host: HostFunctions) => Promise<Partial<SandboxResult>> | Partial<SandboxResult>
>;

export type CellSandbox = { open: OpenSandbox; ran: string[] };

/** A reply is a cell when it begins with "cell: "; anything else holds none. */
export function cellSandbox(cells: CellScript): CellSandbox {
  const ran: string[] = [];
  const open: OpenSandbox = async ({ host }) => {
    const readReply = (reply: string): ReadCell | null => {
      if (!reply.startsWith("cell: ")) return null;
      const code = reply.slice("cell: ".length);
      return { kind: "cell", code, written: code, repairs: [] };
    };
    const run = async (code: string): Promise<SandboxResult> => {
      ran.push(code);
      const cell = cells[code];
      if (!cell) throw new Error(`No cell is scripted for ${code}`);
      return { ...emptyResult({ status: "ok" }), ...(await cell(host)) };
    };
    return {
      run,
      runReply: async (reply, { onCell }) => {
        const read = readReply(reply);
        if (read === null) return null;
        await onCell(read);
        return { read, result: await run(read.code) };
      },
      dispose: async () => {},
    };
  };
  return { open, ran };
}

export const lineOf = (line: number): Place & { of: null; pattern: null } => {
  const lines = documentText.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return {
    doc: 0,
    start,
    end: start + (lines[line - 1]?.length ?? 0),
    line,
    of: null,
    pattern: null,
  };
};

export const inquiryTask: InquiryTask = {
  question: "What do the north rows add up to?",
  documents: [{ id: "d1", name: "regions.txt", path: "/texts/regions", textSha256: "ab" }],
  models: { root: "scripted", sub: "scripted-sub" },
  reading: "rlm",
  budget: defaultBudget,
  temperature: null,
  spanPrefix: "",
  parentSpanId: "run",
  depth: 1,
};

export type KitOptions = {
  callModel: CallModel;
  sandbox: CellSandbox;
  eventLog?: EventLog;
  task?: Partial<InquiryTask>;
  now?: () => number;
  deadline?: AbortSignal;
  signal?: AbortSignal;
  pause?: InquiryPorts["pause"];
  priceOf?: MeterOptions["priceOf"];
  approval?: MeterOptions["approval"];
  callEdits?: readonly CallEdit[];
};

/** Runs over a log that begins with `run-start`; a log given again is resumed. */
export async function inquire(
  options: KitOptions,
): Promise<{ result: InquiryResult; log: TraceEvent[]; eventLog: EventLog }> {
  const eventLog = options.eventLog ?? createMemoryEventLog();
  const recorded = await eventLog.read("r1");
  let at = 1_000;
  const now = options.now ?? (() => at++);
  const log = createRecorder({ runId: "r1", eventLog, recorded, stamp: now });
  const start = await log.emit({
    type: "run-start",
    spanId: "run",
    parentSpanId: null,
    name: "inquiry",
    version: 1,
    kind: "inquiry",
    config: sampleConfig,
    origin: null,
  });
  const task = { ...inquiryTask, ...options.task };
  const deadline = options.deadline ?? new AbortController().signal;
  const ports: InquiryPorts = {
    callModel: options.callModel,
    openSandbox: options.sandbox.open,
    log,
    recorded: (spanId, type) => log.find(spanId, type),
    pause: options.pause ?? (() => Promise.reject(new Error("No pause is expected."))),
    bodies: {
      keep: async (text) => ({ preview: text, bytes: text.length, sha256: null }),
      read: async (body) => body.preview,
    },
    hashRequest: requestHash,
    ...(options.callEdits ? { callEdits: options.callEdits } : {}),
    onText: () => {},
    documents: {
      read: async () => documentText,
      search: async () => [{ start: 0, end: 8, line: 1, score: 0.9 }],
      keep: async (text) => ({ path: `/texts/${text.length}`, sha256: `kept-${text.length}` }),
    },
    signal: options.signal ?? deadline,
    deadline,
  };
  const meter = createMeter({
    budget: task.budget,
    startedAt: start.at,
    priceOf: options.priceOf ?? (() => null),
    approval: options.approval ?? null,
    pauses: answeredPauses(recorded),
    recorded,
  });
  const result = await runInquiry(task, ports, { meter });
  await log.flush();
  return { result, log: await eventLog.read("r1"), eventLog };
}
