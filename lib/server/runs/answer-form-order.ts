/** The form of an answer as a request names it. A schema in it is refused here, before the run costs anything. */
import "server-only";
import { z } from "zod";
import { formProblem } from "@/lib/form/answer-check";
import { type AnswerForm, answerForm } from "@/lib/trace/config";

export const answerFormOrder = z
  .union(
    [
      z.enum(["free", "number", "yes-no", "list", "table"]),
      z.strictObject({ schema: z.unknown().meta({ description: "A JSON schema." }) }),
    ],
    { error: 'Name a form: free, number, yes-no, list or table, or give {"schema": …}.' },
  )
  .superRefine((form, context) => {
    const message = formProblem(form);
    if (message !== null) context.addIssue({ code: "custom", path: ["schema"], message });
  })
  .meta({
    description:
      "What the answer's data shall be; left out, the answer is free text. A schema is checked by draft 2020-12, without groups in patterns, references to other documents or to itself. GET /api/v1/runs/{runId}/data gives the data.",
  });

export type AnswerFormOrder = z.infer<typeof answerFormOrder>;

/** Undefined for free text. */
export function orderedForm(order: AnswerFormOrder | undefined): AnswerForm | undefined {
  return order === undefined || order === "free" ? undefined : answerForm.parse(order);
}
