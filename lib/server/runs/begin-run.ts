import "server-only";
import type { Composition } from "@/lib/server/composition";
import { RUN_SPAN_ID } from "@/lib/server/runs/run-span";
import type { InquiryConfig } from "@/lib/trace/config";
import { type Origin, TRACE_VERSION } from "@/lib/trace/event";

/** Writes a run's first event and puts the run on the queue, in one transaction. Resolves with its id. */
export async function beginRun(
  { createRun, clock, newId }: Pick<Composition, "createRun" | "clock" | "newId">,
  config: InquiryConfig,
  origin: Origin | null,
  runId = newId(),
): Promise<string> {
  await createRun(runId, {
    type: "run-start",
    seq: 0,
    at: clock(),
    spanId: RUN_SPAN_ID,
    parentSpanId: null,
    name: config.trial ? "Trial" : "Inquiry",
    version: TRACE_VERSION,
    kind: config.trial ? "trial" : "inquiry",
    config,
    origin,
  });
  return runId;
}
