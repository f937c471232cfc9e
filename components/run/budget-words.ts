import type { Speech } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { formatCost } from "@/lib/format/money";
import type { Budget, PausingLimit } from "@/lib/trace/config";

/** An amount of a limit as a reader writes it. */
export function amountWords(limit: PausingLimit, amount: number, { number }: Speech): string {
  if (limit === "costUsd") return formatCost(amount, "");
  return limit === "seconds" ? formatDuration(amount * 1000) : number(Math.round(amount));
}

/** What fills the places of a sentence about limits. */
export function limitWords(limits: Budget, speech: Speech) {
  return {
    cost: `$${limits.costUsd.toFixed(2)}`,
    tokens: amountWords("tokens", limits.tokens, speech),
    time: amountWords("seconds", limits.seconds, speech),
  };
}
