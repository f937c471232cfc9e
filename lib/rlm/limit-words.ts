/** Limits in words: for a model that is to end, for guest code that asked too much, and for the reader of a partial answer. */
import { grouped } from "@/lib/rlm/prompt";
import type { Budget } from "@/lib/trace/config";

export type Limits = Pick<Budget, "tokens" | "costUsd" | "seconds" | "subCalls">;

export type Money = { tokens: number; costUsd: number };

/** Reads on from "the run's" or "its". */
export function phraseOf(limit: keyof Limits, limits: Limits): string {
  switch (limit) {
    case "tokens":
      return `budget of ${grouped(limits.tokens)} tokens`;
    case "costUsd":
      return `budget of ${dollars(limits.costUsd)}`;
    case "seconds":
      return `time of ${limits.seconds} s`;
    case "subCalls":
      return `limit of ${grouped(limits.subCalls)} sub-calls`;
  }
}

/** The same with what is spent, what calls under way may still use, and what the refused call might. */
export function amountOf(
  limit: "tokens" | "costUsd" | "seconds",
  limits: Limits,
  use: { settled: Money; held: Money; wanted: { tokens: number; costUsd: number | null } },
): string {
  const phrase = phraseOf(limit, limits);
  if (limit === "seconds") return phrase;
  const show = limit === "tokens" ? grouped : dollars;
  const held = use.held[limit] > 0 ? `, ${show(use.held[limit])} set aside` : "";
  const wanted = show(use.wanted[limit] ?? 0);
  return `${phrase} (${show(use.settled[limit])} spent${held}; the next call may use ${wanted})`;
}

/** With the digits that small amounts need. */
function dollars(amount: number): string {
  return `$${Number(amount.toPrecision(amount < 1 ? 2 : 4))}`;
}
