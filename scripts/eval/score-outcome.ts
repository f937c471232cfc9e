/** Right, wrong or abstained: a run without an answer, or with a partial one, gives nothing to be wrong about. */
import { checkAnswer } from "./check-answer";
import type { EvalQuestion } from "./eval-question";
import type { EvalRun } from "./eval-runner";

export type Outcome = "right" | "wrong" | "abstained";

export type Scored = { outcome: Outcome; answer: string; why: string };

export function scoreOutcome(question: EvalQuestion, { summary, text }: EvalRun): Scored {
  const { answer, error } = summary;
  if (question.answer === null && (answer === null || answer.abstained)) {
    return { outcome: "right", answer: answer?.text ?? "", why: "" };
  }
  if (answer === null)
    return { outcome: "abstained", answer: "", why: error?.message ?? "no answer" };
  if (answer.abstained) return { outcome: "abstained", answer: "", why: answer.text };
  if (question.answer === null) {
    return { outcome: "wrong", answer: answer.text, why: "the document does not say" };
  }
  const { right, why } = checkAnswer(question, answer.text, text);
  return { outcome: right ? "right" : "wrong", answer: answer.text, why };
}
