/** What to do after a cell that called FINAL, failed, or was refused. */
import { abstainStep, type Step } from "./cell";
import type { Conversation } from "./conversation";
import { readQuestion } from "./question/reading";
import { reason } from "./reasons/reason";

export function settleFinal({ turns, question }: Conversation): Step | null {
  const { language } = readQuestion(question);
  const last = turns.at(-1);
  if (last === undefined) return null;
  const said = last.observation.replace(/⟦[\s\S]*?⟧/g, "");
  if (/^\[cell \d+ of at most \d+\] failed/.test(said)) {
    return abstainStep(reason(language, "cellFailed"));
  }
  if (said.includes("FINAL was not accepted yet")) {
    const objection = /^- (.*)$/m.exec(said)?.[1] ?? "a value could not be traced to the text";
    return abstainStep(reason(language, "refused", { objection }));
  }
  if (said.includes("Check this in one more cell")) return lookAgain(last.reply);
  if (said.includes("FINAL is held") || wasHeldBefore(turns)) {
    return {
      why: "The answer and its evidence stand as computed, so I publish it.",
      code: "FINAL()",
    };
  }
  if (
    /No cell was found|Your reply was cut off|Reply with one more that only calls FINAL/.test(said)
  ) {
    return abstainStep(reason(language, "endedEarly"));
  }
  return null;
}

function wasHeldBefore(turns: Conversation["turns"]): boolean {
  const before = turns.at(-2);
  return before?.observation.includes("Check this in one more cell") ?? false;
}

/** Runs the computation's own cell again, without its FINAL, so that the check it prints is looked at once more. */
function lookAgain(reply: string): Step {
  const code = /```ts\n([\s\S]*?)\n```/.exec(reply)?.[1] ?? "";
  const checked = code
    .replace(/\bFINAL\(/g, 'console.log("checked again:", ')
    .replace(/\bABSTAIN\(/g, 'console.log("does not hold:", ');
  return {
    why: "I run the computation again and look at its checks before I confirm.",
    code: `// Check: the same computation once more.\n${checked}`,
  };
}
