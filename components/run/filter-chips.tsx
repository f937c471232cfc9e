"use client";

import { Icon } from "@/components/base/icon";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import { allSteps, type StepFilter } from "@/lib/trace/filter";
import { useRun } from "./run-context";

/** What the filter asks for, each part to be taken out by itself. */
export function FilterChips() {
  const speech = useMessages();
  const { m } = speech;
  const { filter, setFilter } = useRun();
  const chips = chipsOf(filter, speech);
  return (
    <ul className="filter-chips" aria-label={m.viewer.filter.chips}>
      {chips.map(({ name, without }) => (
        <li key={name} className="chip">
          {name}
          <button
            type="button"
            aria-label={fill(m.viewer.filter.remove, { name })}
            onClick={() => setFilter(without)}
          >
            <Icon name="x" small />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="link" onClick={() => setFilter(allSteps)}>
            {m.viewer.filter.clear}
          </button>
        </li>
      )}
    </ul>
  );
}

type Chip = { name: string; without: Partial<StepFilter> };

function chipsOf(filter: StepFilter, { m }: Speech): Chip[] {
  const words = m.viewer.filter;
  const chips: Chip[] = [
    ...[...filter.kinds].map((kind) => ({
      name: words.kind[kind],
      without: { kinds: new Set([...filter.kinds].filter((other) => other !== kind)) },
    })),
    ...[...filter.stages].map((stage) => ({
      name: words.stage[stage],
      without: { stages: new Set([...filter.stages].filter((other) => other !== stage)) },
    })),
  ];
  const add = (name: string | null, without: Partial<StepFilter>) => {
    if (name !== null) chips.push({ name, without });
  };
  const { outcome, minCostUsd, minMs, window, annotated } = filter;
  add(outcome === "any" ? null : words.outcomes[outcome], { outcome: "any" });
  add(filter.model, { model: null });
  add(minCostUsd === null ? null : fill(words.costChip, { value: formatCost(minCostUsd, "") }), {
    minCostUsd: null,
  });
  add(minMs === null ? null : fill(words.costChip, { value: formatDuration(minMs) }), {
    minMs: null,
  });
  add(
    window &&
      fill(words.window, { from: formatDuration(window.from), to: formatDuration(window.to) }),
    { window: null },
  );
  add(annotated === "any" ? null : m.annotation.filter[annotated], { annotated: "any" });
  return chips;
}
