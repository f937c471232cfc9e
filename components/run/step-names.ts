import type { IconName } from "@/components/base/icon";
import type { Speech } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Span, SpanOf } from "@/lib/trace/reduce";
import { iterationTitle, type Step, type StepKind } from "@/lib/trace/select";

/** Hue and shape of a step; its name comes beside them. */
export const stepLooks: Record<StepKind, { kind: string; icon: IconName }> = {
  iteration: { kind: "k-plain", icon: "list" },
  model: { kind: "k-model", icon: "model" },
  code: { kind: "k-code", icon: "code" },
  sub: { kind: "k-sub", icon: "sub" },
  nested: { kind: "k-sub", icon: "fork" },
  tool: { kind: "k-code", icon: "search" },
  check: { kind: "k-check", icon: "gate" },
  route: { kind: "k-plain", icon: "right" },
  limit: { kind: "k-repair", icon: "ban" },
  pause: { kind: "k-repair", icon: "clock" },
  stage: { kind: "k-plain", icon: "list" },
  foreign: { kind: "k-plain", icon: "box" },
};

export type StepName = { name: string; note: string | null };

export function stepName(step: Step, number: number, { m, count }: Speech): StepName {
  const { span } = step;
  switch (span.kind) {
    case "iteration":
      return {
        name: iterationTitle(step) ?? fill(m.run.steps.iteration, { n: number }),
        note: null,
      };
    case "model-call":
      return span.start.role === "sub"
        ? { name: m.run.steps.sub, note: subTask(span.start.added.at(-1)?.content.preview ?? "") }
        : { name: foreignName(span) ?? m.run.steps.model, note: null };
    case "sandbox-run": {
      const lines = span.start.code.preview.trimEnd().split("\n").length;
      return { name: m.run.steps.code, note: count(m.run.steps.lines, lines) };
    }
    case "tool-call":
      return { name: span.start.tool, note: span.start.argument };
    case "nested-run":
      return { name: m.run.steps.nested, note: span.start.question };
    case "gate":
      return { name: m.run.steps.check, note: gateNote(span, m.run.gate) };
    case "route":
      return { name: m.budgeting.reading.step, note: m.budgeting.reading[span.start.reading] };
    case "limit":
      return { name: m.budgeting.refused.step, note: span.name };
    case "pause":
      return { name: m.budgeting.pause.step, note: null };
    default:
      return { name: span.name, note: null };
  }
}

/** Calls of this product are known by their request; one that another program made may have a name of its own. */
export function foreignName({ start, name }: SpanOf<"model-call">): string | null {
  return start.requestHash === "" && name !== "model call" ? name : null;
}

function gateNote(
  span: Extract<Span, { kind: "gate" }>,
  words: { published: string; held: string; returned: string },
): string {
  return (words[span.start.decision].split(":")[1] ?? "").trim();
}

/** What a sub-call was asked, without the instructions around it. */
export function subTask(prompt: string): string {
  const task = /^Task:\s*(.+)$/m.exec(prompt);
  return (task?.[1] ?? prompt.split("\n", 1)[0] ?? "").trim();
}
