/** The rule that a person tries, as the page's address holds it: `?needed=4`, `?without=3` or `?weights=1,1,2&needed=3`. */
import type { Insights } from "@/lib/trace/insights";
import { plainRule, type TriedRule } from "@/lib/trace/what-if";

export type Recorded = NonNullable<Insights["whatIf"]>;

export type RuleMode = "needed" | "without" | "weights";

export type ChosenRule = {
  mode: RuleMode;
  rule: TriedRule;
  /** Counts from 1; null unless a juror is left out. */
  without: number | null;
  /** Whether it is the rule by which most cases were heard. */
  isNow: boolean;
};

const MOST_WEIGHT = 9;

export function chosenRule(params: URLSearchParams, recorded: Recorded): ChosenRule {
  const { seats, needed: now } = recorded;
  const without = wholeIn(params.get("without"), 1, seats);
  if (without !== null && seats > 1)
    return { mode: "without", without, isNow: false, rule: ruleWithout(recorded, without) };
  const weights = weightsIn(params.get("weights"), seats);
  if (weights) {
    const needed = numberIn(params.get("needed"), 0.1, totalWeight(weights));
    return {
      ...{ mode: "weights", without: null, isNow: false },
      rule: { weights, needed: needed ?? (now / seats) * totalWeight(weights) },
    };
  }
  const needed = wholeIn(params.get("needed"), 1, seats) ?? now;
  return {
    ...{ mode: "needed", without: null, isNow: needed === now },
    rule: plainRule(seats, needed),
  };
}

/** The same rule for a jury without this juror, who counts from 1. */
export function ruleWithout({ seats, neededWithout }: Recorded, juror: number): TriedRule {
  const { weights } = plainRule(seats, neededWithout);
  return {
    weights: weights.map((weight, seat) => (seat === juror - 1 ? 0 : weight)),
    needed: neededWithout,
  };
}

/** What the address says of a rule; names that are null are taken out. */
export function addressOf(
  mode: RuleMode,
  chosen: { rule: TriedRule; without: number | null },
): Record<"needed" | "without" | "weights", string | null> {
  const { rule, without } = chosen;
  return {
    needed: mode === "without" ? null : String(rule.needed),
    without: mode === "without" ? String(without ?? 1) : null,
    weights: mode === "weights" ? rule.weights.join(",") : null,
  };
}

export function totalWeight(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function weightsIn(text: string | null, seats: number): number[] | null {
  const weights = (text ?? "").split(",").map(Number);
  const isUsable = weights.every(
    (weight) => Number.isFinite(weight) && weight >= 0 && weight <= MOST_WEIGHT,
  );
  return text && isUsable && weights.length === seats && totalWeight(weights) > 0 ? weights : null;
}

function numberIn(text: string | null, low: number, high: number): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value >= low && value <= high ? value : null;
}

function wholeIn(text: string | null, low: number, high: number): number | null {
  const value = numberIn(text, low, high);
  return value !== null && Number.isInteger(value) ? value : null;
}
