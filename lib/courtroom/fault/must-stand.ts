/** Which recorded calls an attempt has to find as they were: all that come before the stage, and those of other pages. */
import type { RuledCase } from "@/lib/courtroom/fault/ruled-case";
import type { Timeline } from "@/lib/trace/reduce";
import { type FaultStage, faultStage, type Oracle } from "@/lib/trace/ruling-mark";

/** Spans of calls. A program that puts its questions otherwise by now would ask these anew: then nothing is shown by the attempt. */
export function callsThatMustStand(
  recorded: Timeline,
  { spanId }: Pick<RuledCase, "spanId">,
  oracle: Oracle,
): ReadonlySet<string> {
  const answered = [...recorded.spans.values()].flatMap((span) =>
    span.kind === "model-call" && span.end?.outcome.status === "ok" ? [span.id] : [],
  );
  return new Set(answered.filter((id) => isBefore(id, spanId, oracle)));
}

function isBefore(id: string, caseSpan: string, oracle: Oracle): boolean {
  if (id.startsWith("review/")) return true;
  if (oracle.stage === "review") return false;
  if (!id.startsWith(`${caseSpan}/`)) return true;
  const [segment = ""] = id.slice(caseSpan.length + 1).split("/");
  const juror = /^juror-(\d+)$/.exec(segment);
  if (juror && oracle.stage === "jury")
    return !oracle.votes.some((given) => given.juror === Number(juror[1]));
  const stage = juror ? "jury" : faultStage.options.find((name) => name === segment);
  return stage !== undefined && rank(stage) < rank(oracle.stage);
}

function rank(stage: FaultStage): number {
  return faultStage.options.indexOf(stage);
}
