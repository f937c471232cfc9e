/** What a run may use when no past run tells: from the size of its prompts, and how often they are asked. */
import { estimateTokens } from "@/lib/model/estimate-tokens";
import { systemPrompt } from "@/lib/rlm/prompt";
import type { Range } from "@/lib/server/runs/past-runs";
import type { Budget, Reading } from "@/lib/trace/config";

/** The first message without the documents: their names, sizes and beginnings. */
const FIRST_MESSAGE_TOKENS = 600;
const PASSAGES_TOKENS = 2_500;
/** What one iteration adds to the conversation: a cell and what it printed. */
const ITERATION_TOKENS = 1_200;
const REPLY_TOKENS = 400;
const SECONDS_A_CALL: Range = { low: 2, high: 20 };
/** The rules decide at once; their cells take the time. */
const SECONDS_A_RULE: Range = { low: 0.3, high: 3 };

const calls: Record<Reading, Range> = {
  direct: { low: 1, high: 3 },
  search: { low: 1, high: 5 },
  rlm: { low: 2, high: 8 },
};

export type GuessedUsage = { inputTokens: Range; outputTokens: Range; seconds: Range };

export type Guessed = {
  reading: Reading;
  documentTokens: number;
  budget: Pick<Budget, "iterations">;
  isBuiltin: boolean;
};

export function guessUsage({ reading, documentTokens, budget, isBuiltin }: Guessed): GuessedUsage {
  const shown = { direct: documentTokens, search: PASSAGES_TOKENS, rlm: 0 }[reading];
  const first = estimateTokens(systemPrompt({ mayNest: true })) + FIRST_MESSAGE_TOKENS + shown;
  const low = Math.min(calls[reading].low, budget.iterations);
  const high = Math.min(calls[reading].high, budget.iterations);
  const seconds = isBuiltin ? SECONDS_A_RULE : SECONDS_A_CALL;
  const inputOf = (count: number) => count * first + (ITERATION_TOKENS * count * (count - 1)) / 2;
  return {
    inputTokens: { low: inputOf(low), high: inputOf(high) },
    outputTokens: { low: low * REPLY_TOKENS, high: high * REPLY_TOKENS * 2 },
    seconds: { low: low * seconds.low, high: high * seconds.high },
  };
}
