"use client";

import type { Budget } from "@/components/api/shapes";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

type Field = { name: keyof Budget; min: number; max: number; step: number };

const fields: readonly Field[] = [
  { name: "costUsd", min: 0, max: 1000, step: 0.05 },
  { name: "seconds", min: 1, max: 86_400, step: 1 },
  { name: "iterations", min: 1, max: 50, step: 1 },
  { name: "subCalls", min: 0, max: 1000, step: 1 },
  { name: "tokens", min: 1, max: 1_000_000_000, step: 1 },
  { name: "depth", min: 1, max: 4, step: 1 },
];

type Props = { budget: Budget; defaults: Budget; onChange: (budget: Budget) => void };

export function BudgetPopover({ budget, defaults, onChange }: Props) {
  const { m } = useMessages();
  const cost = `$${budget.costUsd.toFixed(2)}`;
  return (
    <Popover
      button={
        <>
          <span className="sr-only">{m.budget.title}: </span>
          {fill(m.budget.button, { cost, seconds: budget.seconds })}
        </>
      }
      label={m.budget.title}
      align="end"
    >
      {() => (
        <div className="grid w-[280px] max-w-full gap-2">
          <h3 className="text-[12px]">{m.budget.title}</h3>
          {fields.map((field) => (
            <label
              key={field.name}
              className="grid grid-cols-[1fr_110px] items-center gap-3 text-[12px]"
            >
              {m.budget[field.name]}
              <input
                className="field num"
                type="number"
                inputMode="decimal"
                min={field.min}
                max={field.max}
                step={field.step}
                value={budget[field.name]}
                onChange={(event) => {
                  const value = event.target.valueAsNumber;
                  if (Number.isFinite(value))
                    onChange({
                      ...budget,
                      [field.name]: Math.min(field.max, Math.max(field.min, value)),
                    });
                }}
              />
            </label>
          ))}
          <p className="muted text-[12px]">{m.budget.note}</p>
          <button
            type="button"
            className="btn justify-self-start"
            onClick={() => onChange(defaults)}
          >
            {m.budget.reset}
          </button>
        </div>
      )}
    </Popover>
  );
}
