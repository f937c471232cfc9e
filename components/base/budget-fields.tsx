"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { Budget } from "@/lib/trace/config";
import { NumberField } from "./number-field";

type Limit = { name: keyof Budget; min: number; max: number; isWhole: boolean };

const limits: readonly Limit[] = [
  { name: "costUsd", min: 0, max: 1000, isWhole: false },
  { name: "seconds", min: 1, max: 86_400, isWhole: true },
  { name: "iterations", min: 1, max: 50, isWhole: true },
  { name: "subCalls", min: 0, max: 1000, isWhole: true },
  { name: "tokens", min: 1, max: 1_000_000_000, isWhole: true },
  { name: "depth", min: 1, max: 4, isWhole: true },
];

type Props = { budget: Budget; onChange: (budget: Budget) => void };

/** The limits of one run, one field each. */
export function BudgetFields({ budget, onChange }: Props) {
  const { m } = useMessages();
  return limits.map(({ name, ...range }) => (
    <NumberField
      key={name}
      {...range}
      label={m.budget[name]}
      value={budget[name]}
      onChange={(value) => onChange({ ...budget, [name]: value })}
    />
  ));
}
