"use client";

import type { Budget } from "@/components/api/shapes";
import { BudgetFields } from "@/components/base/budget-fields";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

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
          <BudgetFields budget={budget} onChange={onChange} />
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
