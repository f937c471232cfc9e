import type { Budget } from "@/components/api/shapes";

export type PresetName = "small" | "usual" | "large";

export const presetNames: readonly PresetName[] = ["small", "usual", "large"];

/** The share of a limit at which a run asks. */
export const ASK_AT = 0.8;

/** Sensible budgets; the usual one is the server's default. */
export function presetOf(name: PresetName, usual: Budget): Budget {
  if (name === "usual") return usual;
  const isSmall = name === "small";
  const by = isSmall ? 1 / 5 : 4;
  return {
    ...usual,
    costUsd: Number((usual.costUsd * by).toPrecision(2)),
    tokens: Math.round(usual.tokens * by),
    seconds: Math.round(usual.seconds * (isSmall ? 1 / 3 : 4)),
    subCalls: Math.min(1_000, Math.round(usual.subCalls * by)),
    iterations: Math.min(50, Math.max(1, Math.round(usual.iterations * (isSmall ? 2 / 3 : 2)))),
  };
}

/** The preset that a budget is; null when it was set by hand. */
export function presetNamed(budget: Budget, usual: Budget): PresetName | null {
  return presetNames.find((name) => isSame(presetOf(name, usual), budget)) ?? null;
}

function isSame(one: Budget, other: Budget): boolean {
  const limits = ["costUsd", "tokens", "seconds", "subCalls", "iterations", "depth"] as const;
  return limits.every((limit) => one[limit] === other[limit]);
}
