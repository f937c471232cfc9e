/** A step of another program that has no counterpart here: shown with all that its source said of it. */
import type { Body, Outcome } from "@/lib/trace/event";
import { spanStart } from "./call-span";
import type { ImportedSpan } from "./imported-log";

export type ForeignStep = {
  label: string;
  input: Body | null;
  output: Body | null;
  attributes: Body;
  outcome: Outcome;
};

export function foreignSpan(
  step: ForeignStep,
  times: Pick<ImportedSpan, "id" | "parentId" | "name" | "startAt" | "endAt">,
): ImportedSpan {
  return {
    ...times,
    start: (settled) => ({
      type: "foreign-start",
      ...spanStart(settled),
      label: step.label,
      input: step.input,
      attributes: step.attributes,
    }),
    end: (spanId) => ({
      type: "foreign-end",
      spanId,
      outcome: step.outcome,
      output: step.output,
    }),
  };
}
