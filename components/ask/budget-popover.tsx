"use client";

import { useId } from "react";
import type { Budget } from "@/components/api/shapes";
import { BudgetFields } from "@/components/base/budget-fields";
import { Popover } from "@/components/base/popover";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { presetNamed, presetNames, presetOf } from "./budget-presets";

type Props = {
  budget: Budget;
  defaults: Budget;
  /** True when the run is to ask before a limit is reached. */
  asks: boolean;
  onChange: (budget: Budget) => void;
  onAsks: (asks: boolean) => void;
};

export function BudgetPopover(props: Props) {
  const { m } = useMessages();
  const { budget } = props;
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
      {() => <BudgetPanel {...props} />}
    </Popover>
  );
}

/** The limits in words, a few sensible ones to choose from, and each by itself. */
function BudgetPanel({ budget, defaults, asks, onChange, onAsks }: Props) {
  const { m, number } = useMessages();
  const words = m.budgeting.presets;
  const askId = useId();
  return (
    <div className="grid w-[300px] max-w-full gap-2 whitespace-normal text-[12px]">
      <h3 className="text-[12px]">{m.budget.title}</h3>
      <Segmented
        label={words.label}
        value={presetNamed(budget, defaults) ?? "own"}
        options={presetNames.map((name) => ({ value: name, label: words[name] }))}
        onChange={(name) => name !== "own" && onChange(presetOf(name, defaults))}
      />
      <p>
        {fill(words.words, {
          cost: `$${budget.costUsd.toFixed(2)}`,
          tokens: number(budget.tokens),
          time: formatDuration(budget.seconds * 1000),
          cells: number(budget.iterations),
          subCalls: number(budget.subCalls),
        })}
      </p>
      <div className="grid grid-cols-[auto_1fr] items-start gap-x-2">
        <input
          id={askId}
          type="checkbox"
          checked={asks}
          aria-describedby={`${askId}-note`}
          onChange={(event) => onAsks(event.target.checked)}
        />
        <label htmlFor={askId}>{words.ask}</label>
        <p id={`${askId}-note`} className="muted col-start-2">
          {words.askNote}
        </p>
      </div>
      <details className="reveal">
        <summary>{words.fields}</summary>
        <div className="mt-2 grid gap-2">
          <BudgetFields budget={budget} onChange={onChange} />
        </div>
      </details>
      <p className="muted">{m.budget.note}</p>
      <button type="button" className="btn justify-self-start" onClick={() => onChange(defaults)}>
        {m.budget.reset}
      </button>
    </div>
  );
}
