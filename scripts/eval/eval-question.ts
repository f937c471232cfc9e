/** One line of `questions.jsonl`, the form that every question set shares. */
import { z } from "zod";

export const evalQuestion = z.object({
  id: z.string(),
  doc: z.string().optional(),
  docs: z.array(z.string()).optional(),
  question: z.string(),
  kind: z.string(),
  /** Null: the document does not say, the only right outcome is to abstain. */
  answer: z.unknown(),
  check: z.string(),
  tol: z.number().optional(),
  key_facts: z.array(z.string()).optional(),
});

export type EvalQuestion = z.infer<typeof evalQuestion>;

export function parseQuestions(jsonl: string): EvalQuestion[] {
  return jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => evalQuestion.parse(JSON.parse(line)));
}
