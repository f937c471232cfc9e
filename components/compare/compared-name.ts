/** What a step is called in a comparison, with a few words about what this side of it did. */
import type { IconName } from "@/components/base/icon";
import type { Speech } from "@/components/messages/messages-provider";
import { splitReply } from "@/components/run/split-reply";
import { stepLooks, stepName } from "@/components/run/step-names";
import { fill } from "@/lib/format/fill";
import type { StageResult } from "@/lib/trace/court";
import type { Span } from "@/lib/trace/reduce";
import type { Step } from "@/lib/trace/select";
import { type StageKind, stageKindOf } from "@/lib/trace/stage-kind";

export type ComparedLook = { kind: string; icon: IconName };

export type ComparedName = { name: string; note: string };

const stageLooks: Record<StageKind, ComparedLook> = {
  review: { kind: "k-repair", icon: "quote" },
  prosecution: { kind: "k-repair", icon: "quote" },
  exhibits: { kind: "k-check", icon: "gate" },
  case: { kind: "k-plain", icon: "doc" },
  defense: { kind: "k-defense", icon: "shield" },
  juror: { kind: "k-sub", icon: "user" },
  jury: { kind: "k-sub", icon: "people" },
  judgment: { kind: "k-model", icon: "scales" },
  edits: { kind: "k-check", icon: "gate" },
  arm: { kind: "k-model", icon: "model" },
};

export function comparedLook({ kind, span }: Step): ComparedLook {
  const stage = stageKindOf(span);
  return stage ? stageLooks[stage] : stepLooks[kind];
}

/** The iteration's number as its run counts it; null for another step. */
export function iterationNumber(step: Step | null): number | null {
  const found = step?.kind === "iteration" ? /(\d+)$/.exec(step.id)?.[1] : undefined;
  return found === undefined ? null : Number(found);
}

export function comparedName(step: Step, speech: Speech): ComparedName {
  const { span } = step;
  const { m } = speech;
  if (span.kind === "stage") return stageName(span, speech);
  if (span.kind === "model-call" && span.start.role !== "sub")
    return {
      name: span.start.role === "root" ? m.run.steps.model : m.trial.call.reply,
      note: span.end ? replyNote(span.end.text.preview) : "",
    };
  if (span.kind === "gate")
    return { name: m.run.steps.check, note: gateNote(m.run.gate[span.start.decision]) };
  const { name, note } = stepName(step, iterationNumber(step) ?? 0, speech);
  return { name, note: note ?? "" };
}

/** The sentence without the name before it. */
function gateNote(sentence: string): string {
  return (sentence.split(/[:：]/).at(-1) ?? "").trim();
}

/** What the code sets out to do, in the words of its first comment, or its first line. */
function replyNote(reply: string): string {
  const code = splitReply(reply).find(({ kind }) => kind === "code")?.text ?? "";
  const [line = ""] = code.split("\n").filter((text) => text.trim() !== "");
  return line.replace(/^\s*(?:\/\/+|\/\*+)\s*|\s*\*\/\s*$/g, "");
}

function stageName(span: Extract<Span, { kind: "stage" }>, { m, count }: Speech): ComparedName {
  const result = span.end?.result ?? null;
  const stage = stageKindOf(span);
  const names: Record<StageKind, string> = {
    review: m.trial.steps.review,
    prosecution: m.trial.steps.prosecutor,
    exhibits: m.trial.steps.check,
    case: span.start.path ?? m.trial.steps.case,
    defense: m.trial.steps.defense,
    juror: fill(m.trial.jury.juror, { n: /(\d+)$/.exec(span.id)?.[1] ?? "" }),
    jury: m.trial.steps.jury,
    judgment: m.trial.steps.judge,
    edits: m.trial.steps.edits,
    arm: m.trial.steps.arm,
  };
  return {
    name: stage ? names[stage] : span.name,
    note: result ? resultNote(result, m.trial, count) : "",
  };
}

function resultNote(
  result: StageResult,
  trial: Speech["m"]["trial"],
  count: Speech["count"],
): string {
  switch (result.stage) {
    case "prosecution":
      return result.decision === "decline"
        ? trial.steps.declined
        : count(trial.exhibits.filed, result.exhibits.length);
    case "exhibits":
      return count(
        trial.exhibits.stand,
        result.exhibits.filter(({ standing }) => standing === "stands").length,
      );
    case "juror":
      return trial.vote[result.vote];
    case "jury":
      return [
        count(trial.voteCounts.guilty, result.votes.guilty),
        count(trial.voteCounts.notGuilty, result.votes.notGuilty),
      ].join(", ");
    case "judgment":
      return trial.verdict[result.verdict];
    case "edits":
      return fill(trial.steps.editsNote, {
        n: result.edits.filter(({ applies }) => applies).length,
        of: result.edits.length,
      });
    case "case":
      return trial.caseState[result.state];
    default:
      return "";
  }
}
