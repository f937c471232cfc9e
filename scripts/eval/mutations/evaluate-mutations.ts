/** `npm run eval -- --mutations`: judges every case of the mutation bench, by one arm or several, and prints what came of it. */
import { type Arm, arm as armNames } from "@/lib/trace/court";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { formatComparisons } from "@/scripts/eval/statistics";
import { createTrialRunner, type JudgedTrial } from "@/scripts/eval/trial-runner";
import { loadMutations } from "./load-mutations";
import {
  figuresOf,
  formatFigures,
  formatProblem,
  isRight,
  type MutationFigures,
} from "./mutation-report";
import { type Judged, type MutationScore, scoreMutation } from "./score-mutation";

export type MutationOptions = { only: readonly string[]; arms: readonly string[] };

/** What `--json` writes of an arm. */
export type ArmRow = {
  arm: Arm;
  figures: MutationFigures;
  cases: { id: string; kind: string; state: string; isRight: boolean; problem: string | null }[];
};

export async function evaluateMutations({ only, arms }: MutationOptions): Promise<ArmRow[]> {
  const all = await loadMutations();
  const cases = all.filter(({ id }) => only.length === 0 || only.includes(id));
  if (cases.length === 0) throw new Error(`The bench has no case called ${only.join(", ")}.`);
  const wanted = (arms.length === 0 ? ["court"] : arms).map((name) => armNames.parse(name));
  const runner = createTrialRunner();
  const scored = new Map<Arm, MutationScore[]>();
  try {
    for (const arm of wanted) {
      const scores: MutationScore[] = [];
      for (const mutation of cases) {
        const { title, body, patch, pages } = mutation;
        const order = { title, body, patch, pages, arm, rules: defaultCourtRules };
        const score = scoreMutation(mutation, judgedOf(await runner.judge(order)));
        scores.push(score);
        const problem = formatProblem(score);
        if (problem !== null) console.log(problem);
      }
      scored.set(arm, scores);
      console.log(`\n${arm}${formatFigures(scores)}`);
    }
  } finally {
    await runner.close();
  }
  const rightByArm = new Map([...scored].map(([arm, scores]) => [arm, scores.map(isRight)]));
  console.log(formatComparisons(rightByArm).join("\n"));
  return [...scored].map(([arm, scores]) => ({
    arm,
    figures: figuresOf(scores),
    cases: scores.map((score) => ({
      id: score.id,
      kind: score.kind,
      state: score.judged.state,
      isRight: isRight(score),
      problem: formatProblem(score),
    })),
  }));
}

function judgedOf({ state, view, summary, wallMs }: JudgedTrial): Judged {
  const usage = summary?.usage;
  return {
    state,
    view,
    chosen: summary?.config.trial?.pages.map(({ path }) => path) ?? [],
    tokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0),
    costUsd: usage?.costUsd ?? 0,
    wallMs,
  };
}
