/**
 * How a run comes to stand still for a person's approval: calls under way are waited for, since they are paid for;
 * then everything else is dropped. The run is taken up again from its log, as after a crash.
 */
import "server-only";
import type { Meter, PauseRequest } from "@/lib/rlm/limits";
import type { RunLog } from "@/lib/store/run-log";
import type { InquiryConfig } from "@/lib/trace/config";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";

/** The reason with which a run's signal aborts when it is to stand still. */
class RunPausedError extends Error {
  readonly code = "run-paused";

  constructor() {
    super("The run waits for approval.");
    this.name = "RunPausedError";
  }
}

export type Pausing = {
  /** Aborts when the run is to stand still. */
  signal: AbortSignal;
  pause(request: PauseRequest): Promise<never>;
  /** What the run asks for; null while it runs. */
  asked(): PauseRequest | null;
};

export function createPausing(meter: Pick<Meter, "idle">): Pausing {
  const controller = new AbortController();
  let asked: PauseRequest | null = null;
  return {
    signal: controller.signal,
    async pause(request) {
      asked ??= request;
      await meter.idle();
      if (!controller.signal.aborted) controller.abort(new RunPausedError());
      throw controller.signal.reason;
    },
    asked: () => (controller.signal.aborted ? asked : null),
  };
}

/** Writes that the run stands still. Nothing of it is executed from here on. */
export async function recordPause(
  {
    log,
    meter,
    ...run
  }: { log: RunLog; meter: Meter; start: TraceEventOf<"run-start">; now: number },
  { limit, wanted }: PauseRequest,
  recorded: readonly TraceEvent[],
): Promise<void> {
  const number = recorded.filter(({ type }) => type === "pause-start").length + 1;
  await log.flush();
  await log.emit({
    type: "pause-start",
    spanId: `pause-${number}`,
    parentSpanId: run.start.spanId,
    name: `pause ${number}`,
    limit,
    spent: meter.spent(run.now),
    wanted,
    budget: budgetNow(run.start.config, recorded),
  });
}

/** The limits that hold after the pauses so far. */
function budgetNow({ budget }: InquiryConfig, recorded: readonly TraceEvent[]) {
  const last = recorded.findLast((event) => event.type === "pause-end");
  return last?.type === "pause-end" ? last.budget : budget;
}

/** True when the last pause has not been answered: there is nothing to execute. */
export function standsStill(recorded: readonly TraceEvent[]): boolean {
  const last = recorded.findLast(({ type }) => type === "pause-start" || type === "pause-end");
  return last?.type === "pause-start";
}
