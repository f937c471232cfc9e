import type { Messages } from "@/components/messages/en";
import { fill } from "@/lib/format/fill";
import type { SpanOf } from "@/lib/trace/reduce";

/** Why a role was asked again: its reply was sent back, the rules of court have a debate, several samples are drawn. Empty for its only question. */
export function callName({ id, start }: SpanOf<"model-call">, m: Messages): string {
  const [, kind, n = ""] = /\/(answer|round|sample)-(\d+)$/.exec(id) ?? [];
  if (kind === "sample") return fill(m.trial.call.sample, { n });
  if (kind === undefined) return id.endsWith("/model-call") ? "" : m.trial.call.repair;
  return fill(start.role === "prosecutor" ? m.trial.call.answer : m.trial.call.round, { n });
}
