/** Repairs a cell that does not parse by named rules, alone and then together; a cell that parses is never touched. */
import type { Repair } from "@/lib/trace/event";
import { checkLength } from "./compile-cell";
import type { HealingRule } from "./healing-rule";
import { CellSyntaxError, isTooDeep, syntaxErrorIn } from "./parse-cell";
import { pythonRules } from "./python-rules";
import { asyncRule, bracketRule } from "./structure-rules";
import { proseRule, textRules } from "./text-rules";

const rules: readonly HealingRule[] = [
  ...textRules,
  ...pythonRules,
  asyncRule,
  proseRule,
  bracketRule,
];

export type Healed = {
  source: string;
  repairs: Repair[];
  /** Why the source as written does not parse, when no rule helps. */
  error: CellSyntaxError | null;
};

export function healCell(source: string): Healed {
  try {
    checkLength(source);
  } catch (error) {
    if (error instanceof CellSyntaxError) return { source, repairs: [], error };
    throw error;
  }
  const error = syntaxErrorIn(source);
  if (error === null) return { source, repairs: [], error: null };
  if (isTooDeep(error)) return { source, repairs: [], error };
  return healByOne(source) ?? healTogether(source) ?? { source, repairs: [], error };
}

function healByOne(source: string): Healed | null {
  for (const { rule, note, apply } of rules) {
    const repaired = apply(source);
    if (repaired === null || repaired === source || syntaxErrorIn(repaired) !== null) continue;
    return { source: repaired, repairs: [{ rule, note }], error: null };
  }
  return null;
}

function healTogether(source: string): Healed | null {
  let current = source;
  const repairs: Repair[] = [];
  for (const { rule, note, apply } of rules) {
    const repaired = apply(current);
    if (repaired === null || repaired === current) continue;
    current = repaired;
    repairs.push({ rule, note });
    if (syntaxErrorIn(current) === null) return { source: current, repairs, error: null };
  }
  return null;
}
