/**
 * Executes one run to its end: builds the ports, runs the program over what the log already holds,
 * and turns whatever happens into a `run-end`. Safe to call again after a crash, on any worker.
 */
import "server-only";
import { withoutForm } from "@/lib/form/form-request";
import type { CallModel } from "@/lib/model/model";
import { createMeter, type Meter } from "@/lib/rlm/limits";
import { answeredPauses } from "@/lib/rlm/pauses";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { InquiryResult } from "@/lib/rlm/result";
import { runInquiry } from "@/lib/rlm/run-inquiry";
import type { InquiryTask } from "@/lib/rlm/task";
import type { OpenSandbox } from "@/lib/sandbox/sandbox";
import { executeTrial } from "@/lib/server/execute-trial";
import { failedResult } from "@/lib/server/failed-result";
import { labelPlaces } from "@/lib/server/label-places";
import { routeRun } from "@/lib/server/route-run";
import { MissingDocumentError, type RunFiles } from "@/lib/server/run-files";
import { createPausing, type Pausing, recordPause, standsStill } from "@/lib/server/run-pausing";
import type { RunPrice } from "@/lib/server/run-prices";
import { traceAnswer } from "@/lib/server/trace-answer";
import type { Bodies } from "@/lib/store/bodies";
import type { EventLog } from "@/lib/store/event-log";
import { createRecorder } from "@/lib/store/recorder";
import type { RunLog } from "@/lib/store/run-log";
import type { RunSignals } from "@/lib/store/run-signals";
import type { AnswerForm, InquiryConfig } from "@/lib/trace/config";
import type { Answer, NewTraceEvent, TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { differingSpans } from "@/lib/trace/same-log";

export type ExecutionParts = {
  eventLog: EventLog;
  signals: RunSignals;
  bodies: Bodies;
  files: RunFiles;
  openSandbox: OpenSandbox;
  hashRequest: InquiryPorts["hashRequest"];
  /** The models of one run: its own settings, and, for a fork or replay, the replies of its parent. */
  callModelFor(start: TraceEventOf<"run-start">, parent: readonly TraceEvent[]): Promise<CallModel>;
  /** What the models' calls cost, by the settings of this moment. */
  prices(): Promise<RunPrice>;
  clock: () => number;
  /** Names this process in the log. */
  worker: string;
};

/** Resolves when the run has ended, or stands still for approval; rejects when it must be taken up again (the worker stops, the database is gone). */
export async function executeRun(
  runId: string,
  parts: ExecutionParts,
  stopping: AbortSignal,
): Promise<void> {
  const cancelling = parts.signals.cancellation(runId);
  try {
    const [recorded, cancellation, priceOf] = await Promise.all([
      parts.eventLog.read(runId),
      cancelling,
      parts.prices(),
    ]);
    const start = recorded.find((event) => event.type === "run-start");
    if (!start || start.imported || recorded.some((event) => event.type === "run-end")) return;
    if (standsStill(recorded)) return;
    const parent = start.origin ? await parts.eventLog.read(start.origin.runId) : [];
    const log = createRecorder({
      runId,
      eventLog: parts.eventLog,
      recorded,
      stamp: stampFor(start, parent, parts.clock),
    });
    const cancelled = cancellation.signal;
    const replayed = start.origin?.how === "replay" ? parent : null;
    const meter = createMeter({
      budget: start.config.budget,
      startedAt: start.at,
      priceOf,
      approval: replayed ? null : (start.config.approval ?? null),
      pauses: answeredPauses(replayed ?? recorded),
      recorded,
    });
    const pausing = createPausing(meter);
    const execution: Execution = {
      ...{ runId, start, parent, log, parts, cancelled, stopping, meter, pausing },
      earlier: replayed ?? recorded,
    };
    begin(execution, recorded);
    const result = await resultOf(execution);
    const asked = pausing.asked();
    if (result === "paused" && asked)
      await recordPause({ log, meter, start, now: parts.clock() }, asked, recorded);
    else if (result !== "paused") await end(execution, result);
  } finally {
    // One that failed has been told above.
    void cancelling.then(
      ({ close }) => close(),
      () => undefined,
    );
  }
}

/** Node's timers hold no more, and fire at once when given more: 24 days. */
const longestTimerMs = 2 ** 31 - 1;

type Execution = {
  runId: string;
  start: TraceEventOf<"run-start">;
  parent: readonly TraceEvent[];
  log: RunLog;
  parts: ExecutionParts;
  cancelled: AbortSignal;
  stopping: AbortSignal;
  meter: Meter;
  pausing: Pausing;
  /** The log whose decisions count: the run's own, or that of the run which it replays. */
  earlier: readonly TraceEvent[];
};

async function resultOf(execution: Execution): Promise<InquiryResult | "paused"> {
  const { start, parts, cancelled, stopping, meter, pausing, earlier } = execution;
  const { config } = start;
  const left = meter.timeLeft(parts.clock());
  const deadline =
    start.origin?.how === "replay"
      ? new AbortController().signal
      : AbortSignal.timeout(Math.min(Math.max(Math.ceil(left), 1000), longestTimerMs));
  try {
    const signal = AbortSignal.any([cancelled, stopping, deadline, pausing.signal]);
    const [ports, documents] = await Promise.all([
      portsOf(execution, signal, deadline),
      documentsOf(config, parts.files),
    ]);
    if (config.trial) {
      return await executeTrial({ start, trial: config.trial, documents }, ports, meter);
    }
    const reading = await routeRun({ start, documents, earlier }, ports);
    const result = await runInquiry(taskOf(start, documents, reading), ports, { meter });
    return await traceAnswer(result, execution.log.events(), parts.bodies);
  } catch (error) {
    if (stopping.aborted && !cancelled.aborted) {
      await execution.log.flush();
      throw error;
    }
    if (pausing.signal.aborted && !cancelled.aborted) return "paused";
    return failedResult(error, cancelled);
  }
}

async function portsOf(
  execution: Execution,
  signal: AbortSignal,
  deadline: AbortSignal,
): Promise<InquiryPorts> {
  const { runId, start, parent, log, parts, pausing, earlier } = execution;
  return {
    callModel: await parts.callModelFor(start, parent),
    openSandbox: parts.openSandbox,
    log,
    recorded: start.origin?.how === "replay" ? finder(earlier) : log.find,
    ...(start.config.callEdits ? { callEdits: start.config.callEdits } : {}),
    pause: pausing.pause,
    bodies: parts.bodies,
    hashRequest: parts.hashRequest,
    onText: (spanId, offset, text) => parts.signals.publish({ runId, spanId, offset, text }),
    documents: parts.files,
    signal,
    deadline,
  };
}

function documentsOf(config: InquiryConfig, files: RunFiles): Promise<InquiryTask["documents"]> {
  return Promise.all(
    config.documents.map(async ({ id, name, textSha256 }) => {
      const path = await files.path(textSha256);
      if (path === null) throw new MissingDocumentError(name);
      return { id, name, path, textSha256 };
    }),
  );
}

function taskOf(
  { spanId, config }: TraceEventOf<"run-start">,
  documents: InquiryTask["documents"],
  reading: InquiryTask["reading"],
): InquiryTask {
  const { question, models, budget, temperature } = config;
  return {
    ...{ question, documents, models, reading, budget, temperature },
    ...(config.form === undefined ? {} : { form: config.form }),
    spanPrefix: "",
    parentSpanId: spanId,
    depth: 1,
  };
}

/** Finds in a log that does not grow. */
function finder(events: readonly TraceEvent[]): InquiryPorts["recorded"] {
  const byKey = new Map(events.map((event) => [`${event.type} ${event.spanId}`, event]));
  return <Type extends TraceEvent["type"]>(spanId: string, type: Type) => {
    const event = byKey.get(`${type} ${spanId}`);
    return event && isOfType(event, type) ? event : null;
  };
}

function isOfType<Type extends TraceEvent["type"]>(
  event: TraceEvent,
  type: Type,
): event is TraceEventOf<Type> {
  return event.type === type;
}

function begin({ log, start, parts }: Execution, recorded: readonly TraceEvent[]): void {
  const execution = recorded.filter((event) => event.type === "execution-start").length + 1;
  log.note({
    type: "execution-start",
    spanId: `execution-${execution}`,
    parentSpanId: start.spanId,
    name: `execution ${execution}`,
    worker: parts.worker,
  });
}

async function end({ log, start, parent, parts }: Execution, result: InquiryResult): Promise<void> {
  const named = await labelPlaces(result, start.config.documents, parts.files);
  const runEnd: Omit<TraceEventOf<"run-end">, "seq" | "at"> = {
    type: "run-end",
    spanId: start.spanId,
    outcome: result.outcome,
    answer: result.answer,
    claims: named.claims,
    evidence: named.evidence.map((item) => ({
      ...item,
      documentId: start.config.documents[item.doc]?.id ?? "",
    })),
    warnings: [...result.warnings, ...formWarnings(start.config.form, result.answer)],
  };
  if (start.origin?.how === "replay") {
    const replay = [...log.events(), { ...runEnd, seq: 0, at: 0 }];
    runEnd.warnings.push(...replayWarnings(replay, parent));
  }
  await log.emit(runEnd);
}

function formWarnings(form: AnswerForm | undefined, answer: Answer | null): string[] {
  if (form === undefined || answer === null || answer.abstained) return [];
  return answer.data === undefined ? [withoutForm(form)] : [];
}

function replayWarnings(replay: readonly TraceEvent[], parent: readonly TraceEvent[]): string[] {
  const [first] = differingSpans(replay, parent);
  return first === undefined
    ? []
    : [`This replay differs from the recorded run, first at ${first}.`];
}

/** A replay carries the times of what it repeats, so that limits fall where they fell. */
function stampFor(
  start: TraceEventOf<"run-start">,
  parent: readonly TraceEvent[],
  clock: () => number,
): (event: NewTraceEvent) => number {
  if (start.origin?.how !== "replay") return clock;
  const times = new Map(parent.map((event) => [`${event.type} ${event.spanId}`, event.at]));
  return (event) => times.get(`${event.type} ${event.spanId}`) ?? clock();
}
