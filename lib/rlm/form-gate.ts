/** The answer gate for an answer of a given form: one that does not fit goes back once, then it stands as text. */
import { judgeFinal } from "@/lib/evidence/gate";
import type { GateInput, GateVerdict } from "@/lib/evidence/gate-contract";
import { formedFinal } from "@/lib/form/formed-answer";
import type { AnswerForm } from "@/lib/trace/config";

export type FormVerdict = GateVerdict & {
  /** True once an answer went back because of its form. */
  formReturned: boolean;
};

export function judgeFormed(
  input: GateInput,
  form: AnswerForm | undefined,
  formReturned: boolean,
): FormVerdict {
  const { final } = input;
  if (final.kind === "confirm") return { ...judgeFinal(input), formReturned };
  const formed = formedFinal(final, form);
  const verdict = judgeFinal({ ...input, final: formed.final });
  const goesBack = formed.problems.length > 0 && !formReturned && input.mustPublish !== "last";
  if (!goesBack) return { ...verdict, formReturned };
  const also = verdict.decision === "returned" ? `\n${verdict.message}` : "";
  return {
    ...verdict,
    decision: "returned",
    message: misfitMessage(formed.problems) + also,
    warnings: [],
    state: { ...verdict.state, held: null },
    formReturned: true,
  };
}

function misfitMessage(problems: readonly string[]): string {
  return [
    "FINAL was not accepted yet: the answer does not have the form that was asked for.",
    ...problems.map((problem) => `- ${problem}`),
    "Call FINAL again with a value of that form; what does not fit then is published as text only.",
  ].join("\n");
}
