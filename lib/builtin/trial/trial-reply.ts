/** The rule-based engine in a role of a trial: a JSON object, as the prompt asks for it. */
import type { ModelMessage } from "@/lib/model/model";
import type { TrialRole } from "@/lib/trace/court";
import { readTrialPrompt } from "./read-trial-prompt";
import { defend } from "./roles/defense";
import { judge } from "./roles/judge";
import { judgeAsJuror, lensIn } from "./roles/juror";
import { prosecute } from "./roles/prosecutor";
import { answerAlone } from "./roles/single";

export function trialReply(role: TrialRole, messages: readonly ModelMessage[]): string {
  const prompt = messages.find((message) => message.role === "user")?.content ?? "";
  const shown = readTrialPrompt(prompt);
  const complaints = complaintsIn(messages);
  const shape = prompt.slice(prompt.lastIndexOf("Reply with one JSON object"));
  const reply = () => {
    if (role === "defense") return defend(shown);
    if (role === "juror") return judgeAsJuror(shown, lensIn(prompt));
    if (role === "judge") return judge(shown, complaints);
    if (shape.includes('"findings"')) return answerAlone(shown);
    if (shape.includes('"answers"')) return answerDefense(shown);
    return prosecute(shown, complaints);
  };
  return JSON.stringify(reply());
}

/** In a debate: what a standing quote contests is taken back, the rest is kept. */
function answerDefense({
  claims,
  contests,
  speaksToReviewers,
}: ReturnType<typeof readTrialPrompt>) {
  return {
    injectionSeen: speaksToReviewers,
    answers: claims.map(({ id }) => {
      const contest = contests.find(({ exhibit }) => exhibit === id);
      return contest
        ? { exhibit: id, keeps: false, argument: `The quote shows it: ${contest.ground}.` }
        : { exhibit: id, keeps: true, argument: "Nothing was quoted that keeps the passage true." };
    }),
  };
}

/** What was wrong with the reply before, where this is the second round. */
function complaintsIn(messages: readonly ModelMessage[]): string[] {
  if (!messages.some((message) => message.role === "assistant")) return [];
  const last = messages.at(-1)?.content ?? "";
  const list = /^Your reply was not accepted: (.*)\. Send the whole JSON object again\./s.exec(
    last,
  )?.[1];
  return list === undefined ? [] : list.split("; ");
}
