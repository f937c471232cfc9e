/** One stage of a trial in the log: its start, its calls below it, and what it found out. */
import type { TrialPorts } from "@/lib/courtroom/task";
import type { Stage, StageResultOf } from "@/lib/trace/court";

export type StageSpan<Name extends Stage> = {
  spanId: string;
  parentSpanId: string;
  /** What a reader calls it: `Juror 2`. */
  name: string;
  stage: Name;
  path: string | null;
};

/** Runs a stage between its two events. A failure stands in the log, and goes on to the caller. */
export async function runStage<Name extends Stage>(
  span: StageSpan<Name>,
  ports: TrialPorts,
  work: () => Promise<StageResultOf<Name>>,
): Promise<StageResultOf<Name>> {
  ports.log.note({ type: "stage-start", ...span });
  try {
    const result = await work();
    ports.log.note({
      type: "stage-end",
      spanId: span.spanId,
      outcome: { status: "ok" },
      result,
    });
    return result;
  } catch (error) {
    // Whatever else stops a run leaves its stage open, to be taken up again. What a role's failure rests on is on record.
    if (!(error instanceof RoleFailedError)) throw error;
    ports.log.note({
      type: "stage-end",
      spanId: span.spanId,
      outcome: { status: "error", code: error.code, message: error.message },
      result: null,
    });
    throw error;
  }
}

/** A role gave no usable reply: the provider failed, the reply stayed malformed, or the budget was spent. */
export class RoleFailedError extends Error {
  readonly code: "no-reply" | "bad-reply" | "limit";

  constructor(code: RoleFailedError["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "RoleFailedError";
    this.code = code;
  }
}
