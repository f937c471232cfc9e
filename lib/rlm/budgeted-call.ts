/**
 * One call of a model within the run's budget: room for it is set aside before, and its real usage counted after.
 *
 * What an earlier execution decided stands in the log and is decided the same again, also where the replies have come
 * in another order since: a resumed run must ask the same requests, and refuse the same.
 */
import type { ModelReply } from "@/lib/model/model";
import type { Reservation } from "@/lib/rlm/call-account";
import { callRecorded, type RecordedCall } from "@/lib/rlm/call-model";
import type { Meter, Verdict } from "@/lib/rlm/limits";
import type { CallPorts } from "@/lib/rlm/ports";
import type { TextRead } from "@/lib/trace/cell-facts";

/** A call whose reads are looked up when it is made, not before. */
export type BudgetedCall = Omit<RecordedCall, "reads"> & { reads: () => Promise<TextRead[]> };

type Budgeted = { ports: CallPorts; meter: Meter };

/** Decides at once, in the order of the calls. `at`: milliseconds since the Unix epoch; null asks not for time. */
export function decideCall(
  { spanId, parentSpanId, name, request }: Omit<BudgetedCall, "reads">,
  { ports, meter, at }: Budgeted & { at: number | null },
): Verdict {
  const refusal = ports.recorded(spanId, "limit-end");
  const wasMade = ports.recorded(spanId, "model-call-start") !== null;
  const verdict: Verdict = refusal
    ? { kind: "refused", limit: refusal.limit }
    : wasMade
      ? { kind: "granted", reservation: meter.take(request, spanId) }
      : meter.ask(request, at);
  if (verdict.kind === "refused")
    ports.log.note({ type: "limit-end", spanId, parentSpanId, name, limit: verdict.limit });
  return verdict;
}

/** Rejects as callRecorded does. */
export async function makeCall(
  call: BudgetedCall,
  reservation: Reservation,
  ports: CallPorts,
): Promise<ModelReply> {
  let reply: ModelReply | null = null;
  try {
    // What a recorded call read stands on record with it.
    const reads = ports.log.find(call.spanId, "model-call-start") ? [] : await call.reads();
    reply = await callRecorded({ ...call, reads }, ports);
    return reply;
  } finally {
    reservation.settle(reply);
  }
}
